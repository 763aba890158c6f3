package dev.rundown.simulation.driver;

import dev.rundown.actor.Address;
import dev.rundown.actor.Cell;
import dev.rundown.actor.Lane;
import dev.rundown.actor.Part;

/// The name of one thing that decides the future.
///
/// @param kind what it is
/// @param name unique among those of its kind, made of content alone
record Slot(Kind kind, String name) {
    /// What a slot may be.
    enum Kind {
        /// How far the play is: the number of items that have begun.
        PLAY,
        /// Set when code was called that had left memory: the world ends there.
        END,
        STATE,
        PART,
        CELL,
        /// The message under way on a lane.
        LANE,
        /// What a rule or a goal remembers.
        AUTOMATON
    }

    static final Slot PLAY = new Slot(Kind.PLAY, "play");
    static final Slot END = new Slot(Kind.END, "end");

    static Slot of(Address actor) {
        return new Slot(Kind.STATE, actor.name());
    }

    static Slot of(Address actor, Part<?> part) {
        return new Slot(Kind.PART, actor.name() + ": " + part.name());
    }

    static Slot of(Cell<?> cell) {
        return new Slot(Kind.CELL, cell.name());
    }

    static Slot of(Lane lane) {
        return new Slot(Kind.LANE, lane.name());
    }

    static Slot automaton(String watcher, Object key) {
        return new Slot(Kind.AUTOMATON, watcher + ": " + key);
    }

    @Override
    public String toString() {
        return "%s %s".formatted(kind, name);
    }
}
