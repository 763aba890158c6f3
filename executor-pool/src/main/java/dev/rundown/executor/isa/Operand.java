package dev.rundown.executor.isa;

/// The second input of an operation or a comparison.
public sealed interface Operand {
    /// A register.
    ///
    /// @param number 0 to 10
    record Register(int number) implements Operand {
        @Override
        public String toString() {
            return "r" + number;
        }
    }

    /// A constant, sign-extended to 64 bits where 64 are needed, also by unsigned comparisons.
    ///
    /// @param value as the program has it
    record Immediate(int value) implements Operand {
        @Override
        public String toString() {
            return Integer.toString(value);
        }
    }
}
