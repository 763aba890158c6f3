package dev.rundown.simulation.strategy;

import java.util.Optional;
import java.util.random.RandomGenerator;

/// A way to choose an order without trying all of them.
public interface Strategy {
    /// As a user types it: `pct:3`.
    String name();

    /// Begins a schedule.
    ///
    /// @param random all that is drawn for this schedule comes from it
    /// @param extent how large schedules are
    Decider begin(RandomGenerator random, Extent extent);

    /// The same strategy without what it has learnt: every search begins with such a one.
    default Strategy afresh() {
        return this;
    }

    /// What is certain about the chance of one schedule, in a sentence.
    default Optional<String> bound(Extent extent) {
        return Optional.empty();
    }
}
