package dev.rundown.actor;

import dev.rundown.actor.Carried.Touch;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The cells of an actor that runs live: its parts are plain entries of a map, shared cells are the real objects.
final class LiveCells implements Cells {
    private final Surroundings surroundings;
    private final Map<String, Effect.Put<?>> parts = new TreeMap<>();
    private Optional<Touch> touch = Optional.empty();

    LiveCells(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    void begin() {
        touch = Optional.empty();
    }

    /// The one operation of the step that began last.
    Optional<Touch> touch() {
        return touch;
    }

    /// A part that holds its initial value again takes no room.
    void put(Effect.Put<?> put) {
        if (put.value().equals(put.part().initial())) {
            parts.remove(put.part().name());
        } else {
            parts.put(put.part().name(), put);
        }
    }

    List<Effect.Put<?>> parts() {
        return List.copyOf(parts.values());
    }

    @Override
    @SuppressWarnings("unchecked") // A part is written only through its own key: Effect.Put<V> pairs Part<V> with V.
    public <V> V read(Part<V> part) {
        var put = parts.get(part.name());
        return put == null ? part.initial() : (V) put.value();
    }

    @Override
    public <V, R> R perform(Cell<V> cell, CellOperation<V, R> operation) {
        if (touch.isPresent()) {
            throw new IllegalStateException("a second cell operation in one step: %s after %s"
                    .formatted(cell.name(), touch.get().cell().name()));
        }
        var object = surroundings.cell(cell);
        if (object instanceof AtomicCell<V> && surroundings.isRecorded()) {
            synchronized (object) { // See AtomicCell: moments of operations on one cell do not overlap.
                return performed(cell, object, operation);
            }
        }
        return performed(cell, object, operation);
    }

    private <V, R> R performed(Cell<V> cell, SharedCell<V> object, CellOperation<V, R> operation) {
        long before = surroundings.moment();
        var result = object.perform(operation);
        touch = Optional.of(new Touch(cell, operation, before, surroundings.moment()));
        return result;
    }

    @Override
    public int choose(String name, int alternatives) {
        return surroundings.choose(name, alternatives);
    }
}
