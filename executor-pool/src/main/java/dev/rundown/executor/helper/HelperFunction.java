package dev.rundown.executor.helper;

/// One helper: what is known of it, and its code. An extension brings its own, with ids from 65,536 up,
/// and may replace general ones, with ids up to 65,535.
///
/// One object serves all workers at once.
public interface HelperFunction {
    /// What a program and a verifier know of it.
    HelperPrototype prototype();

    /// Runs it. What is not an argument by its prototype is whatever the register holds.
    ///
    /// @return the new `r0`
    long call(HelperCall in, long a, long b, long c, long d, long e);

    /// A helper whose code is `body`.
    static HelperFunction of(HelperPrototype prototype, Body body) {
        return new Composed(prototype, body);
    }

    /// The code of a helper.
    @FunctionalInterface
    interface Body {
        /// As [HelperFunction#call].
        long call(HelperCall in, long a, long b, long c, long d, long e);
    }

    /// A prototype with its code.
    ///
    /// @param prototype what is known
    /// @param body      what is done
    record Composed(HelperPrototype prototype, Body body) implements HelperFunction {
        @Override
        public long call(HelperCall in, long a, long b, long c, long d, long e) {
            return body.call(in, a, b, c, d, e);
        }
    }
}
