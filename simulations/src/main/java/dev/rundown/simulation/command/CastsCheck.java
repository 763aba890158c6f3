package dev.rundown.simulation.command;

import dev.rundown.simulation.scenario.Bundled;
import dev.rundown.simulation.scenario.Place;
import dev.rundown.simulation.search.SearchPlan;
import dev.rundown.simulation.search.Stop;
import dev.rundown.simulation.stage.Staging;
import dev.rundown.simulation.strategy.Strategies;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Explores casts of correct modules whole: every rule is judged in every schedule, and nothing is sampled instead.
final class CastsCheck {
    static final String NAME = "@casts";

    private final SearchPlan.Flags flags;
    private final List<Bundled> casts;

    CastsCheck(SearchPlan.Flags flags, List<Bundled> casts) {
        this.flags = new SearchPlan.Flags(
                flags.strategy().or(() -> Optional.of(Strategies.EXHAUSTIVE)),
                flags.schedules(),
                flags.seed(),
                flags.maxSteps(),
                flags.limits(),
                flags.countSchedules());
        this.casts = List.copyOf(casts);
    }

    /// What the search says of one cast.
    ///
    /// @param states         distinct ones
    /// @param steps          between them
    /// @param ends           states in which nothing may happen any more
    /// @param verdict        in the words of an outcome
    /// @param unreached      goals of the file that no schedule reaches
    /// @param disappointment where that is not what the file promises
    /// @param exit           what the shell is told of this cast
    record Row(
            String cast,
            long states,
            long steps,
            long ends,
            String verdict,
            List<String> unreached,
            Optional<String> disappointment,
            int exit) {}

    /// Explores one cast after the other and shows each to `visitor`; an interrupt ends the tour.
    ExitCode tour(Consumer<Row> visitor) {
        var worst = ExitCode.AS_EXPECTED;
        for (var cast : casts) {
            if (Thread.currentThread().isInterrupted()) {
                return ExitCode.INTERRUPTED;
            }
            var scenario = cast.read(Staging.vocabulary());
            var outcome = SearchPlan.of(Place.of(scenario.file()), scenario.search(), flags)
                    .run(Scenarios.stage(scenario).ensemble());
            var verdict = Verdicts.of(scenario.file(), scenario.expect(), outcome);
            var code = outcome.figures().stop() == Stop.INTERRUPTED ? ExitCode.INTERRUPTED : verdict.code();
            visitor.accept(new Row(
                    cast.fileName(),
                    outcome.figures().states(),
                    outcome.figures().transitions(),
                    outcome.figures().terminals(),
                    outcome.words(),
                    outcome.unreached().stream().map(it -> it.name()).toList(),
                    Optional.of(verdict.sentence()).filter(_ -> code != ExitCode.AS_EXPECTED),
                    code.code()));
            worst = ExitCode.worse(worst, code);
        }
        return worst;
    }

    /// The casts as lines of a table, one each.
    static final class Table {
        private final String format;

        Table(List<Bundled> casts) {
            int name =
                    casts.stream().mapToInt(it -> it.fileName().length()).max().orElse(0);
            format = "%-" + name + "s  %10s  %11s  %5s  %s";
        }

        String header() {
            return format.formatted("cast", "states", "steps", "ends", "every rule");
        }

        /// The line of `row`, and a further one for a disappointment.
        List<String> lines(Row row) {
            var line =
                    format.formatted(row.cast, grouped(row.states), grouped(row.steps), grouped(row.ends), row.verdict);
            return Stream.concat(Stream.of(line), row.disappointment.stream().map("  "::concat))
                    .toList();
        }

        private static String grouped(long number) {
            return String.format(Locale.ROOT, "%,d", number);
        }
    }
}
