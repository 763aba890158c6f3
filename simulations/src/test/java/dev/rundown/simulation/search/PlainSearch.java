package dev.rundown.simulation.search;

import dev.rundown.simulation.driver.Digest;
import dev.rundown.simulation.driver.Moves;
import dev.rundown.simulation.driver.Stepped;
import dev.rundown.simulation.driver.World;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The search breadth first as one writes it down: a queue and a set, every world a value, nothing left out, nothing
/// inherited, one thread.
final class PlainSearch {
    private record Reached(World world, int number, int depth) {}

    /// What it has found.
    ///
    /// @param worlds  how many distinct ones it met
    /// @param depth   as far from the start everything was met; more than there is where it is whole
    /// @param isWhole whether there were not more worlds than allowed
    /// @param ends    worlds in which nothing may happen and which break no rule
    record Result(
            int worlds, int depth, boolean isWhole, List<Finding> findings, Set<String> goals, List<World> ends) {}

    private final Stepped engine;
    private final int most;
    private final List<Integer> parents = new ArrayList<>();
    private final List<Integer> picks = new ArrayList<>();
    private final Set<Digest> met = new HashSet<>();
    private final List<World> ends = new ArrayList<>();
    private final Findings found;
    private final ArrayDeque<Reached> queue = new ArrayDeque<>();

    /// @param most worlds; the search ends with the distance at which there are more
    PlainSearch(Stepped engine, int most) {
        this.engine = engine;
        this.most = most;
        found = new Findings(engine.ensemble().rules());
    }

    Result from(World start) {
        meet(start, 0, 0, 0);
        int depth = 0;
        while (!queue.isEmpty() && (queue.element().depth() == depth || met.size() <= most)) {
            var reached = queue.remove();
            depth = reached.depth();
            goOn(reached);
        }
        boolean isWhole = queue.isEmpty();
        return new Result(
                met.size(),
                isWhole ? Integer.MAX_VALUE : depth + 1,
                isWhole,
                found.with(it -> new Recorded("test", path(it)), start),
                EveryOrderTest.goals(engine, found),
                ends);
    }

    private void meet(World world, int parent, int pick, int depth) {
        if (met.add(world.digest())) {
            queue.add(new Reached(world, parents.size(), depth));
            parents.add(parent);
            picks.add(pick);
        }
    }

    private void goOn(Reached reached) {
        var moves = new Moves();
        engine.enabled(reached.world(), Integer.MAX_VALUE, moves);
        int depth = reached.depth() + 1;
        if (moves.count() == 0) {
            found.ended(reached.world(), moves.isLaneBusy(), reached.number(), reached.depth());
            ends.add(reached.world());
        }
        for (int i = 0; i < moves.count(); i++) {
            int move = moves.get(i);
            var after = engine.after(reached.world(), move);
            if (engine.reaches(move)) {
                found.reached(engine.occurrence(move));
            }
            if (!engine.breaks(move)) {
                meet(after, reached.number(), i, depth);
            } else if (met.add(after.digest())) {
                found.broke(engine.occurrence(move), parents.size(), depth);
                parents.add(reached.number());
                picks.add(i);
            }
        }
    }

    private List<Integer> path(int number) {
        var backwards = new ArrayList<Integer>();
        for (int at = number; at != 0; at = parents.get(at)) {
            backwards.add(picks.get(at));
        }
        return List.copyOf(backwards.reversed());
    }
}
