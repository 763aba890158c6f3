package dev.rundown.simulation.search;

import java.util.Optional;

/// How far a search may go. When something of it is spent, the outcome is what was found so far.
///
/// @param states distinct states
/// @param bytes  of memory that grows with the states
/// @param cutoff ends the search from outside
public record Budget(long states, long bytes, Cutoff cutoff) {
    /// What a parent index can count.
    public static final long LARGEST = Integer.MAX_VALUE - 8L;

    /// The rest of the heap is for what does not grow with the states, and for printing.
    private static final double SHARE_OF_HEAP = 0.7;

    public Budget {
        if (states < 1 || states > LARGEST) {
            throw new IllegalArgumentException(
                    "a budget of %,d states; it must be between 1 and %,d".formatted(states, LARGEST));
        }
        if (bytes < 1) {
            throw new IllegalArgumentException("a budget of %,d bytes".formatted(bytes));
        }
    }

    /// As much memory as there is, and nobody ends it.
    public Budget(long states) {
        this(states, heap(), new Cutoff());
    }

    /// The same with another number of states.
    Budget states(long other) {
        return new Budget(other, bytes, cutoff);
    }

    /// How many bytes a search may take on this machine.
    public static long heap() {
        return (long) (SHARE_OF_HEAP * Runtime.getRuntime().maxMemory());
    }

    /// Why a search has to end that takes so many bytes; empty when it may go on.
    Optional<Stop> spent(long bytesTaken) {
        if (Thread.currentThread().isInterrupted()) {
            return Optional.of(Stop.INTERRUPTED);
        }
        if (cutoff.isReached()) {
            return Optional.of(Stop.TIME);
        }
        return bytesTaken > bytes ? Optional.of(Stop.MEMORY) : Optional.empty();
    }
}
