package dev.rundown.simulation.trace;

import dev.rundown.simulation.Version;
import dev.rundown.simulation.fault.FaultFired;
import dev.rundown.simulation.scenario.Scenario;
import dev.rundown.simulation.search.Finding;
import dev.rundown.simulation.search.PathStep;
import dev.rundown.simulation.trace.TraceLine.Header;
import dev.rundown.simulation.trace.TraceLine.Step;
import dev.rundown.simulation.trace.TraceLine.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
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
                Token.of(scenario.file(), scenario.sha256(), finding.path()).toString());
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
}
