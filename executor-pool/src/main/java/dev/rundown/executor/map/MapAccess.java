package dev.rundown.executor.map;

/// How a program that is run in slices reaches its maps: one operation on one cell.
public interface MapAccess {
    /// Performs `operation` on the map with this index in the image.
    <R> R perform(int mapIndex, MapOperation<R> operation);
}
