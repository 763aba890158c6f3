package dev.rundown.simulation.report;

import dev.rundown.simulation.driver.Item;
import dev.rundown.simulation.rule.Rule;
import dev.rundown.simulation.search.Consequence;
import dev.rundown.simulation.search.Outcome;
import dev.rundown.simulation.search.Suspicion;
import dev.rundown.simulation.stage.AdministratorMessage;
import dev.rundown.simulation.stage.Staged;
import java.util.ArrayList;
import java.util.List;
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
        lines.add(title(outcome) + registrar());
        lines.add(figures(outcome));
        outcome.sampled().ifPresent(it -> it.bounds().forEach(bound -> lines.add("  bound   " + bound)));
        lines.add(setUp(outcome));
        if (outcome.findings().isEmpty()) {
            lines.add("");
            lines.add(outcome.words() + ": " + rules(outcome));
        }
        outcome.suspicions().forEach(it -> lines.add(suspicion(it)));
        var report = new FindingReport(staged, width);
        for (int i = 0; i < outcome.findings().size(); i++) {
            var finding = outcome.findings().get(i);
            lines.add("");
            lines.addAll(report.lines(finding));
            lines.add("  rule     ./rundown explain " + finding.rule().id());
            lines.add("  replay   ./rundown replay " + traces.get(i) + " --verify");
        }
        outcome.consequences().forEach(it -> lines.add(consequence(it)));
        outcome.unreached()
                .forEach(it -> lines.add("HOLLOW    never reached: %s. %s".formatted(it.name(), it.sentence())));
        return lines;
    }

    private String title(Outcome outcome) {
        var name = staged.scenario().name();
        return outcome.sampled()
                .map(it -> "%s   seed 0x%x   strategy %s".formatted(name, it.seed(), it.strategy()))
                .orElseGet(() ->
                        "%s   strategy %s".formatted(name, outcome.reduced().isPresent() ? "dpor" : "exhaustive"));
    }

    /// Empty for `spec` with the default of every knob.
    private String registrar() {
        var choice = staged.scenario().registrar();
        var words = new ArrayList<String>();
        choice.settled().words().forEach((knob, word) -> {
            if (!word.equals(knob.words().getFirst())) {
                words.add(knob + ": " + word);
            }
        });
        var flavour = choice.registrarFlavor().word();
        return words.isEmpty() && flavour.equals("spec")
                ? ""
                : "   registrar %s%s".formatted(flavour, words.isEmpty() ? "" : " (" + String.join(", ", words) + ")");
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
                        outcome.sampled()
                                .map(OutcomeReport::spent)
                                .or(() -> outcome.reduced().map(it -> visited(it, f)))
                                .orElseGet(() -> f.complete()
                                        ? f.stop().words()
                                        : "ended early: " + f.stop().words()));
    }

    private static String spent(Outcome.Sampled sampled) {
        return "random schedules %,d%s"
                .formatted(sampled.schedules(), sampled.cut() == 0 ? "" : ", %,d of them cut".formatted(sampled.cut()));
    }

    private static String visited(Outcome.Reduced reduced, Outcome.Figures figures) {
        return "traces %,d, %,d begun in vain%s   %s"
                .formatted(
                        reduced.traces(),
                        reduced.blocked(),
                        reduced.cut() == 0 ? "" : ", %,d of them cut".formatted(reduced.cut()),
                        figures.complete()
                                ? figures.stop().words()
                                : "ended early: " + figures.stop().words());
    }

    private static String setUp(Outcome outcome) {
        var items = items(outcome);
        return items.isEmpty()
                ? "  set-up  none"
                : "  set-up  %s: one end in every order, %d steps folded"
                        .formatted(
                                String.join(", ", items),
                                outcome.setUp().steps().size());
    }

    /// The items of the play that were folded, in words.
    static List<String> items(Outcome outcome) {
        return outcome.setUp().items().stream().map(OutcomeReport::name).toList();
    }

    private static String name(Item item) {
        return item.first().stream()
                .map(it -> it.message() instanceof AdministratorMessage m
                        ? m.words()
                        : it.message().toString())
                .collect(Collectors.joining(" | "));
    }

    /// The rules that the words are about.
    private static String rules(Outcome outcome) {
        if (outcome.word() == Outcome.Word.SUSPECTED) {
            return outcome.suspicions().stream().map(it -> it.rule().id()).collect(Collectors.joining(", "));
        }
        return outcome.judged().stream().map(Rule::id).collect(Collectors.joining(", "));
    }

    private static String suspicion(Suspicion it) {
        return "  owed     all through the second half of a schedule that --max-steps cut: %s: %s"
                .formatted(it.rule(), it.sentence());
    }

    private static String consequence(Consequence it) {
        return "  then     %s would break too, at step %d: %s".formatted(it.rule(), it.step(), it.sentence());
    }
}
