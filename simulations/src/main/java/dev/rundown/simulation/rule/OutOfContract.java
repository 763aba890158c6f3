package dev.rundown.simulation.rule;

import dev.rundown.actor.Address;
import dev.rundown.actor.Event;
import dev.rundown.registrar.RegistrarEvent;
import java.util.Optional;

/// A rule that the registrar itself sees broken, because no row of its table lists what a module did.
///
/// @param id the rule that the registrar names
record OutOfContract(String id) implements Automaton<Address, OutOfContract.Nothing> {
    /// There is nothing to remember.
    enum Nothing {
        NOTHING
    }

    @Override
    public Optional<Address> key(Event event) {
        return event instanceof RegistrarEvent.OutOfContract it && it.rule().equals(id)
                ? Optional.of(it.by())
                : Optional.empty();
    }

    @Override
    public Nothing initial() {
        return Nothing.NOTHING;
    }

    @Override
    public Judgement<Nothing> next(Address key, Nothing state, Event event) {
        return event instanceof RegistrarEvent.OutOfContract it
                ? new Judgement.Broken<>(it.by(), "%s (row %s)".formatted(it.what(), it.row()))
                : new Judgement.Going<>(state);
    }
}
