package dev.rundown.simulation.search;

import dev.rundown.simulation.driver.Ensemble;
import dev.rundown.simulation.driver.Item;
import dev.rundown.simulation.driver.Reduction;
import dev.rundown.simulation.driver.Stepped;
import dev.rundown.simulation.driver.World;
import java.util.List;
import java.util.Optional;

/// Explores every schedule of an ensemble, as far as a budget goes.
public final class Exhaustive {
    private static final String NAME = "exhaustive";
    /// Each begins anew with what was learnt before: most searches need one.
    private static final int MOST_ATTEMPTS = 32;

    private final Stepped engine;
    private final Budget budget;
    private final Effort effort;

    /// Alone, and leaving out what may be left out.
    public Exhaustive(Stepped engine, Budget budget) {
        this(engine, budget, Effort.ALONE);
    }

    /// @param engine shared with whoever looks at single worlds
    public Exhaustive(Stepped engine, Budget budget, Effort effort) {
        this.engine = engine;
        this.budget = budget;
        this.effort = effort;
    }

    /// Explores `ensemble` with an engine of its own.
    public static Outcome search(Ensemble ensemble, Budget budget) {
        return new Exhaustive(new Stepped(ensemble), budget).outcome();
    }

    /// Explores.
    public Outcome outcome() {
        return outcome(SetUp.of(engine, budget), Optional.empty());
    }

    /// Explores, and looks for no way that never ends: every state is met, each once.
    public Outcome outcomeWithoutLassos() {
        return searched(SetUp.of(engine, budget), Optional.empty()).outcome();
    }

    /// Explores, and counts the schedules unless it is interrupted or the heap is full.
    public Outcome outcomeWithSchedules() {
        var setUp = SetUp.of(engine, budget);
        return outcome(setUp, schedules(setUp));
    }

    /// An outcome, and what a search after it may go on from.
    ///
    /// @param visited every state that was met, without those of the set-up
    record Explored(Outcome outcome, Visited visited) {}

    /// Explores, to be gone on from.
    Explored explored() {
        return explored(SetUp.of(engine, budget), Optional.empty());
    }

    private Outcome outcome(SetUp setUp, Optional<Schedules> schedules) {
        return explored(setUp, schedules).outcome();
    }

    private Explored explored(SetUp setUp, Optional<Schedules> schedules) {
        var explored = searched(setUp, schedules);
        boolean mayRepeat =
                explored.outcome().figures().complete() && engine.foresight().mayRepeat();
        if (!mayRepeat) {
            return explored;
        }
        var outcome = new Lassos(engine, setUp.end(), budget)
                .find()
                .map(it -> explored.outcome().and(it))
                .orElseGet(() -> explored.outcome().cutShort());
        return new Explored(outcome, explored.visited());
    }

    private Explored searched(SetUp setUp, Optional<Schedules> schedules) {
        engine.foresight().forget();
        engine.twins().forget();
        if (effort.has(Reduction.SYMMETRY)) {
            engine.twins().seek(setUp.end());
        }
        boolean isWhole = !effort.has(Reduction.MERGING) || budget.states() <= effort.unmerged();
        if (isWhole) {
            return unmerged(setUp, schedules, budget, effort);
        }
        // Alone, or what is learnt would depend on the number of threads.
        var first = unmerged(setUp, schedules, budget.states(effort.unmerged()), effort.alone());
        if (first.outcome().figures().stop() != Stop.BUDGET) {
            return first;
        }
        return merged(setUp, schedules).orElseGet(() -> unmerged(setUp, schedules, budget, effort));
    }

    private Explored unmerged(SetUp setUp, Optional<Schedules> schedules, Budget within, Effort with) {
        var explored = once(setUp, schedules, within, with);
        if (explored.outcome().figures().stop() == Stop.ASYMMETRY) {
            engine.twins().forget();
            return once(setUp, schedules, within, with);
        }
        return explored;
    }

