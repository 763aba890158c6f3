package dev.rundown.simulation.command;

import dev.rundown.simulation.rule.Rule;
import dev.rundown.simulation.rule.Rules;
import dev.rundown.simulation.scenario.Exhibit;
import dev.rundown.simulation.scenario.Expectation;
import dev.rundown.simulation.scenario.Place;
import dev.rundown.simulation.scenario.Placed;
import dev.rundown.simulation.scenario.Scenario;
import dev.rundown.simulation.search.Finding;
import dev.rundown.simulation.search.Outcome;
import dev.rundown.simulation.search.SearchPlan;
import dev.rundown.simulation.stage.Staging;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Checks every race of the museum and its repaired twin, which is the same scenario without the planted defect.
final class MuseumCheck {
    static final String NAME = "@museum";

    private static final String HOLDS = "holds";

    private final SearchPlan.Flags flags;

    MuseumCheck(SearchPlan.Flags flags) {
        this.flags = flags;
    }

    /// What the search says of one race.
    ///
    /// @param id in the list of races
    /// @param verdict of the defect
    /// @param rules that are broken, by their ids
    /// @param then rules that break only after one of those
    /// @param blame who broke them
    /// @param steps of the shortest schedule that breaks one; 0 when none does
    /// @param states that were met
    /// @param twin of the same scenario without the defect
    /// @param disappointments where the one or the other is not what the file promises
    /// @param exit what the shell is told of this race
    record Row(
            String id,
            String race,
            String verdict,
            List<String> rules,
            List<String> then,
            List<String> blame,
            int steps,
            long states,
            Twin twin,
            List<String> disappointments,
            int exit) {}

    /// @param verdict of the repaired scenario
    /// @param states that were met
    record Twin(String verdict, long states) {}

    private record Checked(Outcome outcome, Verdicts verdict) {}

    /// Checks one race after the other and shows each to `visitor`; an interrupt ends the tour.
    ExitCode tour(Consumer<Row> visitor) {
        var worst = ExitCode.AS_EXPECTED;
        for (var exhibit : Exhibit.all()) {
            if (Thread.currentThread().isInterrupted()) {
                return ExitCode.INTERRUPTED;
            }
            var scenario = exhibit.bundled().read(Staging.vocabulary());
            var broken = check(scenario);
            var repaired = check(scenario.repaired());
            var code = ExitCode.worse(broken.verdict.code(), repaired.verdict.code());
            visitor.accept(row(exhibit, broken, repaired, code));
            worst = ExitCode.worse(worst, code);
        }
        return worst;
    }

    private Checked check(Scenario scenario) {
        var outcome = SearchPlan.of(Place.of(scenario.file()), scenario.search(), flags)
                .run(Scenarios.stage(scenario).ensemble());
        return new Checked(outcome, Verdicts.of(scenario.file(), scenario.expect(), outcome));
    }

    private static Row row(Exhibit exhibit, Checked broken, Checked repaired, ExitCode code) {
        var findings = broken.outcome.findings();
        return new Row(
                exhibit.id(),
                "@" + exhibit.name(),
                words(broken.outcome),
                findings.stream()
                        .flatMap(it -> Stream.concat(it.also().stream(), Stream.of(it.rule())))
                        .map(Rule::id)
                        .sorted()
                        .distinct()
                        .toList(),
                broken.outcome.consequences().stream().map(it -> it.rule().id()).toList(),
                findings.stream()
                        .flatMap(it -> it.blame().stream())
                        .map(it -> it.name())
                        .distinct()
                        .toList(),
                findings.stream().map(Finding::path).mapToInt(List::size).min().orElse(0),
                broken.outcome.figures().states(),
                new Twin(words(repaired.outcome), repaired.outcome.figures().states()),
                Stream.of(broken, repaired)
                        .filter(it -> it.verdict.code() != ExitCode.AS_EXPECTED)
                        .map(it -> it.verdict.sentence())
                        .toList(),
                code.code());
    }

    /// `holds` only where every schedule was explored; the words of an outcome say it at length.
    private static String words(Outcome outcome) {
        return switch (outcome.word()) {
            case HOLDS -> HOLDS;
            case VIOLATED -> "violated";
            case INCOMPLETE, NOT_FOUND, SUSPECTED, HOLLOW -> outcome.words();
        };
    }

    /// The races as lines of a table, one each. Its columns are as wide as what the files promise.
    static final class Table {
        private static final String GAP = "  ";

        private final String format;

        Table() {
            int name = Exhibit.all().stream()
                    .mapToInt(it -> it.name().length() + 1)
                    .max()
                    .orElse(0);
            int rules = promises().mapToInt(Table::width).max().orElse(0);
            int blame = promises()
                    .mapToInt(it -> it.blame().stream()
                            .map(Placed::value)
                            .collect(Collectors.joining(" "))
                            .length())
                    .max()
                    .orElse(0);
            format = String.join(
                    GAP, "%-3s", "%-" + name + "s", "%-" + rules + "s", "%-" + blame + "s", "%5s", "%8s", "%s");
        }

        private static Stream<Expectation.Violated> promises() {
            return Exhibit.all().stream()
                    .flatMap(it -> it.bundled().read(Staging.vocabulary()).expect().stream())
                    .filter(Expectation.Violated.class::isInstance)
                    .map(Expectation.Violated.class::cast);
        }

        private static int width(Expectation.Violated promise) {
            return promise.rules().stream()
                    .map(it -> Rules.find(it.value()).orElseThrow().id())
                    .collect(Collectors.joining(" "))
                    .length();
        }

        String header() {
            return line("", "race", "rules", "blame", "steps", "states", "without the defect");
        }

        /// The line of `row`, and a further one for each disappointment.
        List<String> lines(Row row) {
            var line = line(
                    row.id,
                    row.race,
                    row.rules.isEmpty() ? row.verdict : String.join(" ", row.rules),
                    String.join(" ", row.blame),
                    row.steps == 0 ? "" : String.valueOf(row.steps),
                    grouped(row.states),
                    "%s, %s states".formatted(row.twin.verdict, grouped(row.twin.states)));
            return Stream.concat(Stream.of(line), row.disappointments.stream().map("     "::concat))
                    .toList();
        }

        private String line(String... cells) {
            return format.formatted((Object[]) cells).stripTrailing();
        }

        private static String grouped(long number) {
            return String.format(Locale.ROOT, "%,d", number);
        }
    }
}
