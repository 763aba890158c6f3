package dev.rundown.actor;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The cells of an actor that runs live: its parts are plain entries of a map, shared cells are the real objects.
final class LiveCells implements Cells {
    private final Surroundings surroundings;
    private final Map<String, Object> parts = new HashMap<>();
    private Optional<Cell<?>> touched = Optional.empty();

    LiveCells(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    void begin() {
        touched = Optional.empty();
    }

    /// The one cell of the step that began last.
    Optional<Cell<?>> touched() {
        return touched;
    }

    void put(Effect.Put<?> put) {
        parts.put(put.part().name(), put.value());
    }

    @Override
    @SuppressWarnings("unchecked") // A part is written only through its own key: Effect.Put<V> pairs Part<V> with V.
    public <V> V read(Part<V> part) {
        return (V) parts.getOrDefault(part.name(), part.initial());
    }

    @Override
    public <V, R> R perform(Cell<V> cell, CellOperation<V, R> operation) {
        if (touched.isPresent()) {
            throw new IllegalStateException("a second cell operation in one step: %s after %s"
                    .formatted(cell.name(), touched.get().name()));
        }
        touched = Optional.of(cell);
        return surroundings.cell(cell).perform(operation);
    }

    @Override
    public int choose(String name, int alternatives) {
        return surroundings.choose(name, alternatives);
    }
}
