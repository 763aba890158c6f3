package dev.rundown.simulation.search;

import dev.rundown.simulation.driver.Batch;
import dev.rundown.simulation.driver.Expansion;
import dev.rundown.simulation.driver.Stepped;
import dev.rundown.simulation.driver.World;
import dev.rundown.simulation.driver.Worlds;
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
    private final Expansion expansion;
    private final Batch batch = new Batch();
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
        this.expansion = engine.expansion();
        this.budget = budget;
        this.witness = witness;
        this.lastItem = lastItem;
    }

    Exploration from(World first) {
        var digest = first.digest();
        visited.add(digest.high(), digest.low());
        current.room(expansion.width(), expansion.lanes()).add(first, ancestry.add(0, 0));
        var stop = Stop.EXPLORED;
        int deepest = 0;
        while (stop == Stop.EXPLORED && !current.isEmpty() && witness.wants(depth)) {
            deepest = depth;
            stop = expandLevelAsMemoryAllows();
            depth++;
            var done = current;
            current = next;
            next = done;
        }
        return new Exploration(ancestry.count(), transitions, deepest, terminals, stuck, chose, stop);
    }

    /// What has been found is kept when the heap is full: without the frontier there is room to print it.
    private Stop expandLevelAsMemoryAllows() {
        try {
            return expandLevel();
        } catch (OutOfMemoryError e) {
            current = new Frontier();
            next = new Frontier();
            return Stop.MEMORY;
        }
    }

    private Stop expandLevel() {
        while (!current.isEmpty()) {
            var block = current.take();
            for (int row = 0; row < block.rows(); row += BATCH) {
                expand(block, row, Math.min(row + BATCH, block.rows()));
                if (!lookUp(block)) {
                    return Stop.BUDGET;
                }
                var spent = budget.spent(bytes() + current.bytes() + next.bytes());
                if (spent.isPresent()) {
                    return spent.get();
                }
            }
            next.giveBack(block);
        }
        return Stop.EXPLORED;
    }

    private void expand(Worlds block, int from, int to) {
        batch.clear();
        for (int row = from; row < to; row++) {
            expansion.expand(batch, block, row, lastItem);
            transitions += batch.enabledInLast();
            if (batch.enabledInLast() == 0) {
                end(block, row, batch.isBusyInLast());
            }
        }
    }

    private void end(Worlds block, int row, boolean laneBusy) {
        terminals++;
        if (laneBusy) {
            stuck++;
        }
        witness.ended(engine.world(block, row), laneBusy, block.number(row), depth);
    }

    private boolean lookUp(Worlds block) {
        long loaded = 0;
        int count = batch.openCount();
        for (int i = 0; i < count; i++) {
            loaded += visited.touch(batch.high(i), batch.low(i));
        }
        touched += loaded;
        for (int i = 0; i < count; i++) {
            int move = batch.move(i);
            boolean isNew = visited.add(batch.high(i), batch.low(i));
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

    private void meet(Worlds block, int open) {
        int state = ancestry.add(block.number(batch.row(open)), batch.pick(open));
        int move = batch.move(open);
        if (engine.breaks(move)) {
            witness.broke(engine.occurrence(move), state, depth + 1);
        } else {
            expansion.succeed(batch, open, block, next.room(expansion.width(), expansion.lanes()), state);
        }
    }

    /// Every state that was met.
    Visited visited() {
        return visited;
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
