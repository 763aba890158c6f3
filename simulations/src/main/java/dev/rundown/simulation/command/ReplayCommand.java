package dev.rundown.simulation.command;

import dev.rundown.simulation.driver.Stepped;
import dev.rundown.simulation.report.FindingReport;
import dev.rundown.simulation.rule.Rules;
import dev.rundown.simulation.scenario.InputException;
import dev.rundown.simulation.scenario.Place;
import dev.rundown.simulation.scenario.ScenarioFile;
import dev.rundown.simulation.search.Budget;
import dev.rundown.simulation.search.Rerun;
import dev.rundown.simulation.stage.Staged;
import dev.rundown.simulation.trace.Token;
import dev.rundown.simulation.trace.TraceFile;
import dev.rundown.simulation.trace.TraceReader;
import java.nio.file.Path;
import java.util.Optional;
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
        var header = recorded.header();
        var staged = Scenarios.stage(ScenarioFile.read(header.text(), header.file(), Scenarios.vocabulary()));
        refuseOtherPrograms(recorded, staged);
        var replay = Rerun.after(new Stepped(staged.ensemble()), header.setUp())
                .orElseThrow(() -> new InputException(
                        new Place(trace, 1, 1),
                        "the play cannot be run for the first %d of its items".formatted(header.setUp())));
        var steps = recorded.steps().stream()
                .map(it -> new Rerun.RecordedStep(it.pick(), Optional.of(it.msg())))
                .toList();
        return tell(staged, Replayed.trace(recorded, replay.take(steps), verify));
    }

    /// A program that is another one now would be judged under the name of the old one.
    private void refuseOtherPrograms(TraceFile recorded, Staged staged) {
        if (!staged.rejections().isEmpty()) {
            throw new InputException(
                    new Place(trace, 1, 1),
                    "the verifier rejects %s; see: rundown check SCENARIO"
                            .formatted(staged.rejections().keySet()));
        }
        recorded.header().programs().forEach((name, hash) -> {
            if (!hash.equals(staged.hashes().get(name))) {
                throw new InputException(
                        new Place(trace, 1, 1),
                        "program %s is not the one that was recorded: its object file has changed".formatted(name));
            }
        });
        var rule = recorded.verdict().rule();
        if (Rules.find(rule).isEmpty()) {
            throw new InputException(
                    new Place(trace, recorded.steps().size() + 2, 1),
                    "this engine has no rule %s. See: rundown explain".formatted(rule));
        }
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
