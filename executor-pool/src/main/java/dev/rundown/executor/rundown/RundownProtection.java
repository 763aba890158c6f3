package dev.rundown.executor.rundown;

import dev.rundown.actor.CellOperation;
import dev.rundown.actor.SharedCell;
import dev.rundown.executor.rundown.RundownState.Close;
import dev.rundown.executor.rundown.RundownState.IsClosed;
import dev.rundown.executor.rundown.RundownState.IsRunDown;
import dev.rundown.executor.rundown.RundownState.Open;
import dev.rundown.executor.rundown.RundownState.Operation;
import dev.rundown.executor.rundown.RundownState.Release;
import dev.rundown.executor.rundown.RundownState.TryAcquire;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Rundown protection for workers: the contract of [RundownState], with a count for each worker on cache lines of its
/// own, so that workers do not disturb each other.
///
/// A count is `2 * users`, plus 1 once the line is sealed. Closing says so in `closed`, seals line after line, then
/// says so in `sealed`.
/// - *No acquire succeeds that began after closing did*: it reads `closed` first. One that read it before and adds to
///   a line that is not sealed yet is older than the close.
/// - *A refused acquire leaves no trace*, not for a moment: it compares and swaps, so nobody waits for a user who
///   never was one.
/// - *Exactly one of close and releases answers that nobody is inside.* Once all lines are sealed, counts only fall, so
///   a scan that finds zeros finds the truth. The last release either sees `sealed` and scans, or the closer, who scans
///   after it wrote `sealed`, sees that release. Whoever finds zeros takes `drained`, once.
public final class RundownProtection implements SharedCell<RundownState> {
    private static final int LINE_LONGS = 16; // 128 bytes: two lines, because processors fetch them in pairs.
    private static final long ONE_USER = 2;
    private static final long SEALED = 1;
    private static final VarHandle COUNT = MethodHandles.arrayElementVarHandle(long[].class);
    private static final VarHandle DRAINED;

    static {
        try {
            DRAINED = MethodHandles.lookup().findVarHandle(RundownProtection.class, "drained", boolean.class);
        } catch (ReflectiveOperationException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }

    private final int workers;
    private final long[] counts;
    private final List<Runnable> watchers = new CopyOnWriteArrayList<>();
    private volatile boolean closed;
    private volatile boolean sealed;

    @SuppressWarnings("unused") // Through DRAINED.
    private volatile boolean drained;

    /// An open rundown for workers number 0 to `workers` - 1.
    public RundownProtection(int workers) {
        if (workers < 1) {
            throw new IllegalArgumentException("a rundown is for at least one worker, not " + workers);
        }
        this.workers = workers;
        this.counts = new long[(workers + 1) * LINE_LONGS];
    }

    private static int line(int worker) {
        return (worker + 1) * LINE_LONGS; // The first line belongs to the array's header.
    }

    /// As [TryAcquire], on the line of `worker`. The number is the ticket that [#release(int)] wants back.
    public boolean tryAcquire(int worker) {
        int line = line(worker);
        while (!closed) {
            long count = (long) COUNT.getVolatile(counts, line);
            if ((count & SEALED) != 0) {
                return false;
            }
            if (COUNT.compareAndSet(counts, line, count, count + ONE_USER)) {
                return true;
            }
        }
        return false;
    }

    /// As [Release], for what was acquired on the line of `worker`; any thread may call it.
    public boolean release(int worker) {
        long before = (long) COUNT.getAndAdd(counts, line(worker), -ONE_USER);
        if (before < ONE_USER) {
            COUNT.getAndAdd(counts, line(worker), ONE_USER);
            throw new IllegalStateException(RundownState.RELEASED_TOO_OFTEN);
        }
        return sealed && drain();
    }

    /// As [Close].
    public boolean close() {
        closed = true;
        for (int worker = 0; worker < workers; worker++) {
            COUNT.getAndBitwiseOr(counts, line(worker), SEALED);
        }
        boolean isFirst = !sealed;
        sealed = true;
        if (isFirst) {
            return drain();
        }
        return isEmpty();
    }

    /// As [IsRunDown].
    public boolean isRunDown() {
        return sealed && isEmpty();
    }

    /// As [Open]. Nobody may close at the same time.
    public boolean open() {
        if (!isEmpty()) {
            throw new IllegalStateException(RundownState.OPENED_TOO_EARLY);
        }
        boolean wasClosed = closed;
        sealed = false;
        DRAINED.setVolatile(this, false);
        for (int worker = 0; worker < workers; worker++) {
            COUNT.getAndBitwiseAnd(counts, line(worker), ~SEALED);
        }
        closed = false;
        watchers.forEach(Runnable::run);
        return wasClosed;
    }

    @Override
    public RundownState value() {
        long users = 0;
        for (int worker = 0; worker < workers; worker++) {
            users += (long) COUNT.getVolatile(counts, line(worker)) / ONE_USER;
        }
        return new RundownState(closed, (int) users);
    }

    private boolean drain() {
        if (isEmpty() && DRAINED.compareAndSet(this, false, true)) {
            watchers.forEach(Runnable::run);
            return true;
        }
        return false;
    }

    private boolean isEmpty() {
        for (int worker = 0; worker < workers; worker++) {
            if ((long) COUNT.getVolatile(counts, line(worker)) >= ONE_USER) {
                return false;
            }
        }
        return true;
    }

    /// Without a worker: acquires on the first line, releases on the first one that has a user.
    @Override
    @SuppressWarnings("unchecked") // Every operation of a rundown answers a Boolean.
    public <R> R perform(CellOperation<RundownState, R> operation) {
        if (!(operation instanceof Operation<R> known)) {
            throw new IllegalArgumentException("no operation of a rundown: " + operation);
        }
        boolean answer = switch (known) {
            case TryAcquire() -> tryAcquire(0);
            case Release() -> releaseAny();
            case Close() -> close();
            case IsRunDown() -> isRunDown();
            case IsClosed() -> closed;
            case Open() -> open();
        };
        return (R) Boolean.valueOf(answer);
    }

    private boolean releaseAny() {
        for (int worker = 0; worker < workers; worker++) {
            long count = (long) COUNT.getVolatile(counts, line(worker));
            while (count >= ONE_USER) {
                if (COUNT.compareAndSet(counts, line(worker), count, count - ONE_USER)) {
                    return sealed && drain();
                }
                count = (long) COUNT.getVolatile(counts, line(worker));
            }
        }
        throw new IllegalStateException(RundownState.RELEASED_TOO_OFTEN);
    }

    @Override
    public void watch(Runnable watcher) {
        watchers.add(watcher);
    }
}
