package dev.rundown.actor;

import java.util.Optional;

/// A step that a live actor has carried out.
///
/// @param envelope what it received
/// @param step     what it did
/// @param sent     what that leaves on the lanes
/// @param touch    its operation on a cell
/// @param moment   one of [Surroundings#moment], while it was carried out
public record Carried(Envelope envelope, Step<?> step, Sent sent, Optional<Touch> touch, long moment) {
    /// An operation on a cell and when it took place: after the one moment and before the other.
    ///
    /// @param cell      on which cell
    /// @param operation what was done there
    /// @param before    a moment of [Surroundings#moment]
    /// @param after     a later one
    public record Touch(Cell<?> cell, CellOperation<?, ?> operation, long before, long after) {}
}
