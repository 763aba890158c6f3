package dev.rundown.simulation.bench;

import dev.rundown.simulation.search.Budget;
import dev.rundown.simulation.search.Cutoff;
import java.nio.file.Path;
import java.util.Optional;

/// What a row is measured in.
///
/// @param peer     a Promela model that SPIN is measured on
/// @param scale    how much each row takes upon itself
/// @param cutoff   says when the time of this row is over
/// @param explored what the rows of this run have explored so far
public record Setting(Optional<Path> peer, Scale scale, Cutoff cutoff, Explored explored) {
    /// A run that has explored nothing yet.
    public static Setting of(Optional<Path> peer, Scale scale) {
        return new Setting(peer, scale, new Cutoff(), new Explored());
    }

    /// The same run, in which the next row has time of its own.
    public Setting next(Cutoff other) {
        return new Setting(peer, scale, other, explored);
    }

    /// So many states, if the heap and the time of this row allow.
    Budget budget(long states) {
        return new Budget(states, Budget.heap(), cutoff);
    }

    /// Of a search that is not the canonical scenario's.
    Budget budget() {
        return budget(scale.explored());
    }

    /// Whether the time of this row is over.
    boolean isOver() {
        return cutoff.isReached() || Thread.currentThread().isInterrupted();
    }
}
