package dev.rundown.simulation.dpor;

/// Which steps belong together and which may change places.
///
/// @param <T> a step
public interface Relation<T> {
    /// The thread of control that takes `step`. Its steps depend on each other.
    Object process(T step);

    /// Whether two steps of different processes depend on each other: one writes what the other looks at, or one is
    /// there only because of the other. Either may be held.
    boolean dependent(T one, T other);
}
