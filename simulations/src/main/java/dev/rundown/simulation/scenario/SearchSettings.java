package dev.rundown.simulation.scenario;

import java.util.Optional;

/// Limits and seed of a search. What is empty is decided by the command line or by the engine.
///
/// @param schedules at most this many, for strategies that sample
/// @param maxSteps  at most this many in one schedule
/// @param seed      of everything that is drawn
/// @param strategy  one of [Words#STRATEGY]
public record SearchSettings(
        Optional<Placed<Long>> schedules,
        Optional<Placed<Long>> maxSteps,
        Optional<Placed<Long>> seed,
        Optional<Placed<String>> strategy) {
    /// Nothing is set.
    public static final SearchSettings DEFAULT =
            new SearchSettings(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
