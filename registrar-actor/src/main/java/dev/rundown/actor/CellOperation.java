package dev.rundown.actor;

/// One atomic operation on a cell: a value with a name, so that it can be recorded, compared and performed live.
///
/// @param <V> what the cell holds
/// @param <R> what the caller learns
public interface CellOperation<V, R> {
    /// What the operation does to `value`, as a pure function.
    Outcome<V, R> on(V value);

    /// What one operation left and answered.
    ///
    /// @param value  what the cell holds afterwards, equal to what it held if nothing changed
    /// @param result what the caller learns
    /// @param <V>    what the cell holds
    /// @param <R>    what the caller learns
    record Outcome<V, R>(V value, R result) {}
}
