package dev.rundown.simulation.search;

import dev.rundown.simulation.driver.Moves;
import dev.rundown.simulation.driver.Stepped;
import dev.rundown.simulation.driver.World;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/// Walks so that the engine has met most steps before a search relies on knowing them all: what it has not met makes
/// the
/// search begin anew. The same walks on every machine.
///
/// On each walk the lanes have an order of rank, drawn at random, and the first that can goes on; now and then it sinks
/// below all others. So some lanes are far ahead of others, as they seldom are where every step is drawn.
final class Rehearsal {
    private static final long SEED = 0x5eed;
    private static final int WALKS = 1_024;
    /// From each of so many worlds in which something unforeseen came, so many walks.
    private static final int SURPRISES = 64;

    private static final int WALKS_FROM_SURPRISE = 32;
    private static final int MOST_STEPS = 2_000;
    /// One step in so many makes its lane sink.
    private static final int[] SINKING = {8, 32, 128, MOST_STEPS};

    private final Stepped engine;
    private final Budget budget;
    private final SplittableRandom random = new SplittableRandom(SEED);
    private final Moves enabled = new Moves();
    private final Map<String, Integer> ranks = new HashMap<>();
    private int lowest;

    Rehearsal(Stepped engine, Budget budget) {
        this.engine = engine;
        this.budget = budget;
    }

    void walk(World start) {
        walk(start, WALKS);
    }

    /// What comes unforeseen seldom comes alone.
    void walkOn(List<World> surprises) {
        surprises.stream().limit(SURPRISES).forEach(it -> walk(it, WALKS_FROM_SURPRISE));
    }

    private void walk(World start, int walks) {
        for (int i = 0; i < walks && budget.spent(0).isEmpty(); i++) {
            walkToTheEnd(start, SINKING[i % SINKING.length]);
        }
    }

    private void walkToTheEnd(World start, int sinking) {
        ranks.clear();
        lowest = 0;
        var world = start;
        for (int step = 0; step < MOST_STEPS; step++) {
            engine.enabled(world, Integer.MAX_VALUE, enabled);
            if (enabled.count() == 0) {
                return;
            }
            int move = first();
            if (engine.breaks(move)) {
                return;
            }
            if (random.nextInt(sinking) == 0) {
                ranks.put(lane(move), --lowest);
            }
            world = engine.after(world, move);
        }
    }

    /// An enabled step of the highest lane; of several alternatives any.
    private int first() {
        int first = enabled.get(0);
        int alternatives = 1;
        for (int i = 1; i < enabled.count(); i++) {
            int move = enabled.get(i);
            int above = Integer.compare(rank(move), rank(first));
            alternatives = above == 0 ? alternatives + 1 : above > 0 ? 1 : alternatives;
            if (above > 0 || (above == 0 && random.nextInt(alternatives) == 0)) {
                first = move;
            }
        }
        return first;
    }

    private int rank(int move) {
        return ranks.computeIfAbsent(lane(move), _ -> random.nextInt(Integer.MAX_VALUE));
    }

    private String lane(int move) {
        return engine.occurrence(move).delivered().map(it -> it.lane().name()).orElse("");
    }
}
