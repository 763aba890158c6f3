package dev.rundown.simulation.report;

import dev.rundown.actor.Address;
import dev.rundown.actor.Envelope;
import dev.rundown.executor.pool.Pinning;
import dev.rundown.simulation.driver.Ending;
import dev.rundown.simulation.rule.Rule;
import dev.rundown.simulation.scenario.FaultPlan;
import dev.rundown.simulation.search.Finding;
import dev.rundown.simulation.search.SingleRun;
import dev.rundown.simulation.stage.Staged;
import dev.rundown.simulation.trace.TraceFile;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.Set;
import java.util.TreeSet;
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
        lines.add("%s   one schedule, first choice first".formatted(staged.scenario().name()));
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
        var table = new LaneTable(width, extensions());
        table.draw(OutcomeReport.rows(run.path())).forEach(it -> lines.add("  " + it));
        lines.add("");
        TraceFile.fired(run.path())
                .forEach((fault, steps) -> lines.add("  fault    %s took effect at step %s".formatted(fault, list(steps))));
        run.findings().forEach(it -> lines.addAll(finding(it, run.path().size(), table)));
        run.consequences()
                .forEach(it -> lines.add(
                        "  then     %s broke too, at step %d: %s".formatted(it.rule(), it.step(), it.sentence())));
        if (run.ending() instanceof Ending.NotYet) {
            hanging(hanging, table, lines);
        } else if (run.findings().isEmpty()) {
            lines.add("kept on this run: " + list(staged.ensemble().rules().stream().map(Rule::id).toList()));
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

    private static List<String> finding(Finding finding, int steps, LaneTable table) {
        var lines = new ArrayList<String>();
        lines.add(
                switch (finding.kind()) {
                    case SAFETY ->
                        "VIOLATED  %s      at step %d of %d"
                                .formatted(finding.rule(), finding.path().size(), steps);
                    case STUCK ->
                        "VIOLATED  %s      STUCK after step %d: nothing can happen any more"
                                .formatted(finding.rule(), steps);
                });
        finding.also().forEach(it -> lines.add("  also     " + it));
        lines.add("  blame    %s     %s".formatted(list(finding.blame()), finding.sentence()));
        finding.chain().ifPresent(chain -> {
            chain.links()
                    .forEach(it -> lines.add("  waits    %s, in %s, for %s to do %s"
                            .formatted(it.holder(), table.words(it.held()), it.owedBy(), table.words(it.owed()))));
            lines.add("  owed by  " + list(chain.debtors()));
        });
        return lines;
    }

    private static void hanging(List<Envelope> hanging, LaneTable table, List<String> lines) {
        lines.add("HANGS  no progress, although something could still happen. Under way:");
        hanging.forEach(it -> lines.add(
                "  lane %s: %s   owed by %s".formatted(it.lane(), table.words(it.message()), it.to())));
    }

    private void goals(SingleRun run, List<String> lines) {
        for (Map.Entry<String, Integer> goal : run.reached().entrySet()) {
            lines.add(
                    goal.getValue() == 0
                            ? "HOLLOW  never reached: " + goal.getKey()
                            : "reached %s: %d times".formatted(goal.getKey(), goal.getValue()));
        }
    }

    private Set<String> extensions() {
        var names = new TreeSet<>(staged.scenario().cast().extensions().keySet());
        names.add("core");
        return names;
    }

    private static String list(Collection<?> things) {
        return things.stream().map(Object::toString).collect(Collectors.joining(", "));
    }
}
