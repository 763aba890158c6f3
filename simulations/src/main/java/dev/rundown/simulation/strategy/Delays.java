package dev.rundown.simulation.strategy;

import dev.rundown.actor.Lane;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// A lane goes on until it cannot, then the next in canonical order; at `most` random steps the lane that is due is
/// passed over (Emmi, Qadeer, Rakamaric: Delay-Bounded Scheduling, POPL 2011).
///
/// @param most how many delays
public record Delays(int most) implements Strategy {
    /// More than this is a random walk.
    public static final int MOST = 1_000;

    public Delays {
        if (most < 0 || most > MOST) {
            throw new IllegalArgumentException("%d delays; there are from 0 to %,d".formatted(most, MOST));
        }
    }

    @Override
    public String name() {
        return "delay:" + most;
    }

    @Override
    public Decider begin(RandomGenerator random, Extent extent) {
        return new RoundRobin(random, random.ints(most, 1, extent.steps() + 1).toArray());
    }

    private static final class RoundRobin implements Decider {
        private final RandomGenerator random;
        private final int[] delays;
        private Optional<Lane> last = Optional.empty();

        RoundRobin(RandomGenerator random, int[] delays) {
            this.random = random;
            this.delays = delays;
        }

        @Override
        public int pick(Fork fork) {
            var turns = fork.turns();
            int due = due(turns);
            for (int delay : delays) {
                if (delay == fork.step()) {
                    due = (due + 1) % turns.size();
                }
            }
            last = Optional.of(turns.get(due).lane());
            return turns.get(due).any(random);
        }

        /// The last one if it may go on, or else the first after it.
        private int due(List<Fork.Turn> turns) {
            for (int i = 0; i < turns.size(); i++) {
                var lane = turns.get(i).lane();
                if (last.isPresent() && lane.compareTo(last.get()) >= 0) {
                    return i;
                }
            }
            return 0;
        }
    }
}
