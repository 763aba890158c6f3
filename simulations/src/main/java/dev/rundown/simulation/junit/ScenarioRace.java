package dev.rundown.simulation.junit;

import dev.rundown.simulation.command.Scenarios;
import dev.rundown.simulation.command.Verdicts;
import dev.rundown.simulation.report.OutcomeReport;
import dev.rundown.simulation.scenario.InputException;
import dev.rundown.simulation.scenario.Place;
import dev.rundown.simulation.scenario.Scenario;
import dev.rundown.simulation.scenario.ScenarioFile;
import dev.rundown.simulation.search.Outcome;
import dev.rundown.simulation.search.SearchPlan;
import dev.rundown.simulation.stage.Staged;
import dev.rundown.simulation.stage.Staging;
import dev.rundown.simulation.trace.TraceFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.opentest4j.AssertionFailedError;

/// A scenario as a test: does it keep the promise of its `expect`?
final class ScenarioRace {
    private static final String CLASSPATH = "classpath:";
    private static final Path FOLDER = Path.of("target", "rundown");
    private static final int WIDTH = 120;

    private final RaceTest race;
    private final ExtensionContext context;

    ScenarioRace(RaceTest race, ExtensionContext context) {
        this.race = race;
        this.context = context;
    }

    /// @throws AssertionFailedError when it does not
    void run() {
        var staged = Scenarios.stage(scenario());
        var scenario = staged.scenario();
        boolean samples = !race.strategy().isEmpty() && !race.strategy().equals(RaceTest.EXHAUSTIVE);
        var flags = new SearchPlan.Flags(
                race.strategy().isEmpty() ? Optional.empty() : Optional.of(race.strategy()),
                samples ? Optional.of((long) race.schedules()) : Optional.empty(),
                samples ? Optional.of(String.valueOf(race.seed())) : Optional.empty(),
                Optional.empty(),
                SearchPlan.Flags.NONE.limits(),
                false);
        var outcome = SearchPlan.of(Place.of(scenario.file()), scenario.search(), flags)
                .run(staged.ensemble());
        var verdict = Verdicts.of(scenario.file(), scenario.expect(), outcome);
        context.publishReportEntry("rundown", outcome.words() + ", " + verdict.sentence());
        if (verdict.code().code() != 0) {
            var lines = new ArrayList<String>();
            lines.add(verdict.sentence());
            lines.addAll(new OutcomeReport(staged, WIDTH).lines(outcome, traces(staged, outcome)));
            throw new AssertionFailedError(String.join("\n", lines));
        }
    }

    private List<String> traces(Staged staged, Outcome outcome) {
        var written = new ArrayList<String>();
        var test = context.getRequiredTestClass().getSimpleName() + "."
                + context.getRequiredTestMethod().getName();
        for (var finding : outcome.findings()) {
            var file = FOLDER.resolve("%s.%d.trace.jsonl".formatted(test, written.size() + 1));
            var trace = TraceFile.of(staged.scenario(), outcome.setUp().items().size(), staged.hashes(), finding);
            try {
                Files.createDirectories(FOLDER);
                Files.writeString(file, trace.text());
            } catch (IOException e) {
                throw new UncheckedIOException("the trace cannot be written to " + file, e);
            }
            written.add(file.toString());
        }
        return written;
    }

    private Scenario scenario() {
        if (!race.field().isEmpty()) {
            return fromField();
        }
        if (!race.value().startsWith(CLASSPATH)) {
            return ScenarioFile.open(race.value(), Staging.vocabulary());
        }
        var name = race.value().substring(CLASSPATH.length());
        var type = context.getRequiredTestClass();
        var there = Optional.ofNullable(type.getResource(name))
                .or(() -> Optional.ofNullable(type.getClassLoader().getResource(name)));
        try (var resource = there.orElseThrow(() -> new InputException(
                        Place.of(race.value()),
                        "there is no such resource beside %s, nor at the root of the class path"
                                .formatted(type.getSimpleName())))
                .openStream()) {
            return ScenarioFile.read(
                    new String(resource.readAllBytes(), StandardCharsets.UTF_8), name, Staging.vocabulary());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Scenario fromField() {
        var type = context.getRequiredTestClass();
        try {
            var field = type.getDeclaredField(race.field());
            field.setAccessible(true);
            return switch (field.get(null)) {
                case String text ->
                    ScenarioFile.read(text, type.getSimpleName() + "." + race.field(), Staging.vocabulary());
                case Path path -> ScenarioFile.open(path.toString(), Staging.vocabulary());
                case Scenario scenario -> scenario;
                case null, default -> throw wrongField(type, new IllegalArgumentException("it holds something else"));
            };
        } catch (NoSuchFieldException | IllegalAccessException | NullPointerException e) {
            throw wrongField(type, e);
        }
    }

    private ExtensionConfigurationException wrongField(Class<?> type, Exception why) {
        return new ExtensionConfigurationException(
                "@RaceTest(field = \"%s\"): %s needs a static field of this name that holds the text of a scenario or the"
                                .formatted(race.field(), type.getSimpleName())
                        + " path of its file",
                why);
    }
}
