package dev.rundown.executor.program;

import java.util.List;
import java.util.Optional;

/// The map types of eBPF for Windows (`ebpf_structs.h`), in the order of their numbers.
public enum MapType {
    UNSPEC,
    HASH,
    ARRAY,
    PROG_ARRAY,
    PERCPU_HASH,
    PERCPU_ARRAY,
    HASH_OF_MAPS,
    ARRAY_OF_MAPS,
    LRU_HASH,
    LPM_TRIE,
    QUEUE,
    LRU_PERCPU_HASH,
    STACK,
    RINGBUF;

    private static final List<MapType> IN_ORDER = List.of(values());

    /// The type with this number; empty when there is none.
    public static Optional<MapType> numbered(int number) {
        return number > 0 && number < IN_ORDER.size() ? Optional.of(IN_ORDER.get(number)) : Optional.empty();
    }

    /// Its number.
    @SuppressWarnings("EnumOrdinal") // The order is upstream's numbering: see the sentence above the enum.
    public int number() {
        return ordinal();
    }

    /// As C has it.
    public String cName() {
        return "BPF_MAP_TYPE_" + name();
    }
}
