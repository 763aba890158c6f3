package dev.rundown.simulation.rule;

import dev.rundown.actor.Event;
import dev.rundown.extension.npi.InvocationEvent.ProgramRead;
import dev.rundown.registrar.BindingHandle;
import dev.rundown.registrar.ModuleMessage.ClientCleanupBindingContext;
import dev.rundown.registrar.RegistrarEvent.Ended;
import java.util.Optional;

/// EBPF003: the link's duty for as long as its binding context lives. Whoever invokes it afterwards breaks NMR006.
final class ProgramOutlivesInvocation implements Automaton<BindingHandle, ProgramOutlivesInvocation.Duty> {
    /// Whether a link has to have its program.
    enum Duty {
        LASTS,
        OVER
    }

    @Override
    public Optional<BindingHandle> key(Event event) {
        return switch (event) {
            case ProgramRead it -> Optional.of(it.binding());
            case Observed.Called(var binding, ClientCleanupBindingContext _, var _, var _, var _) ->
                Optional.of(binding);
            case Ended it -> Optional.of(it.binding());
            default -> Optional.empty(); // Any actor may record events of its own.
        };
    }

    @Override
    public Duty initial() {
        return Duty.LASTS;
    }

    @Override
    public Judgement<Duty> next(BindingHandle key, Duty duty, Event event) {
        if (!(event instanceof ProgramRead read)) {
            return new Judgement.Going<>(Duty.OVER);
        }
        return read.program().isEmpty() && duty == Duty.LASTS
                ? new Judgement.Broken<>(
                        key.client().module(),
                        "had no program when %s invoked it through %s".formatted(read.cpu(), key))
                : new Judgement.Going<>(duty);
    }
}
