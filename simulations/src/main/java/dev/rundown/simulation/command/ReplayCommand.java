package dev.rundown.simulation.command;

import dev.rundown.simulation.driver.Stepped;
import dev.rundown.simulation.report.FindingReport;
import dev.rundown.simulation.scenario.InputException;
import dev.rundown.simulation.scenario.Place;
import dev.rundown.simulation.search.Budget;
import dev.rundown.simulation.search.Rerun;
import dev.rundown.simulation.stage.Staged;
import dev.rundown.simulation.trace.Token;
import dev.rundown.simulation.trace.TraceFile;
import dev.rundown.simulation.trace.TraceReader;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `rundown replay`: runs a trace again, step by step, and judges it again.
@Command(
        name = "replay",
        description = "Run a trace again, step by step, and judge it again.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  rundown replay rundown-out/pending-forever/latest/1.trace.jsonl",
            "  rundown replay 1.trace.jsonl --verify",
            "  rundown replay rd1:@pending-forever:0.0.0.0.0.0.0.0.0.0.0.0.0.0"
        })
final class ReplayCommand implements Callable<Integer> {
    private static final long MOST_STATES_OF_SET_UP = 1_000_000;

    private final Streams streams;

    @Parameters(paramLabel = "TRACE", description = "A trace file, or a token that begins with rd1:")
    private String trace = "";

    @Option(names = "--verify", description = "Every state must be the recorded one: exit 4 at the first that is not.")
    private boolean verify;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean isJson;

    @Mixin
    private Page page = new Page();

    ReplayCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        return trace.startsWith(Token.PREFIX)
                ? replayToken(Token.parse(trace))
                : replay(TraceReader.read(Path.of(trace)));
    }

    private int replay(TraceFile recorded) {
        var again = new RecordedTrace(trace, recorded);
        return tell(again.staged(), Replayed.trace(recorded, again.rerun().take(again.steps()), verify));
    }

    private int replayToken(Token token) {
        if (!token.scenario().startsWith("@")) {
            throw new InputException(
                    Place.of(trace),
                    "names a scenario of its user's own by its hash; replay the trace file, which carries its text");
        }
        var staged = Scenarios.open(token.scenario());
        var replay = Rerun.afterSetUp(new Stepped(staged.ensemble()), new Budget(MOST_STATES_OF_SET_UP));
        return tell(staged, Replayed.token(replay.takeChoices(token.picks())));
    }

    private int tell(Staged staged, Replayed replayed) {
        if (isJson) {
            streams.out()
                    .println(
                            Json.text(replayed.document(trace, staged.scenario().file())));
            return replayed.exit().code();
        }
        var report = new FindingReport(staged, page.width());
        var result = replayed.result();
        print(staged.scenario().name() + "   " + trace);
        print("");
        if (result.findings().isEmpty()) {
            report.lanes(result.path()).forEach(this::print);
        }
        for (var finding : result.findings()) {
            report.lines(finding).forEach(this::print);
        }
        print("");
        replayed.lines().forEach(this::print);
        return replayed.exit().code();
    }

    private void print(String line) {
        streams.out().println(page.line(line));
    }
}
