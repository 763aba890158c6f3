package dev.rundown.simulation.report;

import dev.rundown.actor.Address;
import dev.rundown.simulation.driver.Chain;
import dev.rundown.simulation.search.Finding;
import dev.rundown.simulation.search.PathStep;
import dev.rundown.simulation.stage.Staged;
import dev.rundown.simulation.trace.TraceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// A violation as a person reads it: the rule, who is to blame, the lanes, who owes what.
public final class FindingReport {
    private final Staged staged;
    private final int width;

    /// For a page of `width` columns.
    public FindingReport(Staged staged, int width) {
        this.staged = staged;
        this.width = width;
    }

    /// The lines of the report.
    public List<String> lines(Finding finding) {
        var lines = head(finding);
        TraceFile.fired(finding.path())
                .forEach((fault, steps) -> lines.add("  fault    %s fired at %s".formatted(fault, steps(steps))));
        lines.add("");
        var table = table();
        table.draw(rows(finding.path())).forEach(it -> lines.add("  " + it));
        lines.add("");
        lines.addAll(end(finding, table));
        return lines;
    }

    /// The lines of a report without lanes, for a page that has drawn them already, in `table`.
    List<String> lines(Finding finding, LaneTable table) {
        var lines = head(finding);
        lines.addAll(end(finding, table));
        return lines;
    }

    private static List<String> head(Finding finding) {
        var lines = new ArrayList<String>();
        lines.add("VIOLATED  %s      %s".formatted(finding.rule(), when(finding)));
        finding.also().forEach(it -> lines.add("  also     " + it));
        lines.add("  blame    %s     %s".formatted(names(finding.blame()), finding.sentence()));
        return lines;
    }

    private static List<String> end(Finding finding, LaneTable table) {
        var lines = new ArrayList<String>();
        finding.chain().ifPresent(it -> lines.addAll(waits(it, table)));
        Debt.of(finding).forEach(it -> lines.add("  owed by  " + words(it, table)));
        return lines;
    }

    /// The lanes of a path, whatever came of it.
    public List<String> lanes(List<PathStep> path) {
        return table().draw(rows(path)).stream().map("  "::concat).toList();
    }

    private static String when(Finding finding) {
        int end = finding.path().size();
        return switch (finding.kind()) {
            case SAFETY -> "at step %d of %d%s".formatted(end, end, shrunk(finding));
            case STUCK ->
                "STUCK after step %d%s: nothing is enabled (exact, no bound was used)".formatted(end, shrunk(finding));
            case LASSO ->
                "LASSO steps %d to %d come again and again%s: whoever always can go on does, and nothing changes"
                        .formatted(end - finding.repeats() + 1, end, shrunk(finding));
        };
    }

    private static String shrunk(Finding finding) {
        int length = finding.origin().length();
        return length == finding.path().size() ? "" : " (shrunk from %d)".formatted(length);
    }

    static String steps(List<Integer> steps) {
        var numbers = steps.stream().map(String::valueOf).collect(Collectors.joining(", "));
        return (steps.size() == 1 ? "step " : "steps ") + numbers;
    }

    /// A table for the page of this report, which is indented by two.
    LaneTable table() {
        return new LaneTable(width - 2, extensions());
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

    private static List<String> waits(Chain chain, LaneTable table) {
        return chain.links().stream()
                .map(it -> "  waits    %s for %s, in %s".formatted(it.holder(), it.owedBy(), table.words(it.held())))
                .distinct()
                .toList();
    }

    /// `sample.hook: NmrProviderDetachClientComplete(B1), since step 8`.
    private static String words(Debt debt, LaneTable table) {
        return debt.by()
                + debt.owed().map(it -> ": " + table.words(it)).orElse("")
                + (debt.since().isPresent() ? ", since step " + debt.since().getAsInt() : "");
    }

    private static String names(Set<Address> actors) {
        return actors.stream().map(Address::name).collect(Collectors.joining(", "));
    }
}
