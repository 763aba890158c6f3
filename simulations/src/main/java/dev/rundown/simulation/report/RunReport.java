package dev.rundown.simulation.report;

import dev.rundown.actor.Address;
import dev.rundown.actor.Envelope;
import dev.rundown.executor.pool.Pinning;
import dev.rundown.simulation.driver.Ending;
import dev.rundown.simulation.rule.Rule;
import dev.rundown.simulation.scenario.FaultPlan;
import dev.rundown.simulation.search.SingleRun;
import dev.rundown.simulation.stage.Staged;
import dev.rundown.simulation.trace.TraceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Collectors;

/// A single run as a person reads it: every step, and what was kept or broken on the way.
public final class RunReport {
    private final Staged staged;
    private final int width;

    /// For a page of `width` columns.
    public RunReport(Staged staged, int width) {
        this.staged = staged;
        this.width = width;
    }

    /// A run of the stepped driver.
    public List<String> stepped(SingleRun run) {
        var lines = new ArrayList<String>();
        lines.add("%s   one schedule, first choice first"
                .formatted(staged.scenario().name()));
        return body(run, List.of(), lines);
    }

    /// A run of live actors.
    ///
    /// @param hanging  what was under way when it was given up
    /// @param pinnings what became of each virtual CPU
    public List<String> live(SingleRun run, List<Envelope> hanging, SortedMap<Address, Pinning> pinnings) {
        var lines = new ArrayList<String>();
        lines.add("%s   live: Pekko actors, the order of the operating system"
                .formatted(staged.scenario().name()));
        pinnings.forEach((cpu, pinning) -> lines.add(
                switch (pinning) {
                    case Pinning.Pinned it -> "  %s  pinned to CPU %d".formatted(cpu, it.cpu());
                    case Pinning.Unpinned it -> "  %s  not pinned: %s".formatted(cpu, it.reason());
                }));
        return body(run, hanging, lines);
    }

    private List<String> body(SingleRun run, List<Envelope> hanging, List<String> lines) {
        explored(lines);
        lines.add("");
        var report = new FindingReport(staged, width);
        var table = report.table();
        table.draw(FindingReport.rows(run.path())).forEach(it -> lines.add("  " + it));
        lines.add("");
        TraceFile.fired(run.path())
                .forEach((fault, steps) ->
                        lines.add("  fault    %s fired at %s".formatted(fault, FindingReport.steps(steps))));
        run.findings().forEach(it -> lines.addAll(report.lines(it, table)));
        run.consequences()
                .forEach(it -> lines.add(
                        "  then     %s broke too, at step %d: %s".formatted(it.rule(), it.step(), it.sentence())));
        if (run.ending() instanceof Ending.NotYet) {
            hanging(hanging, table, lines);
        } else if (run.findings().isEmpty()) {
            lines.add("kept on this run: "
                    + staged.ensemble().rules().stream().map(Rule::id).collect(Collectors.joining(", ")));
        }
        goals(run, lines);
        lines.add("%,d steps. This was one schedule; ./rundown check %s tries them all."
                .formatted(run.path().size(), staged.scenario().file()));
        return lines;
    }

    /// A single run takes one alternative of each choice.
    private void explored(List<String> lines) {
        for (var fault : staged.scenario().faults()) {
            if (fault.when() instanceof FaultPlan.When.Explore) {
                lines.add("  fault %s is to be explored; a single run takes the first alternative: it does not happen"
                        .formatted(fault.name()));
            }
        }
    }

    private static void hanging(List<Envelope> hanging, LaneTable table, List<String> lines) {
        lines.add("HANGS  no progress, although something could still happen. Under way:");
        hanging.forEach(
                it -> lines.add("  lane %s: %s   owed by %s".formatted(it.lane(), table.words(it.message()), it.to())));
    }

    private void goals(SingleRun run, List<String> lines) {
        for (var goal : staged.ensemble().goals()) {
            int count = run.reached().getOrDefault(goal.name(), 0);
            lines.add(
                    count == 0
                            ? "HOLLOW    never reached: %s. %s".formatted(goal.name(), goal.sentence())
                            : "reached %s: %d %s".formatted(goal.name(), count, count == 1 ? "time" : "times"));
        }
    }
}
