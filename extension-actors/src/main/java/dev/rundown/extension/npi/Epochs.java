package dev.rundown.extension.npi;

import dev.rundown.actor.Cell;
import dev.rundown.actor.Lane;
import dev.rundown.executor.rundown.EpochState;

/// The epochs of eBPF for Windows: a cell for each thread of control, so that CPUs do not disturb each other. Whoever
/// waits for an epoch goes from cell to cell.
public final class Epochs {
    private Epochs() {}

    /// The epoch of `lane`.
    public static Cell<EpochState> of(Lane lane) {
        return new Cell<>("epoch of " + lane, EpochState.OUTSIDE);
    }
}
