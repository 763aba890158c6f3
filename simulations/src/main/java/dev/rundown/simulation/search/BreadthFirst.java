package dev.rundown.simulation.search;

import dev.rundown.simulation.driver.Digest;
import dev.rundown.simulation.driver.Moves;
import dev.rundown.simulation.driver.Stepped;
import dev.rundown.simulation.driver.World;
import java.util.List;

/// Visits every distinct state once, nearest first. States that break a rule are met but not gone on from.
final class BreadthFirst {
    /// How many worlds are expanded before their successors are looked up.
    private static final int BATCH = 64;

    private final Stepped engine;
    private final Budget budget;
    private final Witness witness;
    private final int lastItem;
    private final Visited visited = new Visited();
    private final Ancestry ancestry = new Ancestry();
    private final Moves enabled = new Moves();
    private final Candidates candidates = new Candidates();
    private Frontier current = new Frontier();
    private Frontier next = new Frontier();
    private long transitions;
    private long terminals;
    private long stuck;
    private boolean chose;
    private int depth;
    /// What [Visited#touch] gave; kept so that the loads are not left out.
    long touched;

    /// @param lastItem no item of the play with this number or a later one begins
    BreadthFirst(Stepped engine, Budget budget, Witness witness, int lastItem) {
        this.engine = engine;
        this.budget = budget;
        this.witness = witness;
        this.lastItem = lastItem;
    }

    Exploration from(World first) {
        var digest = first.digest();
        visited.add(digest.high(), digest.low());
        var slots = new int[first.width()];
        first.copyTo(slots, 0);
        current.add(slots, 0, slots.length, slots.length, ancestry.add(0, 0), digest.high(), digest.low());
        boolean complete = true;
        int deepest = 0;
        while (complete && !current.isEmpty()) {
            deepest = depth;
            complete = expandLevel();
            depth++;
            var done = current;
            current = next;
            next = done;
        }
        return new Exploration(ancestry.count(), transitions, deepest, terminals, stuck, chose, complete);
    }

    private boolean expandLevel() {
        while (!current.isEmpty()) {
            var block = current.take();
            for (int row = 0; row < block.rows; row += BATCH) {
                expand(block, row, Math.min(row + BATCH, block.rows));
                if (!lookUp(block)) {
                    return false;
                }
            }
            next.giveBack(block);
        }
        return true;
    }

    private void expand(Frontier.Block block, int from, int to) {
        candidates.count = 0;
        for (int row = from; row < to; row++) {
            engine.enabled(block.slots, block.offset(row), block.width, lastItem, enabled);
            int count = enabled.count();
            if (count == 0) {
                end(block, row);
            }
            long high = block.highs[row];
            long low = block.lows[row];
            for (int i = 0; i < count; i++) {
                int move = enabled.get(i);
                candidates.add(row, i, move, high + engine.high(move), low + engine.low(move));
            }
        }
    }

    private void end(Frontier.Block block, int row) {
        terminals++;
        if (enabled.isLaneBusy()) {
            stuck++;
        }
        var digest = new Digest(block.highs[row], block.lows[row]);
        var world = engine.world(block.slots, block.offset(row), block.width, digest);
        witness.ended(world, enabled.isLaneBusy(), block.states[row], depth);
    }

    private boolean lookUp(Frontier.Block block) {
        long loaded = 0;
        for (int i = 0; i < candidates.count; i++) {
            loaded += visited.touch(candidates.highs[i], candidates.lows[i]);
        }
        touched += loaded;
        transitions += candidates.count;
        for (int i = 0; i < candidates.count; i++) {
            int move = candidates.moves[i];
            boolean isNew = visited.add(candidates.highs[i], candidates.lows[i]);
            if (!engine.isUneventful(move)) {
                note(move);
            }
            if (isNew) {
                if (ancestry.count() >= budget.states()) {
                    return false;
                }
                meet(block, i);
            }
        }
        return true;
    }

    private void note(int move) {
        chose |= engine.chooses(move);
        if (engine.reaches(move)) {
            witness.reached(engine.occurrence(move));
        }
    }

    private void meet(Frontier.Block block, int i) {
        int row = candidates.rows[i];
        int move = candidates.moves[i];
        int state = ancestry.add(block.states[row], candidates.picks[i]);
        if (engine.breaks(move)) {
            witness.broke(engine.occurrence(move), state, depth + 1);
            return;
        }
        // A block may have more room than there are slots: what is beyond them was never written.
        int width = engine.width();
        var room = next.add(
                block.slots,
                block.offset(row),
                Math.min(block.width, width),
                width,
                state,
                candidates.highs[i],
                candidates.lows[i]);
        engine.write(move, room.slots, room.offset(room.rows - 1));
    }

    /// The choices that lead to a state.
    List<Integer> path(int state) {
        return ancestry.path(state);
    }

    /// The memory that grows with the number of states.
    long bytes() {
        return visited.bytes() + ancestry.bytes();
    }
}
