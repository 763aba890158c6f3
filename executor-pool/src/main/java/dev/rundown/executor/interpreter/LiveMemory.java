package dev.rundown.executor.interpreter;

import dev.rundown.executor.helper.VirtualSources;
import dev.rundown.executor.isa.AtomicOperation;
import dev.rundown.executor.map.LiveMap;
import dev.rundown.executor.map.MapGate;
import java.util.List;
import java.util.function.IntPredicate;

/// Maps in native memory, shared with other workers.
final class LiveMemory implements SharedMemory {
    private final LiveMap[] maps;
    private final MapGate[] gates;
    private final IntPredicate functions;
    private final VirtualSources sources;

    LiveMemory(
            List<? extends LiveMap> maps,
            List<? extends MapGate> gates,
            IntPredicate functions,
            VirtualSources sources) {
        this.maps = maps.toArray(LiveMap[]::new);
        this.gates = gates.toArray(MapGate[]::new);
        this.functions = functions;
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
        return maps[map].lookup(key);
    }

    @Override
    public long update(int map, byte[] key, byte[] value, long flags) {
        return maps[map].update(key, value, flags).asHelperResult();
    }

    @Override
    public long delete(int map, byte[] key) {
        return maps[map].delete(key).asHelperResult();
    }

    @Override
    public boolean enter(int map) {
        return gates[map].enter();
    }

    @Override
    public void leave(int map) {
        gates[map].leave();
    }

    @Override
    public boolean reach(int function) {
        return functions.test(function);
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
