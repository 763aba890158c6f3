package dev.rundown.simulation.strategy;

import dev.rundown.actor.Lane;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/// The lane with the highest random priority goes on, and at `depth` - 1 random steps the one that would go falls below
/// all others (Burckhardt, Kothari, Musuvathi, Nagarakatte: A Randomized Scheduler with Probabilistic Guarantees of
/// Finding Bugs, ASPLOS 2010).
///
/// @param depth how many orderings a bug may depend on
public record PriorityChanges(int depth) implements Strategy {
    /// More than this has no bound worth a line.
    public static final int MOST = 20;

    public PriorityChanges {
        if (depth < 1 || depth > MOST) {
            throw new IllegalArgumentException("a depth of %d; it is from 1 to %d".formatted(depth, MOST));
        }
    }

    @Override
    public String name() {
        return "pct:" + depth;
    }

    @Override
    public Optional<String> bound(Extent extent) {
        var one = BigInteger.valueOf(extent.lanes())
                .multiply(BigInteger.valueOf(extent.steps()).pow(depth - 1));
        return Optional.of("%s meets %d %s with p >= 1/%,d a schedule (%d lanes, %d steps, faults aside)"
                .formatted(name(), depth, depth == 1 ? "ordering" : "orderings", one, extent.lanes(), extent.steps()));
    }

    @Override
    public Decider begin(RandomGenerator random, Extent extent) {
        return new Priorities(
                random, random.ints(depth - 1L, 1, extent.steps() + 1).toArray());
    }

    private static final class Priorities implements Decider {
        private final RandomGenerator random;
        private final int[] changes;
        private final SortedMap<Lane, Double> drawn = new TreeMap<>();

        Priorities(RandomGenerator random, int[] changes) {
            this.random = random;
            this.changes = changes;
        }

        @Override
        public int pick(Fork fork) {
            var turns = fork.turns();
            turns.forEach(it -> drawn.computeIfAbsent(it.lane(), _ -> random.nextDouble()));
            var highest = Comparator.<Fork.Turn>comparingDouble(it -> drawn.getOrDefault(it.lane(), 0.0));
            for (int i = 0; i < changes.length; i++) {
                if (changes[i] == fork.step()) {
                    // Below every priority that is drawn; which of two changes falls deeper does not follow their time.
                    drawn.put(turns.stream().max(highest).orElseThrow().lane(), -1.0 - i);
                }
            }
            return turns.stream().max(highest).orElseThrow().any(random);
        }
    }
}
