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

    /// Answered to [#rested]: the test's body goes on.
    int GO_ON = -2;

    /// Nothing is left to do but timers, and the test's body waits to go on. Which of `timers` rings before it does,
    /// [#GO_ON], or [#STOP].
    ///
    /// @param timers those that may still ring while messages are under way
    default int rested(List<Pending> timers) {
        return GO_ON;
    }

    /// Told that the test's body has come to its end.
    default void ending() {}

    /// Told before a pick of timers that may ring only because nothing else can happen.
    default void forced() {}

    /// Told what the step that was picked last has touched.
    default void took(Footprint footprint) {}
}
