package dev.rundown.simulation.command;

import java.util.List;

/// What the shell is told.
public enum ExitCode {
    /// What was expected came.
    AS_EXPECTED(0),
    /// A violation, or an expected one that did not come.
    NOT_AS_EXPECTED(1),
    /// A mistake of the user: usage or input.
    USAGE(2),
    /// A planned fault never fired, or a goal was never reached.
    HOLLOW(3),
    /// A replay did not go as it was recorded.
    DIVERGED(4),
    /// Our mistake.
    BUG(70),
    /// Control-C.
    INTERRUPTED(130);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    /// The one of two that the shell is told: a mistake of the user before a violation before a hollow run.
    static ExitCode worse(ExitCode one, ExitCode other) {
        var order = List.of(AS_EXPECTED, HOLLOW, NOT_AS_EXPECTED, DIVERGED, USAGE, INTERRUPTED, BUG);
        return order.indexOf(one) >= order.indexOf(other) ? one : other;
    }

    /// As the shell sees it.
    public int code() {
        return code;
    }
}
