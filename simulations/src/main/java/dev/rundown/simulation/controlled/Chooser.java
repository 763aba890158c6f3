package dev.rundown.simulation.controlled;

import java.util.List;

/// Decides about one schedule of controlled actors, step by step.
interface Chooser {
    /// Instead of a pick: the schedule ends here.
    int STOP = -1;

    /// Which of `choices` is taken, or [#STOP].
    ///
    /// @param choices the one that has waited longest comes first
    /// @param step    the number of the step that is to be chosen, from 1
    int pick(List<Pending> choices, int step);

    /// Told what the step that was picked last has touched.
    default void took(Footprint footprint) {}
}
