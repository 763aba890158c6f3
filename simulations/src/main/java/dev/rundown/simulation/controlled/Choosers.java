package dev.rundown.simulation.controlled;

import dev.rundown.actor.Lane;
import dev.rundown.simulation.strategy.Decider;
import dev.rundown.simulation.strategy.Fork;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;

/// The choosers that need no plan: by a strategy that samples, by recorded picks, by wished-for steps.
final class Choosers {
    private Choosers() {}

    /// Asks a strategy.
    static Chooser of(Decider decider) {
        return (choices, step) -> decider.pick(new ControlledFork(choices, step));
    }

    /// What has waited longest goes first; nothing races.
    static Chooser inOrder() {
        return (_, _) -> 0;
    }

    /// Takes recorded picks again, one at every step that has more than one choice; afterwards what has waited longest.
    static Chooser replaying(List<Integer> picks) {
        var rest = new ArrayDeque<>(picks);
        return (choices, step) -> {
            if (choices.size() == 1 || rest.isEmpty()) {
                return 0;
            }
            int pick = rest.remove();
            if (pick >= choices.size()) {
                throw new NotDeterministic(
                        "step %d took choice %d; now there are only %d".formatted(step, pick, choices.size()));
            }
            return pick;
        };
    }

    /// Takes the steps of `wanted` in their order as far as they are there, leaving out those that are not; then what
    /// has
    /// waited longest.
    static Chooser guided(List<Taken.Key> wanted) {
        Queue<Taken.Key> rest = new ArrayDeque<>(wanted);
        return (choices, _) -> {
            while (!rest.isEmpty()) {
                var key = rest.remove();
                for (int i = 0; i < choices.size(); i++) {
                    if (Taken.Key.of(choices.get(i)).equals(key)) {
                        return i;
                    }
                }
            }
            return 0;
        };
    }

    /// A point of a schedule of controlled actors, as strategies see it.
    private static final class ControlledFork implements Fork {
        private final List<Pending> choices;
        private final int step;

        ControlledFork(List<Pending> choices, int step) {
            this.choices = choices;
            this.step = step;
        }

        @Override
        public int count() {
            return choices.size();
        }

        @Override
        public int step() {
            return step;
        }

        @Override
        public List<Turn> turns() {
            var turns = new ArrayList<Turn>(choices.size());
            for (int i = 0; i < choices.size(); i++) {
                turns.add(new Turn(choices.get(i).lane(), i, 1));
            }
            turns.sort(Comparator.comparing(Turn::lane, Comparator.<Lane>naturalOrder()));
            return turns;
        }

        /// By receiver: actors are assumed to share nothing.
        @Override
        public boolean commute(int pick, Turn turn) {
            var one = choices.get(pick);
            var other = choices.get(turn.first());
            return one.receiver() != other.receiver() && !one.isRinging() && !other.isRinging();
        }
    }
}
