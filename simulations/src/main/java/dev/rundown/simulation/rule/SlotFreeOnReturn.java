package dev.rundown.simulation.rule;

import dev.rundown.actor.Address;
import dev.rundown.actor.Event;
import dev.rundown.extension.npi.InvocationEvent.ClientListed;
import dev.rundown.extension.npi.InvocationEvent.ClientTurnedAway;
import dev.rundown.extension.npi.InvocationEvent.ClientUnlisted;
import dev.rundown.registrar.BindingHandle;
import dev.rundown.registrar.RegistrarEvent.Ended;
import java.util.Optional;

/// EBPF012: the duty of a hook. A detach returns after its binding has ended, so a place that is kept beyond the end is
/// kept too long.
final class SlotFreeOnReturn implements Automaton<Address, SlotFreeOnReturn.Kept> {
    /// @param live clients that have a place and a binding
    /// @param ended clients that have a place, and whose binding has ended
    record Kept(Places live, Places ended) {
        static final Kept NOTHING = new Kept(Places.NONE, Places.NONE);

        Kept end(BindingHandle binding) {
            var parameter = live.parameters().get(binding);
            return parameter == null ? this : new Kept(live.without(binding), ended.with(binding, parameter));
        }
    }

    @Override
    public Optional<Address> key(Event event) {
        return switch (event) {
            case ClientListed it -> Optional.of(it.hook());
            case ClientUnlisted it -> Optional.of(it.hook());
            case ClientTurnedAway it -> Optional.of(it.hook());
            case Ended it -> Optional.of(it.binding().provider().module());
            default -> Optional.empty(); // Any actor may record events of its own.
        };
    }

    @Override
    public Kept initial() {
        return Kept.NOTHING;
    }

    @Override
    public Judgement<Kept> next(Address key, Kept before, Event event) {
        return switch (event) {
            case ClientListed it ->
                new Judgement.Going<>(new Kept(before.live.with(it.binding(), it.parameter()), before.ended));
            case ClientUnlisted it ->
                new Judgement.Going<>(new Kept(before.live.without(it.binding()), before.ended.without(it.binding())));
            case ClientTurnedAway it
            when before.live.allow(it.policy(), it.parameter()) && !before.ended.allow(it.policy(), it.parameter()) ->
                new Judgement.Broken<>(
                        key,
                        "turned %s away for %s, which has detached"
                                .formatted(
                                        it.binding().client(),
                                        before.ended.parameters().firstKey().client()));
            case Ended it -> new Judgement.Going<>(before.end(it.binding()));
            default -> new Judgement.Going<>(before); // Turned away for somebody who is there.
        };
    }
}
