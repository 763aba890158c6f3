package dev.rundown.verifier;

/// What a program may return in `r0`, as a signed number.
///
/// @param least the smallest possible answer
/// @param most  the largest possible answer
public record AnswerRange(long least, long most) {}
