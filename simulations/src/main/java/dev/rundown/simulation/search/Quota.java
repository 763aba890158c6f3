package dev.rundown.simulation.search;

/// How much is sampled.
///
/// @param schedules how many schedules
/// @param steps     a schedule ends after so many
/// @param seed      of all that is drawn
public record Quota(long schedules, int steps, long seed) {
    /// What is sampled where nobody says how much.
    public static final Quota DEFAULT = new Quota(10_000, 10_000, 0x5eed);

    public Quota {
        if (schedules < 1 || steps < 1) {
            throw new IllegalArgumentException(
                    "%,d schedules of %,d steps; both are at least 1".formatted(schedules, steps));
        }
    }
}
