package dev.rundown.simulation.search;

import dev.rundown.simulation.driver.Stepped;
import dev.rundown.simulation.driver.World;
import dev.rundown.simulation.strategy.Extent;
import dev.rundown.simulation.strategy.Strategy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SplittableRandom;

/// Runs some schedules out of all of them. It goes on after a violation until the quota is spent, as the exhaustive
/// search does; then every path that was found is shrunk.
public final class Sampling {
    /// Of the search that shrinks, for each finding.
    private static final Budget SHRINKING = new Budget(2_000_000);

    private final Stepped engine;
    private final Quota quota;
    private final String name;
    private final List<Strategy> members;

    /// @param name    what users call the members together
    /// @param members which strategies share the schedules; at least one
    public Sampling(Stepped engine, Quota quota, String name, List<Strategy> members) {
        if (members.isEmpty()) {
            throw new IllegalArgumentException("nobody samples");
        }
        this.engine = engine;
        this.quota = quota;
        this.name = name;
        this.members = members.stream().map(Strategy::afresh).toList();
    }

    /// Samples from the end of the set-up.
    ///
    /// @param budget of the set-up
    public Outcome outcome(Budget budget) {
        var setUp = SetUp.of(engine, budget);
        var nothing =
                new Outcome.Figures(setUp.states(), setUp.transitions(), 0, 0, 0, Stop.SAMPLED, engine.learnt(), 0);
        return after(
                new Outcome(
                        Outcome.Word.INCOMPLETE,
                        engine.ensemble().rules(),
                        List.of(),
                        List.of(),
                        engine.ensemble().goals(),
                        setUp,
                        nothing,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                new Visited(),
                name,
                budget);
    }

    /// Explores as far as `budget` goes, and samples when its states or its memory are spent: what sampling needs is
    /// little beside the frontier and the paths, which are given up by then.
    public Outcome afterExhaustive(Budget budget, Effort effort) {
        var explored = new Exhaustive(engine, budget, effort).explored();
        return switch (explored.outcome().figures().stop()) {
            case BUDGET, MEMORY -> after(explored.outcome(), explored.visited(), "exhaustive, then " + name, budget);
            case EXPLORED, SAMPLED, TIME, INTERRUPTED, ASYMMETRY, SURPRISE -> explored.outcome();
        };
    }

    /// How many schedules it takes until each of `rules` has been violated; empty when the quota or the budget is spent
    /// first.
    ///
    /// @param rules by their ids
    public OptionalLong schedulesUntil(Set<String> rules, Budget budget) {
        var visited = new Visited();
        var run = new Run(SetUp.of(engine, budget).end(), visited);
        while (run.schedules < quota.schedules()
                && budget.spent(visited.bytes()).isEmpty()) {
            run.next();
            if (run.found.violated().containsAll(rules)) {
                return OptionalLong.of(run.schedules);
            }
        }
        return OptionalLong.empty();
    }

    /// Schedules one after the other, each by the member whose turn it is.
    private final class Run {
        private final SplittableRandom random = new SplittableRandom(quota.seed());
        private final Findings found = new Findings(engine.ensemble().rules());
        private final Shares shares = new Shares(members.size());
        private final List<Recorded> recorded = new ArrayList<>();
        private final Extent extent;
        private final Walks walks;
        private long schedules;

        Run(World start, Visited visited) {
            extent = Walks.extent(engine, start, quota.steps(), random.split());
            walks = new Walks(engine, start, quota.steps(), visited);
        }

        void next() {
            schedules++;
            int turn = shares.next();
            var member = members.get(turn);
            long states = walks.newStates();
            var picks = walks.run(member.begin(random.split(), extent), found, recorded.size());
            shares.gained(turn, walks.newStates() - states);
            if (found.mentions(recorded.size())) {
                recorded.add(new Recorded(member.name(), picks));
            }
        }
    }

    private Outcome after(Outcome before, Visited visited, String strategy, Budget budget) {
        var start = before.setUp().end();
        var run = new Run(start, visited);
        var stop = Stop.SAMPLED;
        while (run.schedules < quota.schedules() && stop == Stop.SAMPLED) {
            run.next();
            stop = budget.spent(visited.bytes()).orElse(Stop.SAMPLED);
        }
        var found = run.found;
        var shrinking = new Shrinking(engine, start, SHRINKING);
        var findings = new ArrayList<>(before.findings());
        found.with(run.recorded::get, start).stream()
                .filter(it -> !before.violated().contains(it.rule().id()))
                .map(shrinking::shrink)
                .forEach(findings::add);
        findings.sort((a, b) -> a.rule().id().compareTo(b.rule().id()));
        var unreached = found.unreached(before.unreached());
        return new Outcome(
                word(findings, run.walks.suspicions(), !unreached.isEmpty()),
                before.judged(),
                findings,
                Aftermath.of(start, findings, before.judged()),
                unreached,
                before.setUp(),
                run.walks.figures(before.figures(), stop),
                Optional.empty(),
                Optional.of(new Outcome.Sampled(
                        strategy,
                        quota.seed(),
                        run.schedules,
                        run.walks.cut(),
                        run.walks.suspicions(),
                        members.stream()
                                .map(it -> it.bound(run.extent))
                                .flatMap(Optional::stream)
                                .toList())),
                Optional.empty());
    }

    private static Outcome.Word word(Collection<Finding> findings, Collection<Suspicion> suspicions, boolean hollow) {
        if (!findings.isEmpty()) {
            return Outcome.Word.VIOLATED;
        }
        if (!suspicions.isEmpty()) {
            return Outcome.Word.SUSPECTED;
        }
        return hollow ? Outcome.Word.HOLLOW : Outcome.Word.NOT_FOUND;
    }
}
