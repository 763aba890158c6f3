package dev.rundown.executor.map;

import dev.rundown.executor.map.MapOperation.StoreValue;
import dev.rundown.executor.map.MapOperation.Update;
import dev.rundown.executor.program.Bytes;
import dev.rundown.executor.program.EbpfResult;
import dev.rundown.executor.program.MapDefinition;
import dev.rundown.executor.program.MapType;
import java.util.ArrayList;
import java.util.List;

/// How a value of any size is replaced. Upstream copies an array's value without a lock, so whoever reads meanwhile
/// may see half of it; a value of more than 8 bytes is therefore replaced in several operations, one for each word.
public final class MapUpdate {
    /// `BPF_ANY`: whether or not there is a value.
    public static final long ANY = 0;
    /// `BPF_NOEXIST`: only if there is none.
    public static final long NO_EXIST = 1;
    /// `BPF_EXIST`: only if there is one.
    public static final long EXIST = 2;

    private MapUpdate() {}

    /// The operations that replace the value of `key`, to be performed one after the other. If the map refuses, it is
    /// one operation that says so.
    public static List<MapOperation<EbpfResult>> steps(MapDefinition definition, Bytes key, Bytes value, long flags) {
        if (isOneOperation(definition)) {
            return List.of(new Update(key, value, flags));
        }
        int offset = offset(definition, key, flags);
        if (offset < 0) {
            return List.of(new Update(key, Bytes.EMPTY, flags));
        }
        var steps = new ArrayList<MapOperation<EbpfResult>>();
        for (int at = 0; at < value.size(); at += Long.BYTES) {
            steps.addAll(words(offset, value, at));
        }
        return steps;
    }

    /// Whether one operation replaces a value of this map.
    public static boolean isOneOperation(MapDefinition definition) {
        return definition.type() == MapType.HASH || definition.valueSize() <= MapOperation.MAX_ATOMIC_BYTES;
    }

    /// The stores for the up to 8 bytes of `value` from `at` on: each of 8, 4, 2 or 1 bytes.
    private static List<MapOperation<EbpfResult>> words(int offset, Bytes value, int at) {
        var stores = new ArrayList<MapOperation<EbpfResult>>();
        int from = at;
        for (int size = Long.BYTES; size > 0; size /= 2) {
            if (from + size <= Math.min(at + Long.BYTES, value.size())) {
                stores.add(new StoreValue(offset + from, size, value.number(from, size)));
                from += size;
            }
        }
        return stores;
    }

    /// Where the value is written; -1 when the map refuses (`EBPF_INVALID_ARGUMENT`).
    static int offset(MapDefinition definition, Bytes key, long flags) {
        return offset(definition, (int) key.number(0, Integer.BYTES), flags);
    }

    /// Where the value number `index` of an array is written; -1 when the map refuses (`EBPF_INVALID_ARGUMENT`). In an
    /// array every value exists.
    public static int offset(MapDefinition definition, int index, long flags) {
        return flags == ANY || flags == EXIST ? ArrayLayout.offset(definition, index) : -1;
    }
}
