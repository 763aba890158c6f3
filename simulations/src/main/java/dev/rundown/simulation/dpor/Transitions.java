package dev.rundown.simulation.dpor;

import java.util.List;

/// A system as partial order reduction sees it.
///
/// What must hold: a step that is enabled in a state is enabled, and equal, after any step of another process that does
/// not depend on it, and both orders lead to equal states. The same for a held step, which stays held.
///
/// @param <S> a state
/// @param <T> a step, compared by `equals`: which process, what it looked at, what it does
public interface Transitions<S, T> extends Relation<T> {
    /// What may happen in `state`, in canonical order. Alternatives of one step are steps of one process.
    List<T> enabled(S state);

    /// What waits in `state`: one for each process that has something to do and may not, with all that its waiting
    /// depends on. Empty for systems in which nothing is ever held.
    List<T> held(S state);

    /// The state after `step`, which is enabled in `state`.
    S after(S state, T step);

    /// What the process of `step` could do after `path`, which can be taken from `state`. A system that knows without
    /// going there may say so.
    default Offer<T> offer(S state, List<T> path, T step) {
        var end = state;
        for (var next : path) {
            end = after(end, next);
        }
        var process = process(step);
        return new Offer<>(of(process, enabled(end)), of(process, held(end)));
    }

    private List<T> of(Object process, List<T> steps) {
        return steps.stream().filter(it -> process(it).equals(process)).toList();
    }

    /// What a process could do.
    ///
    /// @param enabled its alternatives; empty when it may do nothing
    /// @param held    what it waits with, at most one
    /// @param <T>     a step
    record Offer<T>(List<T> enabled, List<T> held) {
        public Offer {
            enabled = List.copyOf(enabled);
            held = List.copyOf(held);
        }
    }
}
