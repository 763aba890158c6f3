package dev.rundown.verifier.domain;

import java.util.List;

/// How a symbol was made of others, as far as a branch on it can teach something about them.
enum Operation {
    NONE(0),
    ADD(1),
    SUBTRACT(2),
    AND(3),
    SHIFT_LEFT(4),
    SHIFT_RIGHT(5),
    ZERO_EXTEND(6),
    SIGN_EXTEND(7);

    /// By their codes.
    static final List<Operation> IN_ORDER = List.of(values());

    final int code;

    Operation(int code) {
        this.code = code;
    }
}
