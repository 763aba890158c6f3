package dev.rundown.verifier.finding;

/// How sure it is that the program is wrong and not the verifier too weak.
public enum Confidence {
    /// The state in question was reached without paths meeting: whatever runs along the path shown is in
    /// danger.
    DEFINITE,
    /// Facts may have been lost where paths met, or the verifier does not support what the program does.
    NOT_PROVED
}
