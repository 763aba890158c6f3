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

    /// Each time, by chance: one alternative in so many fires, or all but one. Who draws alternatives draws with this
    /// probability; who explores them all explores both.
    ///
    /// @param alternatives at least 2
    /// @param isLikely     all but one fire
    record Chance(int alternatives, boolean isLikely) implements Condition {
        private static final int MOST = 100;

        static Chance of(double p) {
            boolean isLikely = p > 0.5;
            double rarer = isLikely ? 1 - p : p;
            return new Chance(rarer == 0 ? MOST : Math.clamp(Math.round(1 / rarer), 2, MOST), isLikely);
        }

        @Override
        public FaultState decide(String fault, String subject, FaultState state, Cells cells) {
            boolean isOne = cells.choose(fault, alternatives) == 1;
            return isOne == isLikely ? state : state.begun(subject).uncounted();
        }
    }
}
