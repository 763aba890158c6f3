package dev.rundown.simulation.strategy;

/// Decides about one schedule, step by step.
@FunctionalInterface
public interface Decider {
    /// Instead of a pick: the schedule ends here.
    int STOP = -1;

    /// Which of the choices is taken, from 0 in canonical order, or [#STOP].
    int pick(Fork fork);
}
