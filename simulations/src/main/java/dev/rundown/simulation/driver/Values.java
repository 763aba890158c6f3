package dev.rundown.simulation.driver;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Every value that one slot has held, each under a small number. 0 is the initial value.
final class Values {
    private final Slot slot;
    private final boolean digested;
    private final Map<Object, Integer> ids = new HashMap<>();
    private final List<Object> values = new ArrayList<>();
    private final List<Digest> digests = new ArrayList<>();

    /// @param digested whether what the slot holds is part of a world's digest
    Values(Slot slot, Object initial, boolean digested) {
        this.slot = slot;
        this.digested = digested;
        ContentHash.of(slot.toString(), initial); // Refuses what is not a value.
        ids.put(initial, 0);
        values.add(initial);
        digests.add(Digest.ZERO);
    }

    Slot slot() {
        return slot;
    }

    int idOf(Object value) {
        var known = ids.get(value);
        if (known != null) {
            return known;
        }
        var digest = digested ? ContentHash.of(slot.toString(), value) : Digest.ZERO;
        int id = values.size();
        ids.put(value, id);
        values.add(value);
        digests.add(digest);
        return id;
    }

    Object value(int id) {
        return values.get(id);
    }

    Digest digest(int id) {
        return digests.get(id);
    }

    int count() {
        return values.size();
    }
}
