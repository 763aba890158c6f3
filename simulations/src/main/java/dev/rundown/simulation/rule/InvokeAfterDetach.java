package dev.rundown.simulation.rule;

import dev.rundown.actor.Event;
import dev.rundown.extension.npi.InvocationEvent.InvocationStarted;
import dev.rundown.registrar.BindingHandle;
import dev.rundown.registrar.ModuleMessage.ProviderDetachClient;
import dev.rundown.registrar.NtStatus;
import dev.rundown.registrar.Registrar;
import dev.rundown.registrar.RegistrarEvent.Ended;
import dev.rundown.registrar.RegistrarMessage.ClientAttachProviderReturned;
import java.util.Optional;

/// NMR001: the provider's duty, and the registrar's to tell it.
final class InvokeAfterDetach implements Automaton<BindingHandle, InvokeAfterDetach.Door> {
    /// Whether an invocation may begin.
    enum Door {
        OPEN,
        /// And both ends are attached: the provider has to be told before the binding ends.
        ATTACHED,
        CLOSED
    }

    @Override
    public Optional<BindingHandle> key(Event event) {
        return switch (event) {
            case Observed.Called(var binding, ProviderDetachClient _, var _, var _, var _) -> Optional.of(binding);
            case InvocationStarted it -> Optional.of(it.binding());
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
            case InvocationStarted it
            when door == Door.CLOSED ->
                new Judgement.Broken<>(
                        key.provider().module(),
                        "invoked %s on %s after ProviderDetachClient(%s)"
                                .formatted(key.client().module(), it.cpu(), key));
            case InvocationStarted _ -> new Judgement.Going<>(door);
            case Observed.Returned(var _, ClientAttachProviderReturned m, var _, var _) ->
                new Judgement.Going<>(
                        door == Door.OPEN && m.status() == NtStatus.STATUS_SUCCESS ? Door.ATTACHED : door);
            case Ended _
            when door == Door.ATTACHED ->
                new Judgement.Broken<>(
                        Registrar.ADDRESS, "ended %s and never told its provider to stop invoking".formatted(key));
            default -> new Judgement.Going<>(Door.CLOSED); // Told to stop, or ended.
        };
    }
}
