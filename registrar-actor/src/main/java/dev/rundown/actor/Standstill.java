package dev.rundown.actor;

import java.util.List;

/// A world in which nothing is enabled, as one actor may look at it to say whom it waits for.
public interface Standstill {
    /// The asked actor's own part.
    <V> V read(Part<V> part);

    /// What a cell holds.
    <V> V peek(Cell<V> cell);

    /// The messages under way, in the order of their lanes.
    List<Envelope> underWay();
}
