package dev.rundown.verifier.spec;

/// By which rules a program is judged where platforms differ.
public enum Profile {
    /// What Rundown loads: divisions by zero have the result of RFC 9669, privileged types may show
    /// addresses.
    WINDOWS,
    /// For teaching: a divisor must be proved not to be zero, and nobody may show addresses.
    STRICT
}
