package dev.rundown.simulation.command;

/// What the shell is told.
enum ExitCode {
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

    int code() {
        return code;
    }
}
