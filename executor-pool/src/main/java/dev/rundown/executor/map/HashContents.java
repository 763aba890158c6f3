package dev.rundown.executor.map;

import dev.rundown.actor.CellOperation.Outcome;
import dev.rundown.executor.program.Bytes;
import dev.rundown.executor.program.EbpfResult;
import dev.rundown.executor.program.MapDefinition;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// What a hash table holds. A value stays in its slot for as long as its key is there; a new key gets the lowest free
/// slot. A deleted value can be seen by who looked it up before, until its slot is given to another key.
///
/// @param definition what the map is
/// @param slots      which slot the value of each key is in
/// @param values     all slots, one after the other, each at a multiple of [MapDefinition#stride]
record HashContents(MapDefinition definition, SortedMap<Bytes, Integer> slots, SparseBytes values)
        implements MapContents {
    HashContents {
        slots = Collections.unmodifiableSortedMap(slots);
    }

    static HashContents initial(MapDefinition definition) {
        HashLayout.check(definition);
        return new HashContents(definition, new TreeMap<>(), SparseBytes.zeros((int) definition.valueBytes()));
    }

    @Override
    public HashContents withValues(SparseBytes other) {
        return new HashContents(definition, slots, other);
    }

    /// Where the value of `key` begins; -1 when it has none.
    int lookup(Bytes key) {
        var slot = slots.get(key);
        return slot == null ? -1 : slot * definition.stride();
    }

    Outcome<MapContents, EbpfResult> update(Bytes key, Bytes value, long flags) {
        var result = HashLayout.judge(flags, slots.containsKey(key), slots.size() == definition.maxEntries());
        if (result != EbpfResult.EBPF_SUCCESS) {
            return new Outcome<>(this, result);
        }
        var more = new TreeMap<>(slots);
        int slot = more.computeIfAbsent(key, _ -> lowestFree());
        return new Outcome<>(
                new HashContents(definition, more, values.with(slot * definition.stride(), value)), result);
    }

    private int lowestFree() {
        var taken = new TreeSet<>(slots.values());
        int free = 0;
        while (taken.contains(free)) {
            free++;
        }
        return free;
    }

    Outcome<MapContents, EbpfResult> delete(Bytes key) {
        if (!slots.containsKey(key)) {
            return new Outcome<>(this, EbpfResult.EBPF_KEY_NOT_FOUND);
        }
        var fewer = new TreeMap<>(slots);
        fewer.remove(key);
        return new Outcome<>(new HashContents(definition, fewer, values), EbpfResult.EBPF_SUCCESS);
    }
}
