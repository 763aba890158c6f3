package dev.rundown.simulation.controlled;

import dev.rundown.actor.Lane;

/// A step that may be taken.
sealed interface Pending permits Channel, Stopping, Task, Ringing {
    /// Whom it concerns.
    Party receiver();

    /// Pending steps of one lane are taken one after the other; lanes race.
    Lane lane();

    /// How many steps of this lane have been taken: with the lane it names the step.
    int taken();

    /// What is handed over next, for [Words].
    Object message();

    /// Number of the event that it comes from, 0 for what the test's body did first.
    int origin();

    /// Whether the clock moves.
    default boolean isRinging() {
        return false;
    }
}
