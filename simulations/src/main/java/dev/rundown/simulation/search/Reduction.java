package dev.rundown.simulation.search;

import dev.rundown.simulation.dpor.Dpor;
import dev.rundown.simulation.dpor.Trace;
import dev.rundown.simulation.driver.Ending;
import dev.rundown.simulation.driver.Stepped;
import dev.rundown.simulation.driver.World;
import dev.rundown.simulation.strategy.Strategies;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/// Visits one schedule of every Mazurkiewicz trace. It needs no memory for states, and where few steps conflict there
/// are far fewer traces than states.
///
/// A run goes on after a rule is broken, because what is independent of that may break another rule first in another
/// schedule of the same trace. So a rule counts as violated where nothing in the past of the step that breaks it broke
/// a rule: then that past alone is a schedule in which it comes first.
final class Reduction {
    /// Of the search that shrinks, for each finding.
    private static final Budget SHRINKING = new Budget(2_000_000);

    private final Stepped engine;
    private final Quota quota;
    private final Budget budget;
    private final Findings found;
    private final List<Recorded> recorded = new ArrayList<>();
    private final Visited visited = new Visited();
    private final SteppedTransitions system;
    private Stop stop = Stop.EXPLORED;
    private long traces;
    private int deepest;
    private long terminals;
    private long stuck;
    private final Visited ends = new Visited();

    Reduction(Stepped engine, Quota quota, Budget budget) {
        this.engine = engine;
        this.quota = quota;
        this.budget = budget;
        found = new Findings(engine.ensemble().rules());
        system = new SteppedTransitions(engine, visited);
    }

    Outcome outcome() {
        var setUp = SetUp.of(engine, budget);
        var start = setUp.end();
        var figures =
                new Dpor<>(system, quota.steps()).visit(start, (trace, end, isCut) -> visit(start, trace, end, isCut));
        if (stop == Stop.EXPLORED && !figures.complete()) {
            stop = Stop.BUDGET;
        }
        var shrinking = new Shrinking(engine, start, SHRINKING);
        var findings =
                found.with(recorded::get, start).stream().map(shrinking::shrink).toList();
        var unreached = found.unreached(engine.ensemble().goals());
        return new Outcome(
                word(findings, !unreached.isEmpty()),
                engine.ensemble().rules(),
                findings,
                Aftermath.of(start, findings, engine.ensemble().rules()),
                unreached,
                setUp,
                new Outcome.Figures(
                        setUp.states() + system.states() + 1,
                        setUp.transitions() + system.steps(),
                        deepest,
                        terminals,
                        stuck,
                        stop,
                        engine.learnt(),
                        visited.bytes()),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new Outcome.Reduced(figures.traces(), figures.blocked(), figures.cut())));
    }

    private Outcome.Word word(List<Finding> findings, boolean isHollow) {
        if (!findings.isEmpty()) {
            return Outcome.Word.VIOLATED;
        }
        if (stop != Stop.EXPLORED) {
            return Outcome.Word.INCOMPLETE;
        }
        return isHollow ? Outcome.Word.HOLLOW : Outcome.Word.HOLDS;
    }

    /// @return whether to go on
    private boolean visit(World start, Trace<Integer> trace, World end, boolean isCut) {
        traces++;
        deepest = Math.max(deepest, trace.steps().size());
        var broken = new BitSet();
        for (int i = 0; i < trace.steps().size(); i++) {
            int step = trace.steps().get(i);
            if (engine.breaks(step) || engine.reaches(step)) {
                judge(start, trace, i, broken);
            }
        }
        if (broken.isEmpty() && !isCut) {
            ended(start, trace, end);
        }
        stop = budget.spent(visited.bytes()).orElse(traces < quota.schedules() ? Stop.EXPLORED : Stop.BUDGET);
        return stop == Stop.EXPLORED;
    }

    private void judge(World start, Trace<Integer> trace, int index, BitSet broken) {
        int step = trace.steps().get(index);
        if (trace.past(index).intersects(broken)) {
            return;
        }
        if (engine.reaches(step)) {
            found.reached(engine.occurrence(step));
        }
        if (engine.breaks(step)) {
            broken.set(index);
            var path = trace.upTo(index);
            found.broke(engine.occurrence(step), recorded.size(), path.size());
            record(start, path);
        }
    }

    private void record(World start, List<Integer> path) {
        if (found.mentions(recorded.size())) {
            recorded.add(new Recorded(Strategies.DPOR, system.picks(start, path)));
        }
    }

    private void ended(World start, Trace<Integer> trace, World end) {
        boolean isNew = ends.add(end.digest().high(), end.digest().low());
        boolean isBusy = end.ending() instanceof Ending.Stuck;
        if (isNew) {
            terminals++;
            stuck += isBusy ? 1 : 0;
            found.ended(end, isBusy, recorded.size(), trace.steps().size());
            record(start, trace.steps());
        }
    }
}
