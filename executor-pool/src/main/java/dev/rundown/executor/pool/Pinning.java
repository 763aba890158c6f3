package dev.rundown.executor.pool;

/// What became of the wish to keep a thread on one CPU.
public sealed interface Pinning {
    /// The thread runs on this CPU only.
    ///
    /// @param cpu its number
    record Pinned(int cpu) implements Pinning {}

    /// The thread runs wherever the system likes.
    ///
    /// @param reason as a sentence
    record Unpinned(String reason) implements Pinning {}
}
