package dev.rundown.simulation.dpor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Visits one schedule of every trace of a system whose states can be kept: depth first, as [Plans] has it.
///
/// @param <S> a state
/// @param <T> a step
public final class Dpor<S, T> {
    private final Transitions<S, T> system;
    private final int mostSteps;
    private final List<S> states = new ArrayList<>();
    private final Plans<T> plans;
    private long traces;
    private long blocked;
    private long cut;

    /// @param mostSteps a schedule ends after so many
    public Dpor(Transitions<S, T> system, int mostSteps) {
        this.system = system;
        this.mostSteps = mostSteps;
        this.plans = new Plans<>(system, (from, path, step) -> system.offer(states.get(from), path, step));
    }

    /// Told of every trace.
    ///
    /// @param <S> a state
    /// @param <T> a step
    @FunctionalInterface
    public interface Visitor<S, T> {
        /// A schedule has come to its end.
        ///
        /// @param isCut it ended because it had the most steps
        /// @return whether to go on
        boolean visit(Trace<T> trace, S end, boolean isCut);
    }

    /// What was visited.
    ///
    /// @param traces   how many traces
    /// @param blocked  schedules that were begun in vain: 0, or this is no optimal reduction
    /// @param cut      those of the traces that were cut
    /// @param complete every trace was visited
    public record Figures(long traces, long blocked, long cut, boolean complete) {}

    /// Visits every trace from `start`, until `visitor` has had enough or the thread is interrupted.
    public Figures visit(S start, Visitor<S, T> visitor) {
        states.add(start);
        boolean goesOn = true;
        boolean isLeft = true;
        while (goesOn && isLeft) {
            var end = descend();
            if (end == End.BLOCKED) {
                blocked++;
            } else {
                traces++;
                cut += end == End.CUT ? 1 : 0;
                var trace = plans.trace();
                goesOn = visitor.visit(trace, states.getLast(), end == End.CUT)
                        && !Thread.currentThread().isInterrupted();
                plans.end(trace, system.held(states.getLast()));
            }
            isLeft = plans.back();
            states.subList(isLeft ? plans.depth() + 1 : 0, states.size()).clear();
        }
        return new Figures(traces, blocked, cut, !isLeft && cut == 0);
    }

    private enum End {
        MAXIMAL,
        CUT,
        BLOCKED
    }

    private End descend() {
        while (true) {
            var state = states.getLast();
            var enabled = new Once<>(() -> system.enabled(state));
            Optional<T> next = plans.next(enabled);
            if (next.isEmpty()) {
                return enabled.get().isEmpty() ? End.MAXIMAL : End.BLOCKED;
            }
            if (states.size() > mostSteps) {
                return End.CUT;
            }
            states.add(system.after(state, next.get()));
            plans.took(next.get());
        }
    }

    /// Asks once.
    private static final class Once<T> implements Supplier<T> {
        private final Supplier<T> asked;
        private @Nullable T answer;

        Once(Supplier<T> asked) {
            this.asked = asked;
        }

        @Override
        public T get() {
            var known = answer;
            if (known == null) {
                known = asked.get();
                answer = known;
            }
            return known;
        }
    }
}
