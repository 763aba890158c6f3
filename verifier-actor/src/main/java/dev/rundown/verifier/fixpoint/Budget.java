package dev.rundown.verifier.fixpoint;

/// How much work one verification may be. Counted, never timed, so that a verdict depends on the input alone.
///
/// @param stepsPerInstruction instructions simulated for each one of the program
/// @param leastSteps          allowed for small programs
/// @param states              stored or waiting
/// @param bytes               of all these states together
public record Budget(int stepsPerInstruction, long leastSteps, int states, long bytes) {
    /// What is enough for every program we know.
    public static final Budget DEFAULT = new Budget(50, 100_000, 65_536, 256L << 20);

    /// For a program of this many slots.
    public long steps(int slots) {
        return Math.max(leastSteps, (long) stepsPerInstruction * slots);
    }
}
