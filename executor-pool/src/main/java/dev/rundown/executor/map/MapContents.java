package dev.rundown.executor.map;

import dev.rundown.executor.program.MapDefinition;
import dev.rundown.executor.program.MapType;

/// What a map holds, as a value: the cell of a map when schedules are searched.
public sealed interface MapContents permits ArrayContents, HashContents {
    /// What the map is.
    MapDefinition definition();

    /// Its contents before any program ran.
    ///
    /// @throws MapRefused when there is no such map
    static MapContents initial(MapDefinition definition) {
        // What is neither, the array refuses.
        return definition.type() == MapType.HASH ? HashContents.initial(definition) : ArrayContents.initial(definition);
    }

    /// The values of the map, each at a multiple of [MapDefinition#stride].
    SparseBytes values();

    /// The same map with other values.
    MapContents withValues(SparseBytes other);
}
