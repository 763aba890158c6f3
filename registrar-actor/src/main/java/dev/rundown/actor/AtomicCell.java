package dev.rundown.actor;

import java.util.concurrent.atomic.AtomicReference;

/// A live cell that holds its value in one reference and retries an operation until it was not disturbed.
/// Right for everything that is not on the path of an invocation.
///
/// @param <V> what the cell holds
public final class AtomicCell<V> implements SharedCell<V> {
    private final AtomicReference<V> value;

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
                return outcome.result();
            }
        }
    }
}
