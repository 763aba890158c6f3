package dev.rundown.simulation.controlled;

import java.io.Serial;

/// What the body of a test throws and is no violation, on its way to whoever runs the test.
final class Thrown extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    Thrown(Throwable cause) {
        super(cause);
    }
}
