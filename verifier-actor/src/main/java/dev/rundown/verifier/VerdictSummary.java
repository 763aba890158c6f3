package dev.rundown.verifier;

/// A verdict as it travels between actors.
///
/// @param accepted proved safe
/// @param informationHash of the information that it was judged against
/// @param explanation why it was rejected, as a person reads it; empty when accepted
public record VerdictSummary(boolean accepted, String informationHash, String explanation) {}