    /// @return empty where there is always something that was not foreseen
    private Optional<Explored> merged(SetUp setUp, Optional<Schedules> schedules) {
        var rehearsal = new Rehearsal(engine, budget);
        rehearsal.walk(setUp.end());
        try {
            for (int attempt = 0; attempt < MOST_ATTEMPTS && engine.foresight().foresee(); attempt++) {
                var explored = once(setUp, schedules, budget, effort);
                switch (explored.outcome().figures().stop()) {
                    case ASYMMETRY -> engine.twins().forget();
                    case SURPRISE -> {
                        var surprises = engine.foresight().surprises();
                        engine.foresight().forget();
                        rehearsal.walkOn(surprises);
                    }
                    case EXPLORED, SAMPLED, BUDGET, MEMORY, TIME, INTERRUPTED -> {
                        return Optional.of(withShortestPaths(setUp, explored));
                    }
                }
            }
        } finally {
            engine.foresight().forget();
        }
        return Optional.empty();
    }

    /// What a merged search finds it finds on a way that may be longer than need be, but no rule is broken further away
    /// than that.
    private Explored withShortestPaths(SetUp setUp, Explored explored) {
        var outcome = explored.outcome();
        if (outcome.findings().isEmpty()) {
            return explored;
        }
        engine.foresight().forget();
        int furthest = outcome.findings().stream()
                .mapToInt(it -> it.path().size())
                .max()
                .orElseThrow();
        var near = nearest(setUp, furthest);
        var findings = outcome.findings().stream()
                .map(it -> near.stream()
                        .filter(other -> other.rule().equals(it.rule()))
                        .findFirst()
                        .orElse(it))
                .toList();
        return new Explored(
                outcome.with(findings, Aftermath.of(setUp.end(), findings, outcome.judged())), explored.visited());
    }

    private List<Finding> nearest(SetUp setUp, int furthest) {
        var found = new Findings(engine.ensemble().rules());
        try (var search = new BreadthFirst(
                engine,
                budget,
                effort.without(Reduction.MERGING),
                new Nearby(found, furthest, false),
                Integer.MAX_VALUE)) {
            var stop = search.from(setUp.end()).stop();
            if (stop != Stop.ASYMMETRY) {
                return found.with(it -> new Recorded(NAME, search.path(it)), setUp.end());
            }
        }
        engine.twins().forget();
        return nearest(setUp, furthest);
    }

    private Explored once(SetUp setUp, Optional<Schedules> schedules, Budget within, Effort with) {
        var found = new Findings(engine.ensemble().rules());
        try (var search = new BreadthFirst(engine, within, with, found, Integer.MAX_VALUE)) {
            return new Explored(outcome(setUp, schedules, found, search), search.visited());
        }
    }

    private Outcome outcome(SetUp setUp, Optional<Schedules> schedules, Findings found, BreadthFirst search) {
        var ensemble = engine.ensemble();
        var explored = search.from(setUp.end());
        var findings = found.with(it -> new Recorded(NAME, search.path(it)), setUp.end());
        var unreached = found.unreached(ensemble.goals());
        return new Outcome(
                word(explored, findings, !unreached.isEmpty()),
                ensemble.rules(),
                findings,
                Aftermath.of(setUp.end(), findings, ensemble.rules()),
                unreached,
                setUp,
                new Outcome.Figures(
                        setUp.states() + explored.states(),
                        setUp.transitions() + explored.transitions(),
                        explored.deepest(),
                        explored.terminals(),
                        explored.stuck(),
                        explored.stop(),
                        engine.learnt(),
                        search.bytes(),
                        engine.foresight().isThere()),
                schedules,
                Optional.empty(),
                Optional.empty());
    }

    private static Outcome.Word word(Exploration explored, List<Finding> findings, boolean hollow) {
        if (!findings.isEmpty()) {
            return Outcome.Word.VIOLATED;
        }
        if (!explored.complete()) {
            return Outcome.Word.INCOMPLETE;
        }
        return hollow ? Outcome.Word.HOLLOW : Outcome.Word.HOLDS;
    }

    /// The folded items lead to one world each, so their numbers multiply.
    private Optional<Schedules> schedules(SetUp setUp) {
        var product = Optional.of(Schedules.ONE);
        World world = engine.initial();
        int begun = 0;
        for (Item _ : setUp.items()) {
            product = times(product, Schedules.count(engine, world, ++begun));
            do {
                world = world.apply(world.enabled().getFirst());
            } while (!world.underWay().isEmpty());
        }
        return times(product, Schedules.count(engine, setUp.end(), Integer.MAX_VALUE));
    }

    private static Optional<Schedules> times(Optional<Schedules> one, Optional<Schedules> other) {
        return one.flatMap(a -> other.map(a::times));
    }
}
