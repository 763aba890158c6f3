package dev.rundown.simulation.driver;

import dev.rundown.actor.Address;
import dev.rundown.actor.Cell;
import dev.rundown.actor.CellOperation;
import dev.rundown.actor.Cells;
import dev.rundown.actor.Effect;
import dev.rundown.actor.Envelope;
import dev.rundown.actor.Part;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The world as one step sees it. Everything that is looked at is noted, in order and once; what is written is kept
/// until the step is known to be carried out.
final class Reading implements Cells {
    private final Slots slots;
    private final int[] world;
    private final Address self;
    private final List<Integer> taken;
    private final Set<Slot.Kind> keyed;
    private final List<Learnt.Read> path = new ArrayList<>();
    private final Set<Integer> seen = new HashSet<>();
    private final Map<Integer, Object> written = new LinkedHashMap<>();
    private final List<Alternative> alternatives = new ArrayList<>();
    private Optional<Cell<?>> touched = Optional.empty();

    Reading(Slots slots, int[] world, Address self, List<Integer> taken, Set<Slot.Kind> keyed) {
        this.slots = slots;
        this.world = world;
        this.self = self;
        this.taken = taken;
        this.keyed = keyed;
    }

    /// What `slot` holds now: what this step has written, else what was there before.
    Object look(int slot) {
        var draft = written.get(slot);
        return draft == null ? slots.value(slot, before(slot)) : draft;
    }

    private int before(int slot) {
        int value = slot < world.length ? world[slot] : 0;
        if (seen.add(slot) && keyed.contains(slots.values(slot).slot().kind())) {
            path.add(new Learnt.Read(slot, value, 0));
        }
        return value;
    }

    void write(int slot, Object value) {
        written.put(slot, value);
    }

    void put(Effect.Put<?> put) {
        write(slots.index(Slot.of(self, put.part()), put.part().initial()), put.value());
    }

    @Override
    @SuppressWarnings("unchecked") // The slot was made with the part's initial value and is written by its Put alone.
    public <V> V read(Part<V> part) {
        return (V) look(slots.index(Slot.of(self, part), part.initial()));
    }

    @Override
    @SuppressWarnings("unchecked") // The slot was made with the cell's initial value and is written here alone.
    public <V, R> R perform(Cell<V> cell, CellOperation<V, R> operation) {
        if (touched.isPresent()) {
            throw new IllegalStateException("%s performs a second cell operation in one step: %s after %s"
                    .formatted(self, cell.name(), touched.get().name()));
        }
        touched = Optional.of(cell);
        int slot = slots.index(Slot.of(cell), cell.initial());
        var outcome = operation.on((V) look(slot));
        write(slot, outcome.value());
        return outcome.result();
    }

    @Override
    public int choose(String name, int arity) {
        if (arity < 2) {
            throw new IllegalArgumentException("%s lets choose %s among %d".formatted(self, name, arity));
        }
        int index = alternatives.size();
        int number = index < taken.size() ? taken.get(index) : 0;
        path.add(new Learnt.Read(Learnt.Read.CHOICE, number, arity));
        alternatives.add(new Alternative(name, number));
        return number;
    }

    /// A held delivery is tried again and again, so it must leave everything as it was.
    void checkNothingWritten(Envelope envelope) {
        if (!writes().isEmpty()) {
            throw new IllegalStateException("%s holds %s but its operation on %s changed the cell"
                    .formatted(self, envelope.message(), touched));
        }
    }

    /// What changes. A slot that is written is also read, so that the change of the digest is known once for all.
    List<Learnt.Write> writes() {
        var writes = new ArrayList<Learnt.Write>();
        written.forEach((slot, value) -> {
            int from = before(slot);
            int to = slots.values(slot).idOf(value);
            if (from != to) {
                writes.add(new Learnt.Write(slot, from, to));
            }
        });
        return writes;
    }

    List<Learnt.Read> path() {
        return List.copyOf(path);
    }

    List<Alternative> alternatives() {
        return List.copyOf(alternatives);
    }
}
