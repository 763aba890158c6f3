package dev.rundown.simulation.rule;

import dev.rundown.actor.Address;
import dev.rundown.actor.Event;
import dev.rundown.extension.npi.InvocationEvent.AttachRefused;
import dev.rundown.extension.npi.InvocationEvent.ClientListed;
import dev.rundown.extension.npi.InvocationEvent.ClientTurnedAway;
import dev.rundown.extension.npi.InvocationEvent.ClientUnlisted;
import dev.rundown.extension.npi.InvocationEvent.Closing;
import dev.rundown.extension.npi.InvocationEvent.Gone;
import dev.rundown.extension.npi.Refusal.Cause;
import dev.rundown.registrar.NtStatus;
import dev.rundown.registrar.RegistrarMessage.ProviderAttachClientReturned;
import java.util.Optional;

/// EBPF011, where an attach is concerned: the duty of a hook. A refusal needs a reason that is still there: a client
/// that has the place, or an extension that is leaving; and one that is leaving takes nobody.
final class RefusalIsNotForEver implements Automaton<Address, RefusalIsNotForEver.Lives> {
    /// The lives that may be a reason.
    ///
    /// @param places  of all hooks of an extension; which one says the binding
    /// @param leaving nobody may come in any more
    record Lives(Places places, boolean leaving) {
        static final Lives NONE = new Lives(Places.NONE, false);
    }

    @Override
    public Optional<Address> key(Event event) {
        return switch (event) {
            case ClientListed it -> Optional.of(owner(it.hook()));
            case ClientUnlisted it -> Optional.of(owner(it.hook()));
            case ClientTurnedAway it -> Optional.of(owner(it.hook()));
            case AttachRefused it when it.refusal().cause() == Cause.LEAVING -> Optional.of(owner(it.by()));
            case Observed.Returned(var _, ProviderAttachClientReturned m, var from, var _)
            when m.status() == NtStatus.STATUS_SUCCESS -> Optional.of(owner(from));
            case Closing it -> Optional.of(it.extension());
            case Gone it -> Optional.of(it.extension());
            default -> Optional.empty(); // Any actor may record events of its own.
        };
    }

    private static Address owner(Address hook) {
        return Owner.of(hook).orElse(hook);
    }

    @Override
    public Lives initial() {
        return Lives.NONE;
    }

    @Override
    public Judgement<Lives> next(Address key, Lives before, Event event) {
        var places = before.places;
        return switch (event) {
            case ClientListed it ->
                new Judgement.Going<>(new Lives(places.with(it.binding(), it.parameter()), before.leaving));
            case ClientUnlisted it -> new Judgement.Going<>(new Lives(places.without(it.binding()), before.leaving));
            case ClientTurnedAway it
            when at(places, it.hook()).allow(it.policy(), it.parameter()) ->
                new Judgement.Broken<>(
                        it.hook(),
                        "turned %s away although nobody has the place any more"
                                .formatted(it.binding().client()));
            case AttachRefused it
            when !before.leaving -> new Judgement.Broken<>(it.by(), "said that it is leaving, and it is not");
            case Observed.Returned it
            when before.leaving ->
                new Judgement.Broken<>(
                        it.from(),
                        "took %s although it is leaving".formatted(it.binding().client()));
            case Closing _ -> new Judgement.Going<>(new Lives(places, true));
            case Gone _ -> new Judgement.Going<>(Lives.NONE);
            default -> new Judgement.Going<>(before); // A reason that is there.
        };
    }

    private static Places at(Places places, Address hook) {
        var here = Places.NONE;
        for (var entry : places.parameters().entrySet()) {
            if (entry.getKey().provider().module().equals(hook)) {
                here = here.with(entry.getKey(), entry.getValue());
            }
        }
        return here;
    }
}
