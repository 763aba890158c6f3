package dev.rundown.simulation.strategy;

import java.util.List;
import java.util.random.RandomGenerator;

/// Takes recorded choices again, then stops.
///
/// @param picks which of the choices was taken at each step, from 0
public record Replay(List<Integer> picks) implements Strategy {
    public Replay {
        picks = List.copyOf(picks);
    }

    @Override
    public String name() {
        return "replay";
    }

    /// @throws IllegalStateException at a step that has no such choice
    @Override
    public Decider begin(RandomGenerator random, Extent extent) {
        return fork -> {
            if (fork.step() > picks.size()) {
                return Decider.STOP;
            }
            int pick = picks.get(fork.step() - 1);
            if (pick >= fork.count()) {
                throw new IllegalStateException(
                        "step %d took choice %d; now there are only %d".formatted(fork.step(), pick, fork.count()));
            }
            return pick;
        };
    }
}
