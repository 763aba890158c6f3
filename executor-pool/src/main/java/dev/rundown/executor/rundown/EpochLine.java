package dev.rundown.executor.rundown;

import dev.rundown.actor.CellOperation;
import dev.rundown.actor.SharedCell;
import dev.rundown.executor.rundown.EpochState.Await;
import dev.rundown.executor.rundown.EpochState.Enter;
import dev.rundown.executor.rundown.EpochState.Exit;
import dev.rundown.executor.rundown.EpochState.HasLeft;
import dev.rundown.executor.rundown.EpochState.Operation;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// The epoch of one thread, live: the contract of [EpochState], with a count of entries and exits on a cache line of
/// its own. It is odd while the thread is inside. Only that thread enters and leaves; anybody may wait.
///
/// - *Nobody who is inside is overlooked.* An entry is written before anything that it protects is read, with a full
///   fence between. A waiter that finds an even count is before that entry: what it has made unreachable is not seen.
/// - *No exit is overlooked.* A waiter remembers the odd count it saw; any other count is a later one. The exit writes
///   the count, then looks whether anybody waits; a waiter says that it waits, then asks whether
///   it has to.
public final class EpochLine implements SharedCell<EpochState> {
    private static final int LINE_LONGS = 16; // 128 bytes: two lines, because processors fetch them in pairs.
    private static final VarHandle COUNT = MethodHandles.arrayElementVarHandle(long[].class);

    private final long[] counts = new long[2 * LINE_LONGS];
    private final ConcurrentMap<String, Long> waiting = new ConcurrentHashMap<>();
    private final List<Runnable> watchers = new CopyOnWriteArrayList<>();

    /// Outside, awaited by nobody.
    public EpochLine() {}

    private long count() {
        return (long) COUNT.getVolatile(counts, LINE_LONGS);
    }

    private static boolean isInside(long count) {
        return (count & 1) != 0;
    }

    /// As [Enter]; called by the thread itself.
    public void enter() {
        long count = (long) COUNT.get(counts, LINE_LONGS);
        if (isInside(count)) {
            throw new IllegalStateException(EpochState.ENTERED_TWICE);
        }
        COUNT.setVolatile(counts, LINE_LONGS, count + 1);
    }

    /// As [Exit]; called by the thread itself.
    public void exit() {
        long count = (long) COUNT.get(counts, LINE_LONGS);
        if (!isInside(count)) {
            throw new IllegalStateException(EpochState.NOT_INSIDE);
        }
        COUNT.setVolatile(counts, LINE_LONGS, count + 1);
        if (!waiting.isEmpty()) {
            watchers.forEach(Runnable::run);
        }
    }

    private boolean await(String waiter) {
        long count = count();
        if (!isInside(count)) {
            return false;
        }
        waiting.put(waiter, count);
        return true; // Whether it has left meanwhile is what hasLeft asks next.
    }

    private boolean hasLeft(String waiter) {
        var seen = waiting.get(waiter);
        if (seen != null && seen == count()) { // Asked for each try of a held delivery: no Optional.
            return false;
        }
        waiting.remove(waiter);
        return true;
    }

    @Override
    @SuppressWarnings("unchecked") // Every operation of an epoch answers a Boolean.
    public <R> R perform(CellOperation<EpochState, R> operation) {
        if (!(operation instanceof Operation known)) {
            throw new IllegalArgumentException("no operation of an epoch: " + operation);
        }
        boolean answer = switch (known) {
            case Enter() -> {
                enter();
                yield true;
            }
            case Exit() -> {
                exit();
                yield true;
            }
            case Await(var waiter) -> await(waiter);
            case HasLeft(var waiter) -> hasLeft(waiter);
        };
        return (R) Boolean.valueOf(answer);
    }

    @Override
    public EpochState value() {
        long count = count();
        var awaitedBy = new TreeSet<String>();
        waiting.forEach((waiter, seen) -> {
            if (seen == count) {
                awaitedBy.add(waiter);
            }
        });
        return new EpochState(isInside(count), awaitedBy);
    }

    @Override
    public void watch(Runnable watcher) {
        watchers.add(watcher);
    }
}
