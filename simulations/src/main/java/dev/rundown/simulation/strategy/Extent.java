package dev.rundown.simulation.strategy;

/// How large the schedules of a scenario are, as some walks have shown.
///
/// @param lanes the most lanes that took a step in one schedule
/// @param steps the most steps of one schedule
public record Extent(int lanes, int steps) {
    public Extent {
        if (lanes < 1 || steps < 1) {
            throw new IllegalArgumentException("%d lanes, %d steps; both are at least 1".formatted(lanes, steps));
        }
    }
}
