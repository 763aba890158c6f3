package dev.rundown.simulation.controlled;

import java.io.Serial;

/// Ends the test's body where a schedule ends early. Not for a test to catch.
final class Halt extends Error {
    @Serial
    private static final long serialVersionUID = 1;

    Halt() {
        super("the schedule has ended", null, false, false);
    }
}
