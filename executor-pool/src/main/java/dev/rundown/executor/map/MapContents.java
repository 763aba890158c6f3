package dev.rundown.executor.map;

import dev.rundown.executor.program.MapDefinition;

/// What a map holds, as a value: the cell of a map when schedules are searched.
public sealed interface MapContents permits ArrayContents {
    /// What the map is.
    MapDefinition definition();

    /// Its contents before any program ran.
    ///
    /// @throws MapRefused when there is no such map
    static MapContents initial(MapDefinition definition) {
        return ArrayContents.initial(definition);
    }
}
