package dev.rundown.simulation.command;

import dev.rundown.simulation.report.FindingReport;
import dev.rundown.simulation.scenario.Abridged;
import dev.rundown.simulation.scenario.InputException;
import dev.rundown.simulation.scenario.Place;
import dev.rundown.simulation.scenario.Scenario;
import dev.rundown.simulation.search.Budget;
import dev.rundown.simulation.search.Finding;
import dev.rundown.simulation.search.Shrinking;
import dev.rundown.simulation.stage.Staged;
import dev.rundown.simulation.stage.Staging;
import dev.rundown.simulation.trace.TraceFile;
import dev.rundown.simulation.trace.TraceReader;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `rundown shrink`: makes a trace as short as possible, and its scenario as small.
@Command(
        name = "shrink",
        description = "Make a trace shorter and its scenario smaller: the same rule is violated with the same blame.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  rundown shrink rundown-out/pending-forever/latest/1.trace.jsonl",
            "  rundown shrink 1.trace.jsonl --steps-only",
            "  rundown shrink 1.trace.jsonl --json | jq .steps"
        })
final class ShrinkCommand implements Callable<Integer> {
    /// For each smaller scenario.
    private static final Budget BUDGET = new Budget(1_000_000);

    private final Streams streams;

    @Parameters(paramLabel = "TRACE", description = "A trace file.")
    private String trace = "";

    @Option(names = "--steps-only", description = "Leave the scenario as it is.")
    private boolean isStepsOnly;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "rundown-out",
            description = "Keep the shorter trace here (default: ${DEFAULT-VALUE}).")
    private Path out = Path.of("rundown-out");

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean isJson;

    @Mixin
    private Page page = new Page();

    ShrinkCommand(Streams streams) {
        this.streams = streams;
    }

    /// A finding with the scenario in which it is one.
    private record Found(Staged staged, int setUp, Finding finding) {}

    /// The document that `--json` prints.
    ///
    /// @param steps before and after
    /// @param items items of the play, events and faults, before and after
    private record Document(
            String trace, String rule, List<String> blame, List<Integer> steps, List<Integer> items, String shrunk) {}

    @Override
    public Integer call() {
        var recorded = TraceReader.read(Path.of(trace));
        var again = new RecordedTrace(trace, recorded);
        var rerun = again.rerun();
        var result = rerun.take(again.steps());
        var replayed = Replayed.trace(recorded, result, false);
        if (replayed.exit() != ExitCode.AS_EXPECTED) {
            replayed.lines().forEach(it -> streams.err().println(page.line(it)));
            return replayed.exit().code();
        }
        var first = result.findings().stream()
                .filter(it -> it.rule().id().equals(recorded.verdict().rule()))
                .findFirst()
                .orElseThrow(
                        () -> new InputException(Place.of(trace), "the trace violates nothing; nothing to shrink"));
        var best = new Found(again.staged(), recorded.header().setUp(), rerun.shrink(first));
        if (!isStepsOnly) {
            best = smallest(best);
        }
        tell(again.staged().scenario(), first, best);
        return ExitCode.AS_EXPECTED.code();
    }

    /// Takes away one thing after the other, as long as the same is violated without it.
    private static Found smallest(Found start) {
        var best = start;
        var next = Optional.of(start);
        while (next.isPresent() && !Thread.currentThread().isInterrupted()) {
            best = next.get();
            next = smaller(best);
        }
        return best;
    }

    private static Optional<Found> smaller(Found found) {
        for (var scenario : new Abridged(found.staged.scenario(), Staging.vocabulary()).smaller()) {
            var staged = Scenarios.stage(scenario);
            if (staged.rejections().isEmpty()) {
                var elsewhere = Shrinking.elsewhere(staged.ensemble(), found.finding, BUDGET);
                if (elsewhere.isPresent()) {
                    return elsewhere.map(
                            it -> new Found(staged, it.setUp().items().size(), it.finding()));
                }
            }
        }
        return Optional.empty();
    }

    private void tell(Scenario before, Finding first, Found best) {
        var scenario = best.staged.scenario();
        SequencedMap<String, String> files = new LinkedHashMap<>();
        files.put(
                "1.trace.jsonl",
                TraceFile.of(scenario, best.setUp, best.staged.hashes(), best.finding)
                        .text());
        files.put("shrunk.rundown.yaml", scenario.text());
        var written = new ResultFolder(out, scenario.name().value()).write(files);
        var steps = List.of(first.path().size(), best.finding.path().size());
        var items = List.of(Abridged.size(before), Abridged.size(scenario));
        if (isJson) {
            streams.out()
                    .println(Json.text(new Document(
                            trace,
                            first.rule().id(),
                            best.finding.blame().stream().map(it -> it.name()).toList(),
                            steps,
                            items,
                            written.getFirst())));
            return;
        }
        new FindingReport(best.staged, page.width()).lines(best.finding).forEach(this::print);
        print("");
        print("steps %d -> %d   items, events and faults of the scenario %d -> %d"
                .formatted(steps.getFirst(), steps.getLast(), items.getFirst(), items.getLast()));
        print("files    %s   %s".formatted(written.getFirst(), written.getLast()));
    }

    private void print(String line) {
        streams.out().println(page.line(line));
    }
}
