package dev.rundown.simulation.search;

import dev.rundown.actor.Envelope;
import dev.rundown.simulation.dpor.Transitions;
import dev.rundown.simulation.driver.Moves;
import dev.rundown.simulation.driver.Stepped;
import dev.rundown.simulation.driver.World;
import java.util.ArrayList;
import java.util.List;

/// The stepped engine as partial order reduction sees it: a step is the number of a move, a process is a lane, and two
/// steps depend on each other where one writes a slot that the other touches. The automata of the rules are slots, so
/// schedules of one trace break the same rules.
final class SteppedTransitions implements Transitions<World, Integer> {
    private static final String PLAY = "play";

    private final Stepped engine;
    private final Visited visited;
    private final Moves moves = new Moves();
    private final List<String> processes = new ArrayList<>();
    private long states;
    private long steps;

    SteppedTransitions(Stepped engine, Visited visited) {
        this.engine = engine;
        this.visited = visited;
    }

    @Override
    public List<Integer> enabled(World state) {
        engine.enabled(state, Integer.MAX_VALUE, moves);
        return numbers();
    }

    @Override
    public List<Integer> held(World state) {
        engine.held(state, moves);
        return numbers();
    }

    private List<Integer> numbers() {
        var numbers = new ArrayList<Integer>(moves.count());
        for (int i = 0; i < moves.count(); i++) {
            numbers.add(moves.get(i));
        }
        return numbers;
    }

    @Override
    public World after(World state, Integer step) {
        var after = engine.after(state, step);
        steps++;
        if (visited.add(after.digest().high(), after.digest().low())) {
            states++;
        }
        return after;
    }

    @Override
    public String process(Integer step) {
        while (processes.size() <= step) {
            processes.add(engine.occurrence(processes.size())
                    .delivered()
                    .map(Envelope::lane)
                    .map(it -> "lane " + it.name())
                    .orElse(PLAY));
        }
        return processes.get(step);
    }

    @Override
    public boolean dependent(Integer one, Integer other) {
        return !engine.commute(one, other);
    }

    /// How many distinct states were met.
    long states() {
        return states;
    }

    /// How many steps were taken.
    long steps() {
        return steps;
    }

    /// Where each of `path`, from `start`, stands among the choices there are.
    List<Integer> picks(World start, List<Integer> path) {
        var picks = new ArrayList<Integer>();
        var world = start;
        for (int step : path) {
            picks.add(enabled(world).indexOf(step));
            world = engine.after(world, step);
        }
        return picks;
    }
}
