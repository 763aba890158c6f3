package dev.rundown.executor.map;

/// How a program that is run in slices reaches its maps: one operation on one cell.
public interface MapAccess {
    /// Performs `operation` on the map with this index in the image.
    <R> R perform(int mapIndex, MapOperation<R> operation);

    /// As [MapGate#enter], of the map with this index. For maps of a custom type only.
    default boolean enter(int mapIndex) {
        return false;
    }

    /// As [MapGate#leave].
    default void leave(int mapIndex) {
        throw new IllegalStateException("nobody has entered the provider of map " + mapIndex);
    }
}
