package dev.rundown.simulation.rule;

import dev.rundown.actor.Event;
import dev.rundown.registrar.BindingHandle;
import dev.rundown.registrar.ModuleMessage.ClientDetachProvider;
import dev.rundown.registrar.ModuleMessage.ProviderDetachClient;
import dev.rundown.registrar.Registrar;
import dev.rundown.registrar.RegistrarEvent.Ended;
import dev.rundown.registrar.RegistrarEvent.Leaving;
import java.util.Optional;

/// NMR018: the registrar's duty. It forgets when a side is asked to detach. It breaks only where nothing can happen any
/// more: the attach that was going on may take as long as it likes.
final class NoLostDeregister implements Automaton<BindingHandle, NoLostDeregister.Deregistration> {
    /// Whether a deregistration of an end came while the binding was being attached, and nothing has followed from it.
    enum Deregistration {
        NONE,
        WAITING
    }

    @Override
    public Optional<BindingHandle> key(Event event) {
        return switch (event) {
            case Leaving it -> Optional.of(it.binding());
            case Observed.Called(var binding, ClientDetachProvider _, var _, var _, var _) -> Optional.of(binding);
            case Observed.Called(var binding, ProviderDetachClient _, var _, var _, var _) -> Optional.of(binding);
            case Ended it -> Optional.of(it.binding());
            default -> Optional.empty(); // Any actor may record events of its own.
        };
    }

    @Override
    public Deregistration initial() {
        return Deregistration.NONE;
    }

    @Override
    public Judgement<Deregistration> next(BindingHandle key, Deregistration state, Event event) {
        return new Judgement.Going<>(event instanceof Leaving ? Deregistration.WAITING : Deregistration.NONE);
    }

    @Override
    public Optional<Owed> owed(BindingHandle key, Deregistration state) {
        return state == Deregistration.WAITING
                ? Optional.of(new Owed(
                        Registrar.ADDRESS,
                        "lost the deregistration that came while %s was being attached".formatted(key)))
                : Optional.empty();
    }
}
