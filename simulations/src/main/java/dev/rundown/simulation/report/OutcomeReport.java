package dev.rundown.simulation.report;

import dev.rundown.actor.Address;
import dev.rundown.simulation.driver.Chain;
import dev.rundown.simulation.driver.Item;
import dev.rundown.simulation.search.Consequence;
import dev.rundown.simulation.search.Finding;
import dev.rundown.simulation.search.Outcome;
import dev.rundown.simulation.search.PathStep;
import dev.rundown.simulation.stage.AdministratorMessage;
import dev.rundown.simulation.stage.Staged;
import dev.rundown.simulation.trace.TraceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// An outcome as a person reads it. It says what was found, how it comes about and who owes what; the same bytes for
/// the same outcome.
public final class OutcomeReport {
    private final Staged staged;
    private final int width;

    /// For a page of `width` columns.
    public OutcomeReport(Staged staged, int width) {
        this.staged = staged;
        this.width = width;
    }

    /// The lines of the report.
    ///
    /// @param traces where the trace of each finding is, in the order of the findings
    public List<String> lines(Outcome outcome, List<String> traces) {
        var lines = new ArrayList<String>();
        lines.add("%s   strategy exhaustive".formatted(staged.scenario().name()));
        lines.add(figures(outcome));
        lines.add(setUp(outcome));
        if (outcome.findings().isEmpty()) {
            lines.add("");
            lines.add(outcome.words() + ": " + rules(outcome));
        }
        for (int i = 0; i < outcome.findings().size(); i++) {
            lines.add("");
            lines.addAll(finding(outcome.findings().get(i), traces.get(i)));
        }
        outcome.consequences().forEach(it -> lines.add(consequence(it)));
        outcome.unreached()
                .forEach(it -> lines.add("HOLLOW  never reached: %s. %s".formatted(it.name(), it.sentence())));
        return lines;
    }

    private static String figures(Outcome outcome) {
        var f = outcome.figures();
        var schedules = outcome.schedules().map(it -> "   schedules " + it).orElse("");
        return "  distinct states %,d%s   steps %,d   deepest %,d   %s"
                .formatted(
                        f.states(),
                        schedules,
                        f.transitions(),
                        f.deepest(),
                        f.complete() ? "every schedule explored" : "budget spent");
    }

    private static String setUp(Outcome outcome) {
        var items = outcome.setUp().items().stream().map(OutcomeReport::name).toList();
        return items.isEmpty()
                ? "  set-up  none"
                : "  set-up  %s: one end in every order, %d steps folded"
                        .formatted(
                                String.join(", ", items),
                                outcome.setUp().steps().size());
    }

    private static String name(Item item) {
        return item.first().stream()
                .map(it -> it.message() instanceof AdministratorMessage m
                        ? m.words()
                        : it.message().toString())
                .collect(Collectors.joining(" | "));
    }

    private static String rules(Outcome outcome) {
        return outcome.judged().stream().map(it -> it.id()).collect(Collectors.joining(", "));
    }

    private List<String> finding(Finding finding, String trace) {
        var lines = new ArrayList<String>();
        int end = finding.path().size();
        lines.add(
                switch (finding.kind()) {
                    case SAFETY -> "VIOLATED  %s      at step %d of %d".formatted(finding.rule(), end, end);
                    case STUCK ->
                        "VIOLATED  %s      STUCK after step %d: nothing is enabled (exact, no bound was used)"
                                .formatted(finding.rule(), end);
                });
        finding.also().forEach(it -> lines.add("  also     " + it));
        lines.add("  blame    %s     %s".formatted(names(finding.blame()), finding.sentence()));
        TraceFile.fired(finding.path())
                .forEach((fault, steps) -> lines.add("  fault    %s fired at step %s"
                        .formatted(
                                fault, steps.stream().map(it -> it.toString()).collect(Collectors.joining(", ")))));
        lines.add("");
        var table = new LaneTable(width, extensions());
        table.draw(rows(finding.path())).forEach(it -> lines.add("  " + it));
        lines.add("");
        finding.chain().ifPresent(it -> lines.addAll(chain(it, table)));
        lines.add("  rule     ./rundown explain " + finding.rule().id());
        lines.add("  trace    " + trace);
        return lines;
    }

    private Set<String> extensions() {
        var names = new TreeSet<>(staged.scenario().cast().extensions().keySet());
        names.add("core");
        return names;
    }

    static List<LaneTable.Row> rows(List<PathStep> path) {
        return path.stream()
                .map(it -> new LaneTable.Row(it.index(), it.occurrence()))
                .toList();
    }

    private static List<String> chain(Chain chain, LaneTable table) {
        var lines = new ArrayList<String>();
        for (var link : chain.links()) {
            lines.add("  waits    %s, in %s, for %s to do %s"
                    .formatted(link.holder(), table.words(link.held()), link.owedBy(), table.words(link.owed())));
        }
        lines.add("  owed by  " + names(chain.debtors()));
        return lines;
    }

    private static String names(Set<Address> actors) {
        return actors.stream().map(Address::name).collect(Collectors.joining(", "));
    }

    private static String consequence(Consequence it) {
        return "  then     %s would break too, at step %d: %s %s"
                .formatted(it.rule(), it.step(), it.blame(), it.sentence());
    }
}
