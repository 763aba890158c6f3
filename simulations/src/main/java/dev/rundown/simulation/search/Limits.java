package dev.rundown.simulation.search;

import java.util.Optional;

/// What was typed about how far a search may go.
///
/// @param states distinct states of the exhaustive search
/// @param bytes  of memory that grows with the states
/// @param cutoff ends the search from outside
/// @param effort how it goes about its work
public record Limits(Optional<Long> states, Optional<Long> bytes, Cutoff cutoff, Effort effort) {
    /// Nothing was typed.
    public static Limits none() {
        return new Limits(Optional.empty(), Optional.empty(), new Cutoff(), Effort.ALONE);
    }

    /// So many states, and nothing else.
    public static Limits states(long states) {
        return new Limits(Optional.of(states), Optional.empty(), new Cutoff(), Effort.ALONE);
    }

    Budget budget(long statesUnasked) {
        return new Budget(states.orElse(statesUnasked), bytes.orElseGet(Budget::heap), cutoff);
    }
}
