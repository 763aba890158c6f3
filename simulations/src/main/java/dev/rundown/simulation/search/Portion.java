package dev.rundown.simulation.search;

import dev.rundown.simulation.driver.Batch;
import dev.rundown.simulation.driver.Expansion;
import dev.rundown.simulation.driver.Stepped;
import dev.rundown.simulation.driver.Worlds;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A few worlds of the frontier with what may happen in them.
final class Portion {
    /// How many worlds at most.
    static final int ROWS = 64;

    final Batch batch = new Batch();
    private @Nullable Worlds block;
    private int from;
    private int to;
    // Of each row: how many choices it has.
    private final int[] enabled = new int[ROWS];
    private final int[] taken = new int[ROWS];
    private final boolean[] busy = new boolean[ROWS];
    // The open entries that break a rule, reach a goal or have alternatives, in order.
    private int[] eventful = new int[16];
    private int eventfulCount;

    /// From now on it is about these worlds.
    void of(Worlds worlds, int first, int end) {
        block = worlds;
        from = first;
        to = end;
    }

    Worlds block() {
        return Objects.requireNonNull(block);
    }

    int first() {
        return from;
    }

    int end() {
        return to;
    }

    /// Finds out what may happen.
    ///
    /// @return whether all of it is known; else it has to be done again by whoever may learn
    boolean expand(Stepped engine, Expansion expansion, int lastItem) {
        batch.clear();
        eventfulCount = 0;
        for (int row = from; row < to; row++) {
            if (!expansion.expand(batch, block(), row, lastItem)) {
                return false;
            }
            enabled[row - from] = batch.enabledInLast();
            taken[row - from] = batch.takenInLast();
            busy[row - from] = batch.isBusyInLast();
        }
        for (int i = 0; i < batch.openCount(); i++) {
            if (!engine.isUneventful(batch.move(i))) {
                if (eventfulCount == eventful.length) {
                    eventful = Arrays.copyOf(eventful, 2 * eventfulCount);
                }
                eventful[eventfulCount++] = i;
            }
        }
        return true;
    }

    int enabled(int row) {
        return enabled[row - from];
    }

    /// How many of them are not merely put off.
    int taken(int row) {
        return taken[row - from];
    }

    boolean isBusy(int row) {
        return busy[row - from];
    }

    int eventfulCount() {
        return eventfulCount;
    }

    int eventful(int index) {
        return eventful[index];
    }
}
