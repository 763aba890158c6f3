package dev.rundown.verifier.fixpoint;

/// What a verification cost and what it saw.
///
/// @param steps      instructions simulated
/// @param states     stored where paths meet
/// @param joins      pairs of states that became one
/// @param peakBytes  of states stored and waiting, as estimated
/// @param maxDepth   frames in use at once
/// @param stackBytes of these frames
public record Stats(long steps, int states, int joins, long peakBytes, int maxDepth, int stackBytes) {
    /// Nothing was analysed.
    public static final Stats NONE = new Stats(0, 0, 0, 0, 0, 0);
}
