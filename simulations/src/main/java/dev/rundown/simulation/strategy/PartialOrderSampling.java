package dev.rundown.simulation.strategy;

import dev.rundown.actor.Lane;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/// Every step that may happen has a random priority, and the highest goes first; then those that conflict with it draw
/// again. So each order of two conflicting steps stays possible however far apart they are, while orders that make no
/// difference are not drawn apart (Yuan, Yang, Gu: Partial Order Aware Concurrency Sampling, CAV 2018).
public record PartialOrderSampling() implements Strategy {
    @Override
    public String name() {
        return "pos";
    }

    @Override
    public Decider begin(RandomGenerator random, Extent extent) {
        return new Priorities(random);
    }

    private static final class Priorities implements Decider {
        private final RandomGenerator random;
        private final SortedMap<Lane, Double> drawn = new TreeMap<>();

        Priorities(RandomGenerator random) {
            this.random = random;
        }

        @Override
        public int pick(Fork fork) {
            var turns = fork.turns();
            var best = turns.getFirst();
            for (var turn : turns) {
                if (of(turn) > of(best)) {
                    best = turn;
                }
            }
            int pick = best.any(random);
            drawn.remove(best.lane());
            for (var turn : turns) {
                if (!fork.commute(pick, turn)) {
                    drawn.remove(turn.lane());
                }
            }
            return pick;
        }

        private double of(Fork.Turn turn) {
            return drawn.computeIfAbsent(turn.lane(), _ -> random.nextDouble());
        }
    }
}
