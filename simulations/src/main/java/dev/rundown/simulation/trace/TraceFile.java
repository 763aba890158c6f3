package dev.rundown.simulation.trace;

import dev.rundown.simulation.Version;
import dev.rundown.simulation.fault.FaultFired;
import dev.rundown.simulation.scenario.InputException;
import dev.rundown.simulation.scenario.Place;
import dev.rundown.simulation.scenario.Scenario;
import dev.rundown.simulation.search.Finding;
import dev.rundown.simulation.search.PathStep;
import dev.rundown.simulation.trace.TraceLine.Header;
import dev.rundown.simulation.trace.TraceLine.Step;
import dev.rundown.simulation.trace.TraceLine.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// A trace: header, steps, verdict.
///
/// @param header how to run it again
/// @param steps what happened
/// @param verdict what came of it
public record TraceFile(Header header, List<Step> steps, Verdict verdict) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    public TraceFile {
        steps = List.copyOf(steps);
    }

    /// The trace of a finding.
    ///
    /// @param setUp how many items of the play were folded
    /// @param programs the hash of each program
    public static TraceFile of(Scenario scenario, int setUp, Map<String, String> programs, Finding finding) {
        var header = new Header(
                Header.VERSION,
                Version.current(),
                scenario.name().value(),
                scenario.file(),
                scenario.sha256(),
                finding.origin().strategy(),
                setUp,
                scenario.registrar().registrarFlavor().word(),
                scenario.registrar().words(),
                programs,
                scenario.text());
        var clocks = new Clocks();
        var steps = finding.path().stream().map(it -> step(it, clocks)).toList();
        var verdict = new Verdict(
                steps.size(),
                "verdict",
                finding.rule().id(),
                finding.kind().name().toLowerCase(Locale.ROOT),
                finding.blame().stream().map(it -> it.name()).toList(),
                fired(finding.path()),
                Token.of(scenario.file(), scenario.sha256(), finding.path()));
        return new TraceFile(header, steps, verdict);
    }

    private static Step step(PathStep step, Clocks clocks) {
        var envelope = step.occurrence().delivered();
        return new Step(
                step.index(),
                envelope.isPresent() ? "deliver" : "begin",
                envelope.map(it -> it.from().name()).orElse("play"),
                envelope.map(it -> it.to().name()).orElse("admin"),
                step.label(),
                step.pick(),
                step.of(),
                clocks.after(step.occurrence()),
                step.digest().toString());
    }

    /// At which steps each fault of a path took effect.
    public static Map<String, List<Integer>> fired(List<PathStep> path) {
        var fired = new TreeMap<String, List<Integer>>();
        for (var step : path) {
            for (var event : step.occurrence().events()) {
                if (event instanceof FaultFired it) {
                    fired.computeIfAbsent(it.fault(), _ -> new ArrayList<>()).add(step.index());
                }
            }
        }
        return fired;
    }

    /// The file's text: one line of JSON each, the same bytes for the same trace.
    public String text() {
        var lines = new ArrayList<TraceLine>();
        lines.add(header);
        lines.addAll(steps);
        lines.add(verdict);
        return lines.stream().map(JSON::writeValueAsString).collect(Collectors.joining("\n", "", "\n"));
    }

    /// Reads a trace.
    ///
    /// @throws InputException when it is not there or not a trace; it says which line is wrong
    public static TraceFile read(Path file) {
        var lines = lines(file);
        if (lines.size() < 2) {
            throw new InputException(
                    Place.of(file.toString()),
                    "this is not a whole trace: it needs a header and a verdict, and has %d lines"
                            .formatted(lines.size()));
        }
        var header = parse(file, lines, 1, Header.class);
        if (header.rundown() != Header.VERSION) {
            throw new InputException(
                    new Place(file.toString(), 1, 1),
                    "version %d of the trace format; this engine reads version %d"
                            .formatted(header.rundown(), Header.VERSION));
        }
        var steps = new ArrayList<Step>();
        for (int line = 2; line < lines.size(); line++) {
            steps.add(parse(file, lines, line, Step.class));
        }
        return new TraceFile(header, steps, parse(file, lines, lines.size(), Verdict.class));
    }

    private static <T> T parse(Path file, List<String> lines, int line, Class<T> type) {
        try {
            return JSON.readValue(lines.get(line - 1), type);
        } catch (JacksonException e) {
            throw new InputException(
                    new Place(file.toString(), line, Math.max(1, e.getLocation().getColumnNr())),
                    "not the %s of a trace: %s. Record it again: rundown check SCENARIO"
                            .formatted(type.getSimpleName().toLowerCase(Locale.ROOT), e.getOriginalMessage()));
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (NoSuchFileException e) {
            throw new InputException(
                    Place.of(file.toString()), "there is no such file. Traces are in rundown-out/NAME/latest/");
        } catch (IOException e) {
            throw new InputException(Place.of(file.toString()), "cannot be read: " + e.getMessage());
        }
    }
}
