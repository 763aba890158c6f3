package dev.rundown.extension.worker;

import dev.rundown.actor.AtomicCell;
import dev.rundown.actor.Cell;
import dev.rundown.actor.CellOperation;
import dev.rundown.actor.SharedCell;
import dev.rundown.actor.Surroundings;
import dev.rundown.executor.rundown.EpochLine;
import dev.rundown.executor.rundown.EpochState;
import dev.rundown.executor.rundown.RundownProtection;
import dev.rundown.executor.rundown.RundownState;
import java.util.function.Function;

/// A cell and the live object behind it, looked up once. Each operation goes the shortest way that the object offers.
///
/// @param cell   the key
/// @param object what is behind it
/// @param <V>    what the cell holds
record Shared<V>(Cell<V> cell, SharedCell<V> object) {
    private static final RundownState.TryAcquire TRY_ACQUIRE = new RundownState.TryAcquire();
    private static final RundownState.Release RELEASE = new RundownState.Release();
    private static final EpochState.Enter ENTER = new EpochState.Enter();
    private static final EpochState.Exit EXIT = new EpochState.Exit();

    static <V> Shared<V> of(Cell<V> cell, Surroundings surroundings) {
        return new Shared<>(cell, surroundings.cell(cell));
    }

    static boolean tryAcquire(Shared<RundownState> rundown, int worker, Tape tape) {
        long before = tape.moment();
        boolean entered = rundown.object instanceof RundownProtection striped
                ? striped.tryAcquire(worker)
                : rundown.object.perform(TRY_ACQUIRE);
        tape.performed(rundown.cell, TRY_ACQUIRE, before, entered);
        return entered;
    }

    /// Answers whether this was the last one out.
    static boolean release(Shared<RundownState> rundown, int worker, Tape tape) {
        long before = tape.moment();
        boolean isLastOut = rundown.object instanceof RundownProtection striped
                ? striped.release(worker)
                : rundown.object.perform(RELEASE);
        tape.performed(rundown.cell, RELEASE, before, isLastOut);
        return isLastOut;
    }

    static void enter(Shared<EpochState> epoch, Tape tape) {
        long before = tape.moment();
        if (epoch.object instanceof EpochLine line) {
            line.enter();
        } else {
            epoch.object.perform(ENTER);
        }
        tape.performed(epoch.cell, ENTER, before, true);
    }

    static void exit(Shared<EpochState> epoch, Tape tape) {
        long before = tape.moment();
        if (epoch.object instanceof EpochLine line) {
            line.exit();
        } else {
            epoch.object.perform(EXIT);
        }
        tape.performed(epoch.cell, EXIT, before, true);
    }

    /// What `read`, an operation that changes nothing, answers: what the cell holds, or a part of that.
    <R> R look(CellOperation<V, R> read, Function<V, R> part, Tape tape) {
        if (object instanceof AtomicCell<V> atomic) {
            if (tape.equals(Tape.NONE)) {
                return part.apply(atomic.value());
            }
            synchronized (atomic) { // So that its moments say when it took place among the operations on this cell.
                return looked(read, part.apply(atomic.value()), tape.moment(), tape);
            }
        }
        long before = tape.moment();
        return looked(read, object.perform(read), before, tape);
    }

    private <R> R looked(CellOperation<V, R> read, R answer, long before, Tape tape) {
        tape.performed(cell, read, before, answer);
        return answer;
    }
}
