package dev.rundown.simulation.search;

import dev.rundown.simulation.driver.Moves;
import dev.rundown.simulation.driver.Stepped;
import dev.rundown.simulation.driver.World;
import dev.rundown.simulation.strategy.Decider;
import dev.rundown.simulation.strategy.Extent;
import dev.rundown.simulation.strategy.RandomWalk;
import dev.rundown.simulation.strategy.SteppedFork;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;

/// Runs single schedules, each from the same world, and counts what they meet.
final class Walks {
    /// So many random walks tell how large schedules are.
    private static final int PROBES = 100;
    /// How often a schedule that is cut is looked at for what stays owed, in both of its halves.
    private static final int LOOKS = 8;

    private final Stepped engine;
    private final World start;
    private final int mostSteps;
    private final Visited visited;
    private final Moves moves = new Moves();
    private long newStates;
    private long transitions;
    private long terminals;
    private long stuck;
    private long cut;
    private final Findings suspicions;
    private int deepest;

    /// @param visited states that are not new
    Walks(Stepped engine, World start, int mostSteps, Visited visited) {
        this.engine = engine;
        this.start = start;
        this.mostSteps = mostSteps;
        this.visited = visited;
        this.suspicions = new Findings(engine.ensemble().rules());
        count(start);
    }

    private boolean count(World world) {
        var digest = engine.twins().least(world);
        boolean isNew = visited.add(digest.high(), digest.low());
        if (isNew) {
            newStates++;
        }
        return isNew;
    }

    /// Runs a schedule until nothing may happen, a rule is broken, or it has the most steps.
    ///
    /// @param number what `witness` is to call the state in which it ends
    /// @return the picks
    List<Integer> run(Decider decider, Witness witness, int number) {
        var picks = new ArrayList<Integer>();
        var world = start;
        var late = new ArrayList<World>();
        boolean isNew = false;
        while (true) {
            if (picks.size() >= mostSteps / 2 && picks.size() % Math.max(1, mostSteps / LOOKS) == 0) {
                late.add(world);
            }
            engine.enabled(world, Integer.MAX_VALUE, moves);
            if (moves.count() == 0) {
                end(isNew || picks.isEmpty());
                witness.ended(world, moves.isLaneBusy(), number, picks.size());
                break;
            }
            if (picks.size() == mostSteps) {
                cut++;
                suspicions.suspect(Loop.of(engine, late, Set.of()), mostSteps);
                break;
            }
            int pick = decider.pick(new SteppedFork(engine, moves, picks.size() + 1));
            if (pick == Decider.STOP) {
                break;
            }
            picks.add(pick);
            int move = moves.get(pick);
            world = engine.after(world, move);
            transitions++;
            isNew = count(world);
            if (engine.reaches(move)) {
                witness.reached(engine.occurrence(move));
            }
            if (engine.breaks(move)) {
                witness.broke(engine.occurrence(move), number, picks.size());
                break;
            }
        }
        deepest = Math.max(deepest, picks.size());
        return picks;
    }

    private void end(boolean isNew) {
        if (isNew) {
            terminals++;
            if (moves.isLaneBusy()) {
                stuck++;
            }
        }
    }

    /// How large schedules from `start` are; nothing of it is counted.
    static Extent extent(Stepped engine, World start, int mostSteps, SplittableRandom random) {
        int lanes = 1;
        int steps = 1;
        var moves = new Moves();
        var strategy = new RandomWalk();
        for (int i = 0; i < PROBES; i++) {
            var decider = strategy.begin(random.split(), new Extent(lanes, steps));
            var met = new TreeSet<String>();
            var world = start;
            int step = 0;
            engine.enabled(world, Integer.MAX_VALUE, moves);
            while (moves.count() > 0 && step < mostSteps) {
                var fork = new SteppedFork(engine, moves, ++step);
                int move = moves.get(decider.pick(fork));
                fork.turns().forEach(it -> met.add(it.lane().name()));
                world = engine.after(world, move);
                if (engine.breaks(move)) {
                    break;
                }
                engine.enabled(world, Integer.MAX_VALUE, moves);
            }
            lanes = Math.max(lanes, met.size());
            steps = Math.max(steps, step);
        }
        return new Extent(lanes, steps);
    }

    /// How many states were met that had not been.
    long newStates() {
        return newStates;
    }

    /// How many schedules were cut.
    long cut() {
        return cut;
    }

    /// What was owed all through the second half of a schedule that was cut.
    List<Suspicion> suspicions() {
        return suspicions.suspicions();
    }

    /// What was searched, added to `before`.
    ///
    /// @param stop why no more schedules were run
    Outcome.Figures figures(Outcome.Figures before, Stop stop) {
        return new Outcome.Figures(
                before.states() + newStates,
                before.transitions() + transitions,
                Math.max(before.deepest(), deepest),
                before.terminals() + terminals,
                before.stuck() + stuck,
                stop,
                engine.learnt(),
                visited.bytes());
    }
}
