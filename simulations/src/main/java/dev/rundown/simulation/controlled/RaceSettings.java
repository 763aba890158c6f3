package dev.rundown.simulation.controlled;

import java.util.Optional;

/// How a test is searched.
///
/// @param schedules the most schedules of each search
/// @param strategy  as users type it; empty for `dpor`, and when there are too many traces the portfolio
/// @param seed      what sampling draws from
/// @param limits    of one schedule
public record RaceSettings(int schedules, Optional<String> strategy, long seed, Limits limits) {
    /// What `@RaceTest` does unless it says otherwise.
    public static final RaceSettings DEFAULT = new RaceSettings(10_000, Optional.empty(), 0x5eed, Limits.DEFAULT);

    public RaceSettings {
        if (schedules < 1) {
            throw new IllegalArgumentException("%d schedules; there is at least 1".formatted(schedules));
        }
    }
}
