package dev.rundown.executor.map;

/// How a program that is run in slices reaches its maps and the functions of other modules: one operation on one cell.
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

    /// Looks up the address of the function with this index among those that the image imports. Answers whether there
    /// is
    /// one: as long as modules do not come and go there is.
    default boolean reach(int function) {
        return true;
    }
}
