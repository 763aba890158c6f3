package dev.rundown.simulation.controlled;

import java.io.Serial;

/// Something got past the control of the schedule: another thread, a call that blocks. It ends the run, because what
/// follows would not be the same when run again. The message says who did what, and what to change.
public final class Escape extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    Escape(String message) {
        super(message);
    }
}
