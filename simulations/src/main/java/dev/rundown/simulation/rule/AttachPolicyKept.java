package dev.rundown.simulation.rule;

import dev.rundown.actor.Address;
import dev.rundown.actor.Event;
import dev.rundown.extension.npi.InvocationEvent.ClientListed;
import dev.rundown.extension.npi.InvocationEvent.ClientTurnedAway;
import dev.rundown.extension.npi.InvocationEvent.ClientUnlisted;
import java.util.Optional;

/// EBPF005: the duty of a hook.
final class AttachPolicyKept implements Automaton<Address, Places> {
    @Override
    public Optional<Address> key(Event event) {
        return switch (event) {
            case ClientListed it -> Optional.of(it.hook());
            case ClientUnlisted it -> Optional.of(it.hook());
            case ClientTurnedAway it -> Optional.of(it.hook());
            default -> Optional.empty(); // Any actor may record events of its own.
        };
    }

    @Override
    public Places initial() {
        return Places.NONE;
    }

    @Override
    public Judgement<Places> next(Address key, Places before, Event event) {
        return switch (event) {
            case ClientListed it
            when !before.allow(it.policy(), it.parameter()) ->
                new Judgement.Broken<>(
                        key,
                        "gave %s a place although %s has none"
                                .formatted(it.binding().client(), it.policy()));
            case ClientListed it -> new Judgement.Going<>(before.with(it.binding(), it.parameter()));
            case ClientUnlisted it -> new Judgement.Going<>(before.without(it.binding()));
            case ClientTurnedAway it
            when it.status() != it.policy().refusal() ->
                new Judgement.Broken<>(
                        key,
                        "turned %s away with %s, and not with %s"
                                .formatted(
                                        it.binding().client(),
                                        it.status(),
                                        it.policy().refusal()));
            default -> new Judgement.Going<>(before); // Turned away as it should be.
        };
    }
}
