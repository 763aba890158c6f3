package dev.rundown.simulation.command;

import dev.rundown.simulation.scenario.Bundled;
import dev.rundown.simulation.scenario.Place;
import dev.rundown.simulation.scenario.Scenario;
import dev.rundown.simulation.search.Finding;
import dev.rundown.simulation.search.Outcome;
import dev.rundown.simulation.search.SearchPlan;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Checks every race of the museum and its repaired twin, which is the same scenario without the planted defect. One
/// line each.
final class MuseumCheck {
    static final String NAME = "@museum";

    private final SearchPlan.Flags flags;
    private final PrintWriter out;

    MuseumCheck(SearchPlan.Flags flags, PrintWriter out) {
        this.flags = flags;
        this.out = out;
    }

    /// What the search says of one scenario, and whether that is what the file expects.
    private record Checked(Outcome outcome, Verdicts verdict) {}

    ExitCode run() {
        var worst = ExitCode.AS_EXPECTED;
        var museum = Bundled.museum();
        int width = museum.stream().mapToInt(it -> it.fileName().length()).max().orElse(0);
        var line = "%-" + width + "s  %-8s  %-15s  %-11s  %5s  %7s  %s%n";
        out.printf(Locale.ROOT, line, "race", "verdict", "rules", "blame", "steps", "states", "without the defect");
        for (var race : museum) {
            if (Thread.currentThread().isInterrupted()) {
                return ExitCode.INTERRUPTED;
            }
            var scenario = race.read(Scenarios.vocabulary());
            var broken = check(scenario);
            var repaired = check(scenario.repaired());
            out.printf(
                    Locale.ROOT,
                    line,
                    race.fileName(),
                    broken.outcome.word() == Outcome.Word.VIOLATED ? "violated" : broken.outcome.words(),
                    rules(broken.outcome),
                    blame(broken.outcome),
                    shortest(broken.outcome),
                    "%,d".formatted(broken.outcome.figures().states()),
                    "%s, %,d states"
                            .formatted(
                                    repaired.outcome.words(),
                                    repaired.outcome.figures().states()));
            for (var checked : new Checked[] {broken, repaired}) {
                if (checked.verdict.code() != ExitCode.AS_EXPECTED) {
                    out.println("  " + checked.verdict.sentence());
                }
                worst = ExitCode.worse(worst, checked.verdict.code());
            }
            out.flush();
        }
        return worst;
    }

    private Checked check(Scenario scenario) {
        var outcome = SearchPlan.of(Place.of(scenario.file()), scenario.search(), flags)
                .run(Scenarios.stage(scenario).ensemble());
        return new Checked(outcome, Verdicts.of(scenario.file(), scenario.expect(), outcome));
    }

    private static String rules(Outcome outcome) {
        return outcome.findings().stream()
                .flatMap(it -> Stream.concat(it.also().stream(), Stream.of(it.rule())))
                .map(it -> it.id())
                .collect(Collectors.joining(" "));
    }

    private static String blame(Outcome outcome) {
        return outcome.findings().stream()
                .flatMap(it -> it.blame().stream())
                .map(it -> it.name())
                .distinct()
                .collect(Collectors.joining(" "));
    }

    private static String shortest(Outcome outcome) {
        return outcome.findings().stream()
                .map(Finding::path)
                .min((a, b) -> Integer.compare(a.size(), b.size()))
                .map(it -> String.valueOf(it.size()))
                .orElse("");
    }
}
