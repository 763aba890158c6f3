package dev.rundown.simulation.oracle;

import dev.rundown.simulation.driver.Ensemble;
import dev.rundown.simulation.oracle.Observable.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Every run of a cast as its modules observe it, each once: what an implementation of the NMR must be able to do, and
/// all that it may do.
public final class Vectors {
    private final Observable observable;
    private final Limits limits;
    private final Consumer<Vector> sink;
    private long count;
    private boolean complete = true;

    private Vectors(Ensemble ensemble, Limits limits, Consumer<Vector> sink) {
        this.observable = new Observable(ensemble);
        this.limits = limits;
        this.sink = sink;
    }

    /// How far to go.
    ///
    /// @param vectors the most that are written
    /// @param steps   the most things said in one of them
    /// @param states  the most worlds that are looked at
    public record Limits(long vectors, int steps, long states) {}

    /// One run.
    ///
    /// @param vector its number, from 1
    /// @param steps  what was observed, in order
    /// @param end    `quiescent`, `stuck` (a call never returns) or `cut` (by the limit of steps)
    public record Vector(long vector, List<Said> steps, String end) {}

    /// What came of it.
    ///
    /// @param vectors  how many were written
    /// @param complete whether these are all
    /// @param states   how many worlds were looked at
    public record Summary(long vectors, boolean complete, long states) {}

    /// Writes every run of `ensemble` to `sink`, in the order of what is said.
    public static Summary every(Ensemble ensemble, Limits limits, Consumer<Vector> sink) {
        var vectors = new Vectors(ensemble, limits, sink);
        vectors.from(vectors.observable.start(), List.of());
        return new Summary(vectors.count, vectors.complete, vectors.observable.worlds());
    }

    private boolean isSpent() {
        return count >= limits.vectors()
                || observable.worlds() > limits.states()
                || Thread.currentThread().isInterrupted();
    }

    private void from(Point point, List<Said> said) {
        if (isSpent()) {
            complete = false;
            return;
        }
        if (point.isEnd()) {
            emit(said, point.isStuck() ? "stuck" : "quiescent");
        }
        for (var letter : point.next().keySet()) {
            if (said.size() >= limits.steps()) {
                complete = false;
                emit(said, "cut");
                return;
            }
            var longer = new ArrayList<>(said);
            longer.addAll(observable.meaning(letter));
            from(observable.after(point, letter), longer);
        }
    }

    private void emit(List<Said> said, String end) {
        if (count >= limits.vectors()) {
            complete = false;
            return;
        }
        count++;
        sink.accept(new Vector(count, List.copyOf(said), end));
    }
}
