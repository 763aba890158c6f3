package dev.rundown.actor;

/// What a step may look at besides the state and the message: its actor's own parts, one shared cell, and a choice.
///
/// Everything read here decides what the step is, so the drivers record it.
public interface Cells {
    /// The receiver's own part, as it was when the step began.
    <V> V read(Part<V> part);

    /// Performs one operation on one cell. A step may do this once: live, only that one operation is atomic.
    ///
    /// @throws IllegalStateException when the step has already performed one
    <V, R> R perform(Cell<V> cell, CellOperation<V, R> operation);

    /// A choice that the contract leaves open, or a fault that may fire here: a search tries every alternative.
    ///
    /// @param name         part of the choice's name in traces
    /// @param alternatives at least two
    /// @return the alternative taken, from 0
    int choose(String name, int alternatives);
}
