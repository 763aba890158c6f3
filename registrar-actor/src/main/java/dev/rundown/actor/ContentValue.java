package dev.rundown.actor;

/// A value that is not a record, and says itself what it holds. States and messages may contain it.
public interface ContentValue {
    /// What it holds, as text that is the same on every machine. Two values of one class are equal exactly when
    /// these are.
    String content();
}
