package dev.rundown.simulation.rule;

import dev.rundown.actor.Event;
import dev.rundown.extension.npi.InvocationEvent.InvocationStarted;
import dev.rundown.registrar.BindingHandle;
import dev.rundown.registrar.ModuleMessage.ProviderDetachClient;
import dev.rundown.registrar.RegistrarEvent.Ended;
import java.util.Optional;

/// NMR001: the provider's duty.
final class InvokeAfterDetach implements Automaton<BindingHandle, InvokeAfterDetach.Door> {
    /// Whether an invocation may begin.
    enum Door {
        OPEN,
        CLOSED
    }

    @Override
    public Optional<BindingHandle> key(Event event) {
        return switch (event) {
            case Observed.Called(var binding, ProviderDetachClient _, var _, var _, var _) -> Optional.of(binding);
            case InvocationStarted it -> Optional.of(it.binding());
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
        if (!(event instanceof InvocationStarted it)) {
            return new Judgement.Going<>(Door.CLOSED);
        }
        return switch (door) {
            case OPEN -> new Judgement.Going<>(Door.OPEN);
            case CLOSED ->
                new Judgement.Broken<>(
                        key.provider().module(),
                        "invoked %s on %s after ProviderDetachClient(%s)"
                                .formatted(key.client().module(), it.cpu(), key));
        };
    }
}
