package dev.rundown.simulation.driver;

import dev.rundown.actor.Lane;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The slots of a world, in the order in which they were first mentioned. A world made before a slot was mentioned is
/// shorter: what is missing holds its initial value.
final class Slots {
    static final int PLAY = 0;
    static final int END = 1;

    /// What a lane holds that has no message under way.
    enum Idle {
        IDLE
    }

    /// What the end of a world says of itself before it has come.
    enum NotYet {
        NOT_YET
    }

    private final Set<Slot.Kind> digested;
    private final Map<Slot, Integer> indexes = new HashMap<>();
    private final List<Values> values = new ArrayList<>();
    private int[] lanes = {};
    private int[] laneOrdinals = {};

    Slots() {
        this(EnumSet.allOf(Slot.Kind.class));
    }

    /// @param digested the kinds of slots that the digest of a world sees; anything less than all is unsound
    Slots(Set<Slot.Kind> digested) {
        this.digested = digested;
        index(Slot.PLAY, 0);
        index(Slot.END, NotYet.NOT_YET);
    }

    int count() {
        return values.size();
    }

    int index(Slot slot, Object initial) {
        var known = indexes.get(slot);
        if (known != null) {
            if (!values.get(known).value(0).equals(initial)) {
                throw new IllegalStateException("%s has two initial values: %s and %s"
                        .formatted(slot, values.get(known).value(0), initial));
            }
            return known;
        }
        int index = values.size();
        values.add(new Values(slot, initial, digested.contains(slot.kind())));
        indexes.put(slot, index);
        return index;
    }

    int lane(Lane lane) {
        int before = values.size();
        int index = index(Slot.of(lane), Idle.IDLE);
        if (index == before) {
            insertByName(index);
        }
        return index;
    }

    private void insertByName(int lane) {
        int at = 0;
        while (at < lanes.length
                && values(lanes[at]).slot().name().compareTo(values(lane).slot().name()) < 0) {
            at++;
        }
        laneOrdinals = inserted(laneOrdinals, at, lanes.length);
        lanes = inserted(lanes, at, lane);
    }

    private static int[] inserted(int[] array, int at, int value) {
        var longer = new int[array.length + 1];
        System.arraycopy(array, 0, longer, 0, at);
        longer[at] = value;
        System.arraycopy(array, at, longer, at + 1, array.length - at);
        return longer;
    }

    /// The slots of the lanes, sorted by their names. The array never changes; a new lane makes a new one.
    int[] lanes() {
        return lanes;
    }

    /// Beside [#lanes], how many lanes had been mentioned before each: a number that a lane keeps.
    int[] laneOrdinals() {
        return laneOrdinals;
    }

    /// The ordinal of the lane that `slot` is, as in [#laneOrdinals]; -1 when it is none.
    int laneOrdinal(int slot) {
        for (int i = 0; i < lanes.length; i++) {
            if (lanes[i] == slot) {
                return laneOrdinals[i];
            }
        }
        return -1;
    }

    /// Whether `slot` says that the code of an extension is in memory.
    boolean isPresence(int slot) {
        var it = values(slot).slot();
        return it.kind() == Slot.Kind.AUTOMATON && it.name().startsWith(Presence.ID + ":");
    }

    Values values(int slot) {
        return values.get(slot);
    }

    Object value(int slot, int id) {
        return values.get(slot).value(id);
    }

    Digest digest(int slot, int id) {
        return values.get(slot).digest(id);
    }

    /// The digest of a world, summed up anew.
    Digest digest(int[] world) {
        var sum = Digest.START;
        for (int slot = 0; slot < world.length; slot++) {
            sum = sum.plus(digest(slot, world[slot]));
        }
        return sum;
    }
}
