package dev.rundown.executor.map;

import static dev.rundown.executor.program.EbpfResult.EBPF_SUCCESS;

import dev.rundown.actor.CellOperation;
import dev.rundown.actor.SharedCell;
import dev.rundown.executor.isa.AtomicOperation;
import dev.rundown.executor.map.MapOperation.AtomicValue;
import dev.rundown.executor.map.MapOperation.Delete;
import dev.rundown.executor.map.MapOperation.LoadValue;
import dev.rundown.executor.map.MapOperation.Lookup;
import dev.rundown.executor.map.MapOperation.StoreValue;
import dev.rundown.executor.map.MapOperation.Update;
import dev.rundown.executor.program.Bytes;
import dev.rundown.executor.program.EbpfResult;
import dev.rundown.executor.program.MapDefinition;
import dev.rundown.executor.program.MapType;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// A map that programs on many workers share: its values in native memory, where they never move and atomics work.
/// The memory goes with the last reference to this object.
public abstract sealed class LiveMap implements SharedCell<MapContents> permits LiveArrayMap, LiveHashMap {
    private static final ValueLayout.OfShort SHORT =
            ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle ATOMIC_INT =
            ValueLayout.JAVA_INT.withOrder(ByteOrder.LITTLE_ENDIAN).varHandle();
    private static final VarHandle ATOMIC_LONG =
            ValueLayout.JAVA_LONG.withOrder(ByteOrder.LITTLE_ENDIAN).varHandle();

    private final MapDefinition definition;
    private final MemorySegment values;

    /// A map with as many bytes for values as `definition`, already checked, says.
    LiveMap(MapDefinition definition) {
        this.definition = definition;
        this.values = Arena.ofAuto().allocate(definition.valueBytes(), Long.BYTES);
        MemorySegment.copy(
                MemorySegment.ofArray(definition.initial().toArray()),
                0,
                values,
                0,
                definition.initial().size());
    }

    /// A map as `definition` says.
    ///
    /// @throws MapRefused when there is no such map
    public static LiveMap of(MapDefinition definition) {
        // What is neither, the array refuses.
        return definition.type() == MapType.HASH ? new LiveHashMap(definition) : new LiveArrayMap(definition);
    }

    /// What the map is.
    public MapDefinition definition() {
        return definition;
    }

    /// As [LoadValue].
    public long load(int offset, int size) {
        return switch (size) {
            case 1 -> values.get(ValueLayout.JAVA_BYTE, offset) & 0xff;
            case 2 -> values.get(SHORT, offset) & 0xffff;
            case 4 -> values.get(INT, offset) & 0xffff_ffffL;
            default -> values.get(LONG, offset);
        };
    }

    /// As [StoreValue].
    public void store(int offset, int size, long value) {
        switch (size) {
            case 1 -> values.set(ValueLayout.JAVA_BYTE, offset, (byte) value);
            case 2 -> values.set(SHORT, offset, (short) value);
            case 4 -> values.set(INT, offset, (int) value);
            default -> values.set(LONG, offset, value);
        }
    }

    /// As [AtomicValue].
    public long atomic(int offset, int size, AtomicOperation operation, long source, long expected) {
        return size == Long.BYTES
                ? atomic64(offset, operation, source, expected)
                : atomic32(offset, operation, (int) source, (int) expected) & 0xffff_ffffL;
    }

    private long atomic64(long offset, AtomicOperation operation, long source, long expected) {
        return switch (operation) {
            case ADD -> (long) ATOMIC_LONG.getAndAdd(values, offset, source);
            case OR -> (long) ATOMIC_LONG.getAndBitwiseOr(values, offset, source);
            case AND -> (long) ATOMIC_LONG.getAndBitwiseAnd(values, offset, source);
            case XOR -> (long) ATOMIC_LONG.getAndBitwiseXor(values, offset, source);
            case XCHG -> (long) ATOMIC_LONG.getAndSet(values, offset, source);
            case CMPXCHG -> (long) ATOMIC_LONG.compareAndExchange(values, offset, expected, source);
        };
    }

    private int atomic32(long offset, AtomicOperation operation, int source, int expected) {
        return switch (operation) {
            case ADD -> (int) ATOMIC_INT.getAndAdd(values, offset, source);
            case OR -> (int) ATOMIC_INT.getAndBitwiseOr(values, offset, source);
            case AND -> (int) ATOMIC_INT.getAndBitwiseAnd(values, offset, source);
            case XOR -> (int) ATOMIC_INT.getAndBitwiseXor(values, offset, source);
            case XCHG -> (int) ATOMIC_INT.getAndSet(values, offset, source);
            case CMPXCHG -> (int) ATOMIC_INT.compareAndExchange(values, offset, expected, source);
        };
    }

    /// As [Lookup].
    public abstract int lookup(byte[] key);

    /// As [Update].
    public abstract EbpfResult update(byte[] key, byte[] value, long flags);

    /// As [Delete].
    public abstract EbpfResult delete(byte[] key);

    @Override
    @SuppressWarnings("unchecked") // Each case answers what the record it matched declares as its result.
    public <R> R perform(CellOperation<MapContents, R> operation) {
        return (R)
                switch (asMapOperation(operation)) {
                    case Lookup(Bytes key) -> lookup(key.toArray());
                    case Update(Bytes key, Bytes value, long flags) -> update(key.toArray(), value.toArray(), flags);
                    case Delete(Bytes key) -> delete(key.toArray());
                    case LoadValue(int offset, int size) -> load(offset, size);
                    case StoreValue(int offset, int size, long value) -> stored(offset, size, value);
                    case AtomicValue(int offset, int size, var kind, long source, long expected) ->
                        atomic(offset, size, kind, source, expected);
                };
    }

    /// The bytes of all values. Exact while nobody writes.
    SparseBytes values() {
        var contents = SparseBytes.zeros((int) definition.valueBytes());
        for (int at = 0; at < definition.valueBytes(); at += Long.BYTES) {
            contents = contents.with(at, Long.BYTES, load(at, Long.BYTES));
        }
        return contents;
    }

    /// Nobody waits for a value of a map, so there is nothing to tell, and programs need not look for watchers.
    @Override
    public void watch(Runnable watcher) {}

    private static <R> MapOperation<R> asMapOperation(CellOperation<MapContents, R> operation) {
        if (operation instanceof MapOperation<R> known) {
            return known;
        }
        throw new IllegalArgumentException("no operation of a map: " + operation);
    }

    private EbpfResult stored(int offset, int size, long value) {
        store(offset, size, value);
        return EBPF_SUCCESS;
    }
}
