package dev.rundown.executor.map;

import dev.rundown.executor.program.Bytes;
import dev.rundown.executor.program.EbpfResult;
import dev.rundown.executor.program.MapDefinition;
import java.util.BitSet;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/// A hash table, live. Lookups never lock; updates and deletions take turns. A new value is complete before its key can
/// be found. Who looked a value up before may see half of an update of more than 8 bytes, as in an array.
public final class LiveHashMap extends LiveMap {
    private final ConcurrentMap<Bytes, Integer> slots = new ConcurrentHashMap<>();
    private final BitSet taken = new BitSet();

    /// A hash table as `definition` says.
    ///
    /// @throws MapRefused when there is no such hash table
    public LiveHashMap(MapDefinition definition) {
        HashLayout.check(definition);
        super(definition);
    }

    @Override
    public int lookup(byte[] key) {
        var slot = slots.get(Bytes.of(key));
        return slot == null ? -1 : slot * definition().stride();
    }

    @Override
    public EbpfResult update(byte[] key, byte[] value, long flags) {
        var wanted = Bytes.of(key);
        synchronized (taken) {
            var present = slots.get(wanted);
            var result = HashLayout.judge(
                    flags, present != null, slots.size() == definition().maxEntries());
            if (result == EbpfResult.EBPF_SUCCESS) {
                int slot = present == null ? taken.nextClearBit(0) : present;
                write(slot, Bytes.of(value));
                taken.set(slot);
                slots.put(wanted, slot);
            }
            return result;
        }
    }

    private void write(int slot, Bytes value) {
        int offset = slot * definition().stride();
        for (int at = 0; at < value.size(); at += Long.BYTES) {
            store(offset + at, Long.BYTES, value.number(at, Math.min(Long.BYTES, value.size() - at)));
        }
    }

    @Override
    public EbpfResult delete(byte[] key) {
        synchronized (taken) {
            var slot = slots.remove(Bytes.of(key));
            if (slot == null) {
                return EbpfResult.EBPF_KEY_NOT_FOUND;
            }
            taken.clear(slot);
            return EbpfResult.EBPF_SUCCESS;
        }
    }

    @Override
    public MapContents value() {
        synchronized (taken) {
            return new HashContents(definition(), new TreeMap<>(slots), values());
        }
    }
}
