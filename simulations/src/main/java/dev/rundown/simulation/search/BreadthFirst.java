package dev.rundown.simulation.search;

import dev.rundown.simulation.driver.Expansion;
import dev.rundown.simulation.driver.Stepped;
import dev.rundown.simulation.driver.World;
import dev.rundown.simulation.driver.Worlds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/// Visits every distinct state once, nearest first. States that break a rule are met but not gone on from.
///
/// **Several threads find what one finds, byte for byte.** A round takes the next worlds of the frontier in order.
/// First their successors are found out, by whichever thread is free; nothing is learnt meanwhile, and what turns out
/// to be unknown is done again by one thread alone. Then the successors are looked up: each thread alone owns some
/// segments of the table and goes through all successors in canonical order, so that of two equal ones the first is
/// new, whoever found it. Then one thread numbers the new ones in canonical order; at last they are written down by
/// all.
final class BreadthFirst implements AutoCloseable {
    /// Portions of a round for several threads.
    private static final int ROUND = 256;
    /// With fewer worlds it takes longer to wake the others than to do their work.
    private static final int WORTH_SHARING = 8;

    private final Stepped engine;
    private final Budget budget;
    private final Effort effort;
    private final Witness witness;
    private final int lastItem;
    private final Visited visited = new Visited();
    private final Ancestry ancestry = new Ancestry();
    private final Expansion[] expansions;
    private final Arrivals[] parts;
    private final Arrivals arrivals = new Arrivals();
    /// What [Visited#touch] gave; kept so that the loads are not left out.
    final long[] touched;
    /// Stands for the place of a world that is not gone on from.
    private final Worlds nowhere;
    private Optional<Team> team = Optional.empty();
    private final List<Portion> portions = new ArrayList<>();
    /// Where each arrival is written down.
    private Worlds[] targets = {};
    private int[] targetRows = {};
    private Frontier current = new Frontier();
    private Frontier next = new Frontier();
    private long transitions;
    private long terminals;
    private long stuck;
    private boolean chose;
    private int depth;

    /// @param lastItem no item of the play with this number or a later one begins
    BreadthFirst(Stepped engine, Budget budget, Effort effort, Witness witness, int lastItem) {
        this.engine = engine;
        this.budget = budget;
        this.effort = effort;
        this.witness = witness;
        this.lastItem = lastItem;
        expansions = new Expansion[effort.cores()];
        Arrays.setAll(expansions, _ -> engine.expansion(effort.reductions()));
        parts = new Arrivals[effort.cores()];
        Arrays.setAll(parts, _ -> new Arrivals());
        touched = new long[effort.cores()];
        nowhere = expansions[0].block();
    }

    Exploration from(World first) {
        expansions[0].first(first, current.room(expansions[0]), ancestry.add(0, 0));
        var least = engine.twins().least(first);
        visited.add(least.high(), least.low());
        var stop = Stop.EXPLORED;
        int deepest = 0;
        while (stop == Stop.EXPLORED && !current.isEmpty() && witness.wants(depth)) {
            deepest = depth;
            stop = expandLevelAsMemoryAllows();
            if (stop == Stop.EXPLORED) {
                stop = doubt();
            }
            depth++;
            var done = current;
            current = next;
            next = done;
        }
        return new Exploration(ancestry.count(), transitions, deepest, terminals, stuck, chose, stop);
    }

    /// Why the search has to begin anew. What is known of that after a level does not depend on the number of cores.
    private Stop doubt() {
        if (engine.twins().flaw().isPresent()) {
            return Stop.ASYMMETRY;
        }
        return engine.foresight().isSurprised() ? Stop.SURPRISE : Stop.EXPLORED;
    }

    /// What has been found is kept when the heap is full: without the frontier there is room to print it.
    private Stop expandLevelAsMemoryAllows() {
        try {
            return expandLevel();
        } catch (OutOfMemoryError e) {
            current.discard(); // Nothing can be allocated here before something has been let go.
            next.discard();
            portions.clear();
            Arrays.fill(targets, nowhere);
            return Stop.MEMORY;
        }
    }

    private Stop expandLevel() {
        Worlds block = null;
        int row = 0;
        int most = effort.cores() == 1 ? 1 : ROUND;
        var finished = new ArrayList<Worlds>();
        while (block != null || !current.isEmpty()) {
            int count = 0;
            while (count < most && (block != null || !current.isEmpty())) {
                if (block == null) {
                    block = current.take();
                    row = 0;
                }
                int end = Math.min(row + Portion.ROWS, block.rows());
                portion(count++).of(block, row, end);
                row = end;
                if (row == block.rows()) {
                    finished.add(block);
                    block = null;
                }
            }
            if (!round(count)) {
                return Stop.BUDGET;
            }
            finished.forEach(next::giveBack);
            finished.clear();
            var spent = budget.spent(bytes() + current.bytes() + next.bytes());
            if (spent.isPresent()) {
                return spent.get();
            }
        }
        return Stop.EXPLORED;
    }

    private Portion portion(int index) {
        if (index == portions.size()) {
            portions.add(new Portion());
        }
        return portions.get(index);
    }

