package dev.rundown.executor.map;

import static dev.rundown.executor.program.EbpfResult.EBPF_INVALID_ARGUMENT;
import static dev.rundown.executor.program.EbpfResult.EBPF_SUCCESS;

import dev.rundown.actor.CellOperation;
import dev.rundown.executor.isa.Arithmetic;
import dev.rundown.executor.isa.AtomicOperation;
import dev.rundown.executor.program.Bytes;
import dev.rundown.executor.program.EbpfResult;

/// One atomic operation on a map, by a program or by a user. Live, each is one access of at most 8 bytes, or one of the
/// map's own locked operations; nothing larger is atomic, so nothing larger is an operation ([MapUpdate] splits).
///
/// @param <R> what the caller learns
public sealed interface MapOperation<R> extends CellOperation<MapContents, R> {
    /// The largest value of an array that one operation can replace. A hash table replaces any under its lock.
    int MAX_ATOMIC_BYTES = 8;

    /// Refuses what an array cannot replace at once.
    private static void requireAtomic(int size) {
        if (size > MAX_ATOMIC_BYTES) {
            throw new IllegalArgumentException(
                    "a value of %d bytes is not replaced at once: use MapUpdate.steps".formatted(size));
        }
    }

    /// Where the value of `key` begins among the values of the map; -1 when it has none. A program gets an address made
    /// of it and of the map's region.
    ///
    /// @param key of the map's key size
    record Lookup(Bytes key) implements MapOperation<Integer> {
        @Override
        public Outcome<MapContents, Integer> on(MapContents map) {
            return new Outcome<>(
                    map,
                    switch (map) {
                        case ArrayContents array -> ArrayLayout.offset(array.definition(), key);
                        case HashContents hash -> hash.lookup(key);
                    });
        }
    }

    /// Replaces the value of `key`: `bpf_map_update_elem`.
    ///
    /// @param key   of the map's key size
    /// @param value of the map's value size, for an array at most [#MAX_ATOMIC_BYTES]; zeros fill what is behind it
    /// @param flags `BPF_ANY` 0, `BPF_NOEXIST` 1, `BPF_EXIST` 2
    record Update(Bytes key, Bytes value, long flags) implements MapOperation<EbpfResult> {
        @Override
        public Outcome<MapContents, EbpfResult> on(MapContents map) {
            return switch (map) {
                case ArrayContents array -> onArray(array);
                case HashContents hash -> hash.update(key, value, flags);
            };
        }

        private Outcome<MapContents, EbpfResult> onArray(ArrayContents array) {
            requireAtomic(value.size());
            int offset = MapUpdate.offset(array.definition(), key, flags);
            if (offset < 0) {
                return new Outcome<>(array, EBPF_INVALID_ARGUMENT);
            }
            long number = value.number(0, value.size());
            return new Outcome<>(array.withValues(array.values().with(offset, MAX_ATOMIC_BYTES, number)), EBPF_SUCCESS);
        }
    }

    /// Takes the value of `key` away: `bpf_map_delete_elem`. Of an array: fills it with zeros.
    ///
    /// @param key of the map's key size
    record Delete(Bytes key) implements MapOperation<EbpfResult> {
        @Override
        public Outcome<MapContents, EbpfResult> on(MapContents map) {
            return switch (map) {
                case ArrayContents array ->
                    new Update(key, Bytes.zeros(array.definition().valueSize()), MapUpdate.ANY).on(array);
                case HashContents hash -> hash.delete(key);
            };
        }
    }

    /// Reads `size` bytes (1, 2, 4 or 8) at `offset` of the values, as an unsigned little-endian number.
    ///
    /// @param offset among the values of the map; within their bounds
    /// @param size   in bytes
    record LoadValue(int offset, int size) implements MapOperation<Long> {
        @Override
        public Outcome<MapContents, Long> on(MapContents map) {
            return new Outcome<>(map, map.values().number(offset, size));
        }
    }

    /// Writes `size` bytes (1, 2, 4 or 8) at `offset` of the values.
    ///
    /// @param offset among the values of the map; within their bounds
    /// @param size   in bytes
    /// @param value  its lowest bytes are stored
    record StoreValue(int offset, int size, long value) implements MapOperation<EbpfResult> {
        @Override
        public Outcome<MapContents, EbpfResult> on(MapContents map) {
            return new Outcome<>(map.withValues(map.values().with(offset, size, value)), EBPF_SUCCESS);
        }
    }

    /// An atomic instruction on `size` bytes (4 or 8) at `offset` of the values; answers what was there before.
    ///
    /// @param offset    among the values of the map; within their bounds and a multiple of `size`
    /// @param size      in bytes
    /// @param operation what is done
    /// @param source    the other input
    /// @param expected  what `CMPXCHG` compares with
    record AtomicValue(int offset, int size, AtomicOperation operation, long source, long expected)
            implements MapOperation<Long> {
        @Override
        public Outcome<MapContents, Long> on(MapContents map) {
            long old = map.values().number(offset, size);
            long replacement = Arithmetic.apply(operation, size, old, source, expected);
            return new Outcome<>(map.withValues(map.values().with(offset, size, replacement)), old);
        }
    }
}
