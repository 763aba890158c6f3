package dev.rundown.executor.interpreter;

import dev.rundown.executor.map.MapAccess;
import dev.rundown.executor.map.MapContents;
import dev.rundown.executor.map.MapOperation;
import dev.rundown.executor.program.MapDefinition;
import java.util.ArrayList;
import java.util.List;

/// Maps as values, and a record of what was done to them in the slice under way.
final class MapCells implements MapAccess {
    private final List<MapContents> contents = new ArrayList<>();
    private final List<MapOperation<?>> performed = new ArrayList<>();

    MapCells(List<MapDefinition> maps) {
        maps.forEach(it -> contents.add(MapContents.initial(it)));
    }

    @Override
    public <R> R perform(int mapIndex, MapOperation<R> operation) {
        performed.add(operation);
        var outcome = operation.on(contents.get(mapIndex));
        contents.set(mapIndex, outcome.value());
        return outcome.result();
    }

    /// What was done since the last call of this method.
    List<MapOperation<?>> take() {
        var taken = List.copyOf(performed);
        performed.clear();
        return taken;
    }

    MapContents contents(int map) {
        return contents.get(map);
    }
}
