package dev.rundown.simulation.rule;

import dev.rundown.actor.Event;
import java.util.Optional;

/// A rule that needs no bookkeeping: the engine sees it broken in a world where a lane is held and nothing is enabled.
enum AtStandstill implements Automaton<String, AtStandstill> {
    /// The only one.
    INSTANCE;

    @Override
    public Optional<String> key(Event event) {
        return Optional.empty();
    }

    @Override
    public AtStandstill initial() {
        return INSTANCE;
    }

    @Override
    public Judgement<AtStandstill> next(String key, AtStandstill state, Event event) {
        return new Judgement.Going<>(state);
    }
}
