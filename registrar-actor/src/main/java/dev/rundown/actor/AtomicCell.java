package dev.rundown.actor;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;

/// A live cell that holds its value in one reference and retries an operation until it was not disturbed.
/// Right for everything that is not on the path of an invocation.
///
/// Whoever records performs an operation, together with the moments before and after it, while it holds the monitor of
/// the cell. Then the moments say in which order the operations on this cell took place; without a recording nobody
/// locks.
///
/// @param <V> what the cell holds
public final class AtomicCell<V> implements SharedCell<V> {
    private final AtomicReference<V> value;
    private final List<Runnable> watchers = new CopyOnWriteArrayList<>();

    /// A cell that holds `initial`.
    public AtomicCell(V initial) {
        value = new AtomicReference<>(initial);
    }

    @Override
    public <R> R perform(CellOperation<V, R> operation) {
        while (true) {
            V before = value.get();
            var outcome = operation.on(before);
            if (value.compareAndSet(before, outcome.value())) {
                if (!outcome.value().equals(before)) {
                    watchers.forEach(Runnable::run);
                }
                return outcome.result();
            }
        }
    }

    @Override
    public V value() {
        return value.get();
    }

    @Override
    public void watch(Runnable watcher) {
        watchers.add(watcher);
    }
}
