package dev.rundown.executor.interpreter;

import dev.rundown.executor.helper.VirtualSources;
import dev.rundown.executor.isa.AtomicOperation;
import dev.rundown.executor.map.MapAccess;
import dev.rundown.executor.map.MapOperation;
import dev.rundown.executor.map.MapOperation.AtomicValue;
import dev.rundown.executor.map.MapOperation.Delete;
import dev.rundown.executor.map.MapOperation.LoadValue;
import dev.rundown.executor.map.MapOperation.Lookup;
import dev.rundown.executor.map.MapOperation.StoreValue;
import dev.rundown.executor.map.MapOperation.Update;
import dev.rundown.executor.program.Bytes;
import dev.rundown.executor.program.EbpfResult;
import dev.rundown.executor.program.Words;
import java.util.function.LongSupplier;
import java.util.function.ToLongFunction;

/// Maps and addresses of functions as cells, for one slice: at most one operation is performed.
///
/// What the instruction under way was answered in earlier slices is answered again from `answers`; the first question
/// beyond is put to the cell, and the next one ends the slice ([SliceEnd]). So a helper that reads a key out of one map
/// and looks it up in another takes two slices, as it takes two accesses when live.
final class SlicedMemory implements SharedMemory {
    private final MapAccess access;
    private final VirtualSources sources;
    private Words answers;
    private int next;
    private int allowed = 1;
    private boolean isFirst = true;

    SlicedMemory(MapAccess access, VirtualSources sources, Words answers) {
        this.access = access;
        this.sources = sources;
        this.answers = answers;
    }

    /// After the first instruction of a slice: nothing shared may be touched any more.
    void close() {
        allowed = 0;
        isFirst = false;
        answers = Words.EMPTY;
        next = 0;
    }

    @Override
    public void beginHelper() {
        if (!isFirst) {
            throw SliceEnd.INSTANCE;
        }
    }

    /// What the instruction under way was answered so far.
    Words answers() {
        return answers;
    }

    @Override
    public long load(int map, int offset, int size) {
        return answer(map, new LoadValue(offset, size), Long::longValue);
    }

    @Override
    public void store(int map, int offset, int size, long value) {
        answer(map, new StoreValue(offset, size, value), EbpfResult::asHelperResult);
    }

    @Override
    public long atomic(int map, int offset, int size, AtomicOperation operation, long source, long expected) {
        return answer(map, new AtomicValue(offset, size, operation, source, expected), Long::longValue);
    }

    @Override
    public int lookup(int map, byte[] key) {
        return (int) answer(map, new Lookup(Bytes.of(key)), Integer::longValue);
    }

    @Override
    public long update(int map, byte[] key, byte[] value, long flags) {
        return answer(map, new Update(Bytes.of(key), Bytes.of(value), flags), EbpfResult::asHelperResult);
    }

    @Override
    public long delete(int map, byte[] key) {
        return answer(map, new Delete(Bytes.of(key)), EbpfResult::asHelperResult);
    }

    @Override
    public boolean enter(int map) {
        return answer(() -> access.enter(map) ? 1 : 0) == 1;
    }

    @Override
    public void leave(int map) {
        answer(() -> {
            access.leave(map);
            return 0;
        });
    }

    @Override
    public boolean reach(int function) {
        return answer(() -> access.reach(function) ? 1 : 0) == 1;
    }

    private <R> long answer(int map, MapOperation<R> operation, ToLongFunction<R> asNumber) {
        return answer(() -> asNumber.applyAsLong(access.perform(map, operation)));
    }

    private long answer(LongSupplier performed) {
        if (next < answers.count()) {
            return answers.at(next++);
        }
        if (allowed == 0) {
            throw SliceEnd.INSTANCE;
        }
        allowed--;
        return remember(performed.getAsLong());
    }

    @Override
    public long nanos() {
        return next < answers.count() ? answers.at(next++) : remember(sources.nanos());
    }

    @Override
    public int random() {
        return (int) (next < answers.count() ? answers.at(next++) : remember(sources.random()));
    }

    @Override
    public int cpu() {
        return (int) (next < answers.count() ? answers.at(next++) : remember(sources.cpu()));
    }

    private long remember(long answer) {
        answers = answers.plus(answer);
        next++;
        return answer;
    }
}
