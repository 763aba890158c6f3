package dev.rundown.executor.interpreter;

import dev.rundown.executor.helper.VirtualSources;
import dev.rundown.executor.isa.AtomicOperation;
import dev.rundown.executor.map.LiveArrayMap;
import dev.rundown.executor.memory.LittleEndian;
import java.util.List;

/// Maps in native memory, shared with other workers.
final class LiveMemory implements SharedMemory {
    private final LiveArrayMap[] maps;
    private final VirtualSources sources;

    LiveMemory(List<LiveArrayMap> maps, VirtualSources sources) {
        this.maps = maps.toArray(LiveArrayMap[]::new);
        this.sources = sources;
    }

    @Override
    public void beginHelper() {}

    @Override
    public long load(int map, int offset, int size) {
        return maps[map].load(offset, size);
    }

    @Override
    public void store(int map, int offset, int size, long value) {
        maps[map].store(offset, size, value);
    }

    @Override
    public long atomic(int map, int offset, int size, AtomicOperation operation, long source, long expected) {
        return maps[map].atomic(offset, size, operation, source, expected);
    }

    @Override
    public int lookup(int map, byte[] key) {
        return maps[map].lookup(index(key));
    }

    @Override
    public long update(int map, byte[] key, byte[] value, long flags) {
        return maps[map].update(index(key), number(value), flags).asHelperResult();
    }

    @Override
    public long delete(int map, byte[] key) {
        return maps[map].delete(index(key)).asHelperResult();
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
    public long nanos() {
        return sources.nanos();
    }

    @Override
    public int random() {
        return sources.random();
    }

    @Override
    public int cpu() {
        return sources.cpu();
    }
}
