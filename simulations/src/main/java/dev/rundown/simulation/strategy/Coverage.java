package dev.rundown.simulation.strategy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/// Keeps the schedules in which something happened for the first time, and goes on from them: takes the beginning of
/// one
/// again, takes another choice somewhere, and walks at random from where it leaves the known way.
///
/// *Something* is a pair of a state and a callback: a delivery together with everything that it looked at. It learns,
/// so
/// one of these serves one search.
public final class Coverage implements Strategy {
    /// More are not kept: the oldest is forgotten.
    private static final int MOST_KEPT = 1_000;
    /// One schedule in so many is a walk from the beginning.
    private static final int AFRESH = 8;

    private final Set<Long> met = new HashSet<>();
    private final List<List<Integer>> kept = new ArrayList<>();

    @Override
    public String name() {
        return "coverage";
    }

    @Override
    public Coverage afresh() {
        return new Coverage();
    }

    @Override
    public Decider begin(RandomGenerator random, Extent extent) {
        if (kept.isEmpty() || random.nextInt(AFRESH) == 0) {
            return new Variation(random, List.of(), 0);
        }
        var way = kept.get(random.nextInt(kept.size()));
        return new Variation(random, way, random.nextInt(way.size()));
    }

    /// How many pairs of state and callback were met.
    int pairs() {
        return met.size();
    }

    private void keep(List<Integer> way) {
        if (kept.size() == MOST_KEPT) {
            kept.removeFirst();
        }
        kept.add(List.copyOf(way));
    }

    /// Follows a way that was kept up to a step, chooses anew there, and follows the rest as far as it can be followed.
    private final class Variation implements Decider {
        private final RandomGenerator random;
        private final List<Integer> way;
        private final int changed;
        private final boolean followsOn;
        private final List<Integer> taken = new ArrayList<>();

        Variation(RandomGenerator random, List<Integer> way, int changed) {
            this.random = random;
            this.way = way;
            this.changed = changed;
            followsOn = random.nextBoolean();
        }

        @Override
        public int pick(Fork fork) {
            int step = fork.step() - 1;
            boolean follows = step < way.size() && (step < changed || (step > changed && followsOn));
            int pick = follows && way.get(step) < fork.count() ? way.get(step) : random.nextInt(fork.count());
            taken.add(pick);
            if (met.add(fork.pair(pick))) {
                keep(taken);
            }
            return pick;
        }
    }
}
