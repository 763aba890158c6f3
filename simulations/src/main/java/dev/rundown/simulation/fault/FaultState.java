package dev.rundown.simulation.fault;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/// How often a fault's point was passed, how often it fired, and what it is still about. A slot of the world.
///
/// @param passed occasions so far, counted only as far as the condition needs
/// @param fired how often it began
/// @param active the subjects for which it has begun and not ended
record FaultState(int passed, int fired, SortedSet<String> active) {
    static final FaultState UNUSED = new FaultState(0, 0, Collections.unmodifiableSortedSet(new TreeSet<>()));

    FaultState passedTo(int count) {
        return new FaultState(count, fired, active);
    }

    FaultState begun(String subject) {
        var more = new TreeSet<>(active);
        more.add(subject);
        return new FaultState(passed, fired + 1, Collections.unmodifiableSortedSet(more));
    }

    /// Told from what it was before, but not how often it fired: that never matters and would make every run different.
    FaultState uncounted() {
        return new FaultState(passed, 1, active);
    }

    FaultState ended() {
        return new FaultState(passed, fired, UNUSED.active);
    }
}
