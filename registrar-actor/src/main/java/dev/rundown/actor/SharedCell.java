package dev.rundown.actor;

/// A cell when live: an object that performs each operation atomically.
///
/// @param <V> what the cell holds
public interface SharedCell<V> {
    /// Performs `operation` atomically with respect to every other operation on this cell.
    <R> R perform(CellOperation<V, R> operation);

    /// What it holds. Exact while nobody performs an operation that changes it.
    V value();

    /// Has `watcher` run after every operation from now on that may end a wait on this cell. It may run on any thread
    /// and more often than needed.
    void watch(Runnable watcher);
}
