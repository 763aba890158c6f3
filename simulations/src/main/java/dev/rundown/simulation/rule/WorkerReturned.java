package dev.rundown.simulation.rule;

import dev.rundown.actor.Address;
import dev.rundown.actor.Event;
import dev.rundown.extension.npi.InvocationEvent.InvocationEnded;
import dev.rundown.extension.npi.InvocationEvent.ProgramRead;
import java.util.Optional;

/// NMR012: the program's duty. It breaks only where nothing can happen any more: a program may run as long as it likes.
final class WorkerReturned implements Automaton<Address, WorkerReturned.Running> {
    /// What a CPU runs.
    record Running(Optional<Address> program) {
        static final Running NOTHING = new Running(Optional.empty());
    }

    @Override
    public Optional<Address> key(Event event) {
        return switch (event) {
            case ProgramRead it when it.program().isPresent() -> Optional.of(it.cpu());
            case InvocationEnded it -> Optional.of(it.cpu());
            default -> Optional.empty(); // Any actor may record events of its own.
        };
    }

    @Override
    public Running initial() {
        return Running.NOTHING;
    }

    @Override
    public Judgement<Running> next(Address key, Running before, Event event) {
        return new Judgement.Going<>(event instanceof ProgramRead it ? new Running(it.program()) : Running.NOTHING);
    }

    @Override
    public Optional<Owed> owed(Address key, Running state) {
        return state.program.map(it -> new Owed(it, "never returned on " + key));
    }
}
