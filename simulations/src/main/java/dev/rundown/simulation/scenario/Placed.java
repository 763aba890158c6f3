package dev.rundown.simulation.scenario;

/// A value together with where the user wrote it, so that a later check can point at it.
///
/// @param value what was written
/// @param place where its first character stands
/// @param <T>   usually text
public record Placed<T>(T value, Place place) {
    @Override
    public String toString() {
        return String.valueOf(value);
    }
}
