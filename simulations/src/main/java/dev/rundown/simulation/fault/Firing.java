package dev.rundown.simulation.fault;

import dev.rundown.actor.Event;
import dev.rundown.simulation.rule.Automaton;
import dev.rundown.simulation.rule.Judgement;
import java.util.Optional;

/// Sees whether one fault ever fires.
///
/// @param fault its name
record Firing(String fault) implements Automaton<String, Firing.State> {
    /// There is nothing to remember between two events.
    enum State {
        WATCHING
    }

    @Override
    public Optional<String> key(Event event) {
        return event instanceof FaultFired it && it.fault().equals(fault) ? Optional.of(fault) : Optional.empty();
    }

    @Override
    public State initial() {
        return State.WATCHING;
    }

    @Override
    public Judgement<State> next(String key, State state, Event event) {
        return new Judgement.Reached<>(state);
    }
}
