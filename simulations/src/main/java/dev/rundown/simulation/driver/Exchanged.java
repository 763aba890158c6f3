package dev.rundown.simulation.driver;

import dev.rundown.actor.Address;
import dev.rundown.actor.Lane;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Slots and their values with some names exchanged, each found out once: worlds share almost all of theirs, and making
/// a value anew costs a thousand times what looking it up does.
final class Exchanged {
    private static final int UNKNOWN = -1;
    private static final int[] NOTHING = {};

    private final Renaming renaming;
    private final Ensemble ensemble;
    private final Slots slots;
    /// Of each slot, the one that it becomes.
    private int[] slotOf = {};
    /// Of each slot and each of its values, the value that it becomes there.
    private int[][] valuesOf = {};

    Exchanged(Renaming renaming, Ensemble ensemble, Slots slots) {
        this.renaming = renaming;
        this.ensemble = ensemble;
        this.slots = slots;
    }

    Renaming renaming() {
        return renaming;
    }

    /// What `world` becomes.
    ///
    /// @throws IllegalStateException where the cast has no such member, or one that begins otherwise
    int[] world(int[] world) {
        var exchanged = new int[slots.count()];
        for (int slot = 0; slot < world.length; slot++) {
            if (world[slot] != 0) {
                int to = slot(slot);
                if (to >= exchanged.length) { // It had not been mentioned before.
                    exchanged = Arrays.copyOf(exchanged, slots.count());
                }
                exchanged[to] = value(slot, world[slot]);
            }
        }
        return exchanged;
    }

    /// The slot that `slot` becomes.
    ///
    /// @throws IllegalStateException as above
    int slot(int slot) {
        if (slot >= slotOf.length) {
            int known = slotOf.length;
            slotOf = Arrays.copyOf(slotOf, slots.count());
            valuesOf = Arrays.copyOf(valuesOf, slots.count());
            Arrays.fill(slotOf, known, slotOf.length, UNKNOWN);
            Arrays.fill(valuesOf, known, valuesOf.length, NOTHING);
        }
        if (slotOf[slot] == UNKNOWN) {
            slotOf[slot] = renamed(slot);
        }
        return slotOf[slot];
    }

    private int renamed(int slot) {
        var from = slots.values(slot).slot();
        var to = renaming.of(from);
        if (from.kind() == Slot.Kind.LANE) {
            return slots.lane(new Lane(to.name()));
        }
        var initial = renaming.of(slots.value(slot, 0));
        if (from.kind() == Slot.Kind.STATE) {
            var actor = ensemble.actors().get(new Address(to.name()));
            if (actor == null || !actor.logic().initial().equals(initial)) {
                throw new IllegalStateException("%s begins otherwise than %s".formatted(to, from));
            }
        }
        return slots.index(to, initial);
    }

    /// What value number `id` of `slot` becomes in the slot that this becomes.
    int value(int slot, int id) {
        int to = slot(slot);
        var known = valuesOf[slot];
        if (id >= known.length) {
            known = Arrays.copyOf(known, Math.max(id + 1, slots.values(slot).count()));
            Arrays.fill(known, valuesOf[slot].length, known.length, UNKNOWN);
            valuesOf[slot] = known;
        }
        if (known[id] == UNKNOWN) {
            known[id] = slots.values(to).idOf(renaming.of(slots.value(slot, id)));
        }
        return known[id];
    }

    /// The slots that a step must look at to be the exchanged one.
    Set<Integer> reads(Learnt learnt) {
        var reads = new HashSet<Integer>();
        for (var read : learnt.path()) {
            if (read.slot() != Learnt.Read.CHOICE) {
                reads.add(slot(read.slot()));
            }
        }
        return reads;
    }

    /// What a step must leave in which slot to be the exchanged one.
    Map<Integer, Integer> writes(Learnt learnt) {
        Map<Integer, Integer> writes = new HashMap<>();
        learnt.writes().forEach(it -> writes.put(slot(it.slot()), value(it.slot(), it.to())));
        return writes;
    }
}
