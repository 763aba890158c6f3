package dev.rundown.simulation.search;

/// How far a search may go.
///
/// @param states distinct states; when they are spent the outcome is incomplete
public record Budget(long states) {
    /// What a parent index can count.
    public static final long LARGEST = Integer.MAX_VALUE - 8L;

    public Budget {
        if (states < 1 || states > LARGEST) {
            throw new IllegalArgumentException(
                    "a budget of %,d states; it must be between 1 and %,d".formatted(states, LARGEST));
        }
    }
}
