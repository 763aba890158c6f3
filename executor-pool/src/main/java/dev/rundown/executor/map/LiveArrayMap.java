package dev.rundown.executor.map;

import static dev.rundown.executor.program.EbpfResult.EBPF_INVALID_ARGUMENT;
import static dev.rundown.executor.program.EbpfResult.EBPF_SUCCESS;

import dev.rundown.executor.memory.LittleEndian;
import dev.rundown.executor.program.EbpfResult;
import dev.rundown.executor.program.MapDefinition;

/// An array, live. Its values are found by arithmetic, and each operation is one access.
public final class LiveArrayMap extends LiveMap {
    /// An array as `definition` says.
    ///
    /// @throws MapRefused when there is no such array
    public LiveArrayMap(MapDefinition definition) {
        ArrayLayout.check(definition);
        super(definition);
    }

    @Override
    public int lookup(byte[] key) {
        return ArrayLayout.offset(definition(), index(key));
    }

    @Override
    public EbpfResult update(byte[] key, byte[] value, long flags) {
        requireAtomic();
        return update(index(key), number(value), flags);
    }

    @Override
    public EbpfResult delete(byte[] key) {
        requireAtomic();
        return update(index(key), 0, MapUpdate.ANY);
    }

    private EbpfResult update(int index, long value, long flags) {
        int offset = MapUpdate.offset(definition(), index, flags);
        if (offset < 0) {
            return EBPF_INVALID_ARGUMENT;
        }
        // A value has a stride of at least 8 bytes of its own and begins aligned: one store replaces it.
        store(offset, Long.BYTES, value);
        return EBPF_SUCCESS;
    }

    private void requireAtomic() {
        if (!MapUpdate.isOneOperation(definition())) {
            throw new IllegalArgumentException("a value of %d bytes is not replaced at once: use MapUpdate.steps"
                    .formatted(definition().valueSize()));
        }
    }

    private static int index(byte[] key) {
        return (int) LittleEndian.load(key, 0, Integer.BYTES);
    }

    private static long number(byte[] value) {
        long number = 0;
        for (int at = value.length - 1; at >= 0; at--) {
            number = (number << 8) | (value[at] & 0xff);
        }
        return number;
    }

    @Override
    public MapContents value() {
        return new ArrayContents(definition(), values());
    }
}
