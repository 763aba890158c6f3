package dev.rundown.simulation.search;

import dev.rundown.simulation.driver.Digest;
import dev.rundown.simulation.driver.Item;
import dev.rundown.simulation.driver.Occurrence;
import dev.rundown.simulation.driver.Stepped;
import dev.rundown.simulation.driver.World;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What happens before anything races. An item that, searched alone in every order, always leads to one and the same
/// world and breaks nothing on the way is folded: the search proper begins after it.
///
/// @param items       the folded items
/// @param steps       one way through them, in canonical order
/// @param states      distinct states that were searched for this, without the world it leads to
/// @param transitions steps between them
/// @param end         the world that it leads to
public record SetUp(List<Item> items, List<PathStep> steps, long states, long transitions, World end) {
    public SetUp {
        items = List.copyOf(items);
        steps = List.copyOf(steps);
    }

    /// Notes whether anything speaks against folding.
    private static final class Doubt implements Witness {
        private final Set<Digest> ends = new HashSet<>();
        private boolean broken;

        @Override
        public void broke(Occurrence occurrence, int state, int depth) {
            broken = true;
        }

        @Override
        public void reached(Occurrence occurrence) {
            broken = true; // A goal that is reached here would not be seen by the search proper.
        }

        @Override
        public void ended(World world, boolean laneBusy, int state, int depth) {
            broken |= laneBusy;
            ends.add(world.digest());
        }
    }

    /// Folds as many items as may be, from the first on.
    static SetUp of(Stepped engine, Budget budget) {
        engine.twins().forget();
        var world = engine.initial();
        var items = new ArrayList<Item>();
        var picks = new ArrayList<Integer>();
        long states = 0;
        long transitions = 0;
        for (var item : engine.ensemble().play()) {
            if (item instanceof Item.Together) {
                break;
            }
            var doubt = new Doubt();
            var explored = explore(engine, budget, doubt, items.size() + 1, world);
            if (doubt.broken || explored.chose() || !explored.complete() || doubt.ends.size() != 1) {
                break;
            }
            items.add(item);
            states += explored.states() - 1;
            transitions += explored.transitions();
            world = toQuiescence(world, picks);
        }
        return new SetUp(items, PathStep.walk(engine.initial(), picks).steps(), states, transitions, world);
    }

    private static Exploration explore(Stepped engine, Budget budget, Doubt doubt, int lastItem, World start) {
        try (var search = new BreadthFirst(engine, budget, Effort.ALONE, doubt, lastItem)) {
            return search.from(start);
        }
    }

    /// Lets the next item of the play begin and takes the first choice until no lane is held, or nothing may happen.
    static World toQuiescence(World start, List<Integer> picks) {
        var world = start;
        var choices = world.enabled();
        do {
            world = world.apply(choices.getFirst());
            picks.add(0);
            choices = world.enabled();
        } while (!choices.isEmpty() && !world.underWay().isEmpty());
        return world;
    }
}