    /// Goes on from the worlds of the first `count` portions.
    ///
    /// @return whether there were states enough
    private boolean round(int count) {
        boolean isShared = count >= WORTH_SHARING;
        expand(count, isShared);
        int members = isShared ? effort.cores() : 1;
        all(members, member -> lookUp(member, members, count));
        if (members == 1) {
            arrivals.merge(parts[0]);
        } else {
            arrivals.merge(parts);
        }
        boolean isEnough = number(count);
        all(members, member -> write(member, members));
        return isEnough;
    }

    private void all(int members, IntConsumer work) {
        if (members == 1) {
            work.accept(0);
        } else {
            if (team.isEmpty()) {
                team = Optional.of(new Team(members));
            }
            team.get().all(work);
        }
    }

    private void expand(int count, boolean isShared) {
        if (!isShared) {
            for (int i = 0; i < count; i++) {
                portions.get(i).expand(engine, expansions[0], lastItem);
            }
            return;
        }
        var unknown = new boolean[count];
        var taken = new AtomicInteger();
        engine.freeze(true);
        try {
            all(effort.cores(), member -> {
                for (int i = taken.getAndIncrement(); i < count; i = taken.getAndIncrement()) {
                    unknown[i] = !portions.get(i).expand(engine, expansions[member], lastItem);
                }
            });
        } finally {
            engine.freeze(false);
        }
        for (int i = 0; i < count; i++) {
            if (unknown[i]) {
                portions.get(i).expand(engine, expansions[0], lastItem);
            }
        }
    }

    private void lookUp(int member, int members, int count) {
        var part = parts[member];
        part.clear();
        long loaded = 0;
        for (int p = 0; p < count; p++) {
            var batch = portions.get(p).batch;
            int open = batch.openCount();
            for (int i = 0; i < open; i++) {
                if (members == 1 || Visited.owner(batch.high(i), members) == member) {
                    loaded += visited.touch(batch.high(i), batch.low(i));
                }
            }
            for (int i = 0; i < open; i++) {
                if ((members == 1 || Visited.owner(batch.high(i), members) == member)
                        && visited.add(batch.high(i), batch.low(i))) {
                    part.add(p, i);
                }
            }
        }
        touched[member] += loaded;
    }

    /// Numbers the new states in canonical order, and tells the witness what happened.
    private boolean number(int count) {
        if (targets.length < arrivals.count()) {
            targets = new Worlds[2 * arrivals.count()];
            targetRows = new int[targets.length];
        }
        int arrival = 0;
        for (int p = 0; p < count; p++) {
            var portion = portions.get(p);
            int end = portion.batch.openCount();
            while (arrival < arrivals.count() && arrivals.portion(arrival) == p) {
                if (ancestry.count() >= budget.states()) {
                    end = arrivals.open(arrival);
                    break;
                }
                meet(portion, arrival++);
            }
            tell(portion, end);
            if (end < portion.batch.openCount()) {
                arrivals.cut(arrival);
                return false;
            }
        }
        return true;
    }

    private void meet(Portion portion, int arrival) {
        int open = arrivals.open(arrival);
        var batch = portion.batch;
        int state = ancestry.add(portion.block().number(batch.row(open)), batch.pick(open));
        int move = batch.move(open);
        if (engine.breaks(move)) {
            witness.broke(engine.occurrence(move), state, depth + 1);
            targets[arrival] = nowhere;
        } else {
            targets[arrival] = next.room(expansions[0]);
            targetRows[arrival] = targets[arrival].reserve(state);
        }
    }

    /// Counts what a portion has met, as far as its open entry number `end`.
    private void tell(Portion portion, int end) {
        var batch = portion.batch;
        int endRow = end < batch.openCount() ? batch.row(end) + 1 : portion.end();
        for (int row = portion.first(); row < endRow; row++) {
            transitions += portion.taken(row);
            if (portion.enabled(row) == 0) {
                end(portion, row);
            }
        }
        for (int i = 0; i < portion.eventfulCount() && portion.eventful(i) < end; i++) {
            int move = batch.move(portion.eventful(i));
            chose |= engine.chooses(move);
            if (engine.reaches(move)) {
                witness.reached(engine.occurrence(move));
            }
        }
    }

    private void end(Portion portion, int row) {
        terminals++;
        if (portion.isBusy(row)) {
            stuck++;
        }
        var block = portion.block();
        witness.ended(engine.world(block, row), portion.isBusy(row), block.number(row), depth);
    }

    /// Writes down a share of the worlds that are to be gone on from.
    private void write(int member, int members) {
        int count = arrivals.count();
        int end = (int) ((long) count * (member + 1) / members);
        for (int i = (int) ((long) count * member / members); i < end; i++) {
            if (targets[i] != nowhere) {
                var portion = portions.get(arrivals.portion(i));
                expansions[member].succeed(portion.batch, arrivals.open(i), portion.block(), targets[i], targetRows[i]);
            }
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

    @Override
    public void close() {
        team.ifPresent(Team::close);
    }
}
