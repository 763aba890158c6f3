package dev.rundown.simulation.rule;

import dev.rundown.actor.Event;
import dev.rundown.extension.npi.InvocationEvent.ProviderCallStarted;
import dev.rundown.registrar.BindingHandle;
import dev.rundown.registrar.ModuleMessage.ClientDetachProvider;
import dev.rundown.registrar.NtStatus;
import dev.rundown.registrar.Registrar;
import dev.rundown.registrar.RegistrarEvent.Ended;
import dev.rundown.registrar.RegistrarMessage.ClientAttachProviderReturned;
import java.util.Optional;

/// NMR002: the client's duty, and the registrar's to tell it. The mirror image of NMR001.
final class ClientCallAfterDetach implements Automaton<BindingHandle, ClientCallAfterDetach.Door> {
    /// Whether a call into the provider may begin.
    enum Door {
        OPEN,
        /// And both ends are attached: the client has to be told before the binding ends.
        ATTACHED,
        CLOSED
    }

    @Override
    public Optional<BindingHandle> key(Event event) {
        return switch (event) {
            case Observed.Called(var binding, ClientDetachProvider _, var _, var _, var _) -> Optional.of(binding);
            case ProviderCallStarted it -> Optional.of(it.binding());
            case Observed.Returned(var binding, ClientAttachProviderReturned _, var _, var _) -> Optional.of(binding);
            case Ended it -> Optional.of(it.binding());
            default -> Optional.empty(); // Any actor may record events of its own.
        };
    }

    @Override
    public Door initial() {
        return Door.OPEN;
    }

    @Override
    public Judgement<Door> next(BindingHandle key, Door door, Event event) {
        return switch (event) {
            case ProviderCallStarted _
            when door == Door.CLOSED ->
                new Judgement.Broken<>(
                        key.client().module(),
                        "called %s after ClientDetachProvider(%s)"
                                .formatted(key.provider().module(), key));
            case ProviderCallStarted _ -> new Judgement.Going<>(door);
            case Observed.Returned(var _, ClientAttachProviderReturned m, var _, var _) ->
                new Judgement.Going<>(
                        door == Door.OPEN && m.status() == NtStatus.STATUS_SUCCESS ? Door.ATTACHED : door);
            case Ended _
            when door == Door.ATTACHED ->
                new Judgement.Broken<>(
                        Registrar.ADDRESS, "ended %s and never told its client to stop calling".formatted(key));
            default -> new Judgement.Going<>(Door.CLOSED); // Told to stop, or ended.
        };
    }
}
