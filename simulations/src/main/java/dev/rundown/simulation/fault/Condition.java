package dev.rundown.simulation.fault;

import dev.rundown.actor.Cells;

/// When a fault begins.
sealed interface Condition {
    /// Decides for one occasion. The answer is a state with one more beginning, or the same state.
    FaultState decide(String fault, String subject, FaultState state, Cells cells);

    /// The search decides each time, at most `max` times in all.
    record Explore(int max) implements Condition {
        @Override
        public FaultState decide(String fault, String subject, FaultState state, Cells cells) {
            return state.fired() < max && cells.choose(fault, 2) == 1 ? state.begun(subject) : state;
        }
    }

    /// The nth occasion only, counted from 1.
    record Nth(int n) implements Condition {
        @Override
        public FaultState decide(String fault, String subject, FaultState state, Cells cells) {
            if (state.passed() == n) {
                return state;
            }
            var passed = state.passedTo(state.passed() + 1);
            return passed.passed() == n ? passed.begun(subject) : passed;
        }
    }
}
