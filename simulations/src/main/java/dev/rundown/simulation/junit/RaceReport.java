package dev.rundown.simulation.junit;

import dev.rundown.simulation.Version;
import dev.rundown.simulation.controlled.RaceOutcome;
import dev.rundown.simulation.controlled.RaceOutcome.Finding;
import dev.rundown.simulation.trace.Token;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.opentest4j.AssertionFailedError;
import tools.jackson.databind.json.JsonMapper;

/// What a failing race prints, and its trace.
final class RaceReport {
    private static final Path FOLDER = Path.of("target", "rundown");
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int MOST_STEPS = 60;

    private final String test;

    /// @param test `Class.method`
    RaceReport(String test) {
        this.test = test;
    }

    /// The first line of a trace.
    private record Header(int rundown, String engine, String test, String strategy, long seed) {}

    /// The last line of a trace.
    private record Verdict(
            int i, String kind, String broken, String expected, String seen, List<String> lost, String token) {}

    /// Stands for this test in a token.
    private String hash() {
        var crc = new CRC32();
        crc.update(test.getBytes(StandardCharsets.UTF_8));
        return "%08x".formatted(crc.getValue());
    }

    boolean isOfThis(Token token) {
        return token.scenario().equals(hash());
    }

    /// The token, unless it is of another test.
    Token own(Token token) {
        if (!isOfThis(token)) {
            throw new ExtensionConfigurationException(
                    "replay = \"%s\" is of another test; a token of %s begins with rd1:%s:"
                            .formatted(token, test, hash()));
        }
        return token;
    }

    /// The failure of the test, with its trace written.
    ///
    /// @param schedules how many there were to be at most
    AssertionFailedError failure(RaceOutcome outcome, int schedules) {
        var finding = outcome.finding().orElseThrow();
        var token = new Token(hash(), finding.picks().isEmpty() ? List.of(0) : finding.picks()).toString();
        var trace = keep(outcome, finding, token);
        var lines = new ArrayList<String>();
        lines.add("%s: %s%s"
                .formatted(finding.breach().what(), finding.breach().how(), found(outcome, finding, schedules)));
        lines.add("  who       " + finding.breach().who());
        lines.add("  expected  " + finding.breach().expected());
        lines.add("  seen      " + finding.breach().seen());
        finding.lost().forEach(it -> lines.add("  lost      " + it));
        lines.add("");
        lines.addAll(steps(finding));
        lines.add("");
        lines.add("  replay    @RaceTest(replay = \"%s\")".formatted(token));
        lines.add("  trace     " + trace);
        var failure = new AssertionFailedError(String.join("\n", lines));
        finding.breach().cause().ifPresent(failure::initCause);
        return failure;
    }

    private static String found(RaceOutcome outcome, Finding finding, int schedules) {
        var shrunk =
                finding.length() == finding.steps().size() ? "" : "shrunk from %d steps, ".formatted(finding.length());
        return outcome.strategy().equals("replay")
                ? " (replay)"
                : " (%sschedule %,d of at most %,d, strategy %s)"
                        .formatted(
                                shrunk,
                                finding.schedule(),
                                Math.max(schedules, finding.schedule()),
                                outcome.strategy());
    }

    /// A step that was taken although another one had waited longer is marked: there the order matters.
    private static List<String> steps(Finding finding) {
        var lines = new ArrayList<String>();
        lines.add("  step");
        int first = Math.max(0, finding.steps().size() - MOST_STEPS);
        if (first > 0) {
            lines.add("        ... %d steps before these are in the trace".formatted(first));
        }
        for (var step : finding.steps().subList(first, finding.steps().size())) {
            var early = step.pick() > 0 ? "   ! before " + step.of().getFirst() : "";
            lines.add("  %4d  %s%s".formatted(step.i(), step.words(), early));
        }
        return lines;
    }

    private Path keep(RaceOutcome outcome, Finding finding, String token) {
        var lines = new ArrayList<String>();
        lines.add(JSON.writeValueAsString(new Header(1, Version.current(), test, outcome.strategy(), outcome.seed())));
        finding.steps().forEach(it -> lines.add(JSON.writeValueAsString(it)));
        lines.add(JSON.writeValueAsString(new Verdict(
                finding.steps().size(),
                "verdict",
                finding.breach().what(),
                finding.breach().expected(),
                finding.breach().seen(),
                finding.lost(),
                token)));
        var file = FOLDER.resolve(test + ".trace.jsonl");
        try {
            Files.createDirectories(FOLDER);
            Files.write(file, lines);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException("the trace cannot be written to " + file, e);
        }
    }
}
