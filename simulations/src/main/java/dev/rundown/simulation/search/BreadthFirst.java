package dev.rundown.simulation.search;

import dev.rundown.simulation.driver.Expansion;
import dev.rundown.simulation.driver.Stepped;
import dev.rundown.simulation.driver.World;
import dev.rundown.simulation.driver.Worlds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/// Visits every distinct state once, nearest first. States that break a rule are met but not gone on from.
///
/// **Several threads find what one finds, byte for byte.** A round takes the next worlds of the frontier in order.
/// First their successors are found out, by whichever thread is free; nothing is learnt meanwhile, and what turns out
/// to be unknown is done again by one thread alone. Then the successors are looked up: each thread alone owns some
/// segments of the table and goes through what belongs there in canonical order, so that of two equal ones the first is
/// new, whoever found it. How many are new in each portion says which numbers and which places its new worlds get, so
/// they are numbered and written down by whichever thread is free. At last one thread tells what happened, in canonical
/// order.
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
    /// What [Visited#touch] gave; kept so that the loads are not left out.
    final long[] touched;
    private Optional<Team> team = Optional.empty();
    private final List<Portion> portions = new ArrayList<>();
    /// Where the new worlds of a round are written down.
    private final List<Worlds> targets = new ArrayList<>();
    private int targetRow;
    // Of each portion of a round: the number of its first new world, and how many worlds before it are written down.
    private int[] numbers = {};
    private int[] places = {};
    /// In the last portion that is settled, the first open entry that is not looked at.
    private int end;
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
        touched = new long[effort.cores()];
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
            targets.clear();
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
        int members = count >= WORTH_SHARING ? effort.cores() : 1;
        expand(count, members);
        all(members, member -> lookUp(member, count));
        var cut = number(count);
        int settled = cut.isPresent() ? cut.getAsInt() + 1 : count;
        var taken = new AtomicInteger();
        all(members, member -> {
            for (int i = taken.getAndIncrement(); i < settled; i = taken.getAndIncrement()) {
                settle(i, expansions[member]);
            }
        });
        for (int i = 0; i < settled; i++) {
            tell(i, i == settled - 1 ? end : portions.get(i).batch.openCount());
        }
        return cut.isEmpty();
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

    private void expand(int count, int members) {
        if (members == 1) {
            for (int i = 0; i < count; i++) {
                portions.get(i).expand(engine, expansions[0], lastItem, 1);
            }
            return;
        }
        var unknown = new boolean[count];
        var taken = new AtomicInteger();
        engine.freeze(true);
        try {
            all(members, member -> {
                for (int i = taken.getAndIncrement(); i < count; i = taken.getAndIncrement()) {
                    unknown[i] = !portions.get(i).expand(engine, expansions[member], lastItem, members);
                }
            });
        } finally {
            engine.freeze(false);
        }
        for (int i = 0; i < count; i++) {
            if (unknown[i]) {
                portions.get(i).expand(engine, expansions[0], lastItem, members);
            }
        }
    }

    private void lookUp(int member, int count) {
        long loaded = 0;
        for (int i = 0; i < count; i++) {
            loaded += portions.get(i).lookUp(member, visited, engine);
        }
        touched[member] += loaded;
    }

    /// Gives numbers and places to the new states of each portion.
    ///
    /// @return the portion in which there are not enough states left; those after it are not looked at
    private OptionalInt number(int count) {
        if (numbers.length < count) {
            numbers = new int[ROUND];
            places = new int[ROUND];
        }
        long left = budget.states() - ancestry.count();
        int news = 0;
        int written = 0;
        var cut = OptionalInt.empty();
        end = portions.get(count - 1).batch.openCount();
        for (int i = 0; i < count && cut.isEmpty(); i++) {
            var portion = portions.get(i);
            if (news + portion.found() > left) {
                end = portion.cut((int) (left - news), engine);
                cut = OptionalInt.of(i);
                forgetFrom(i, count);
            }
            numbers[i] = news;
            places[i] = written;
            news += portion.found();
            written += portion.found() - portion.broken();
        }
        int first = ancestry.add(news);
        for (int i = 0; i < count; i++) {
            numbers[i] += first;
        }
        targetRow = next.room(expansions[0], written, targets);
        return cut;
    }

    /// What is over when the states are spent depends on how many threads there are: nobody may see it.
    private void forgetFrom(int cut, int count) {
        portions.get(cut).forget(end, visited);
        for (int i = cut + 1; i < count; i++) {
            portions.get(i).forget(0, visited);
        }
    }

    /// Writes down the new states of a portion.
    private void settle(int index, Expansion expansion) {
        var portion = portions.get(index);
        var batch = portion.batch;
        int number = numbers[index];
        int end = number + portion.found();
        int place = targetRow + places[index];
        for (int open = portion.nextFresh(0); number < end; open = portion.nextFresh(open + 1)) {
            ancestry.set(number, portion.block().number(batch.row(open)), batch.pick(open));
            if (!engine.breaks(batch.move(open))) {
                expansion.succeed(
                        batch, open, portion.block(), targets.get(place / Worlds.ROWS), place % Worlds.ROWS, number);
                place++;
            }
            number++;
        }
    }

    /// Counts what a portion has met, as far as its open entry number `end`, and tells the witness.
    private void tell(int index, int end) {
        var portion = portions.get(index);
        var batch = portion.batch;
        if (portion.broken() > 0) {
            int number = numbers[index];
            for (int open = portion.nextFresh(0); open < end; open = portion.nextFresh(open + 1)) {
                if (engine.breaks(batch.move(open))) {
                    witness.broke(engine.occurrence(batch.move(open)), number, depth + 1);
                }
                number++;
            }
        }
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
