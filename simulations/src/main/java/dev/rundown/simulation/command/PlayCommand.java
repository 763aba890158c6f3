package dev.rundown.simulation.command;

import dev.rundown.simulation.driver.Stepped;
import dev.rundown.simulation.report.FindingReport;
import dev.rundown.simulation.rule.Rule;
import dev.rundown.simulation.scenario.InputException;
import dev.rundown.simulation.scenario.Place;
import dev.rundown.simulation.search.Budget;
import dev.rundown.simulation.search.Finding;
import dev.rundown.simulation.search.Rerun;
import dev.rundown.simulation.search.SingleRun;
import dev.rundown.simulation.stage.Staged;
import dev.rundown.simulation.trace.Token;
import dev.rundown.simulation.trace.TraceFile;
import dev.rundown.simulation.trace.TraceReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `rundown play`: a person decides what happens next. What was decided is kept like what a search finds.
@Command(
        name = "play",
        description = "Decide yourself, step by step, what happens next.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  rundown play @lost-deregister           be the scheduler; ? shows the keys",
            "  rundown play rd1:@lost-deregister:0.1   go on from where somebody was",
            "  rundown play 1.trace.jsonl              begin before the last choice of a trace",
            "  printf '1\\n2\\nq\\n' | rundown play @happy-path",
            "                                          what is typed may come from a pipe"
        })
final class PlayCommand implements Callable<Integer> {
    private static final Budget SET_UP = new Budget(1_000_000);
    private static final String DEFAULT_SEED = "1";

    private final Streams streams;

    @Parameters(
            paramLabel = "SCENARIO",
            description = "@NAME of a bundled scenario, a file, a trace or a token that begins with rd1:")
    private String where = "";

    @Option(
            names = "--seed",
            paramLabel = "SEED",
            defaultValue = DEFAULT_SEED,
            description = "What chance decides is drawn from this (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "rundown-out",
            description = "Keep the trace of a violation here (default: ${DEFAULT-VALUE}).")
    private Path out = Path.of("rundown-out");

    @Mixin
    private Page page = new Page();

    PlayCommand(Streams streams) {
        this.streams = streams;
    }

    /// Where one sits down.
    private record Seat(Staged staged, Rerun rerun, int setUp, List<Integer> picks) {}

    @Override
    public Integer call() throws IOException {
        if (where.endsWith(".jsonl")) {
            return play(afterTrace()).code();
        }
        boolean isToken = where.startsWith(Token.PREFIX);
        var token = isToken ? Token.parse(where) : new Token(where, List.of());
        if (isToken && !token.scenario().startsWith("@")) {
            throw new InputException(
                    Place.of(where),
                    "names a scenario of its user's own by its hash; play its file, or a trace, which carries its text");
        }
        var staged = Scenarios.open(token.scenario());
        if (!staged.rejections().isEmpty()) {
            return Rejected.tell(staged, streams, page).code();
        }
        var engine = new Stepped(staged.ensemble());
        var setUp = Rerun.setUp(engine, SET_UP);
        return play(new Seat(staged, Rerun.after(engine, setUp).orElseThrow(), setUp, token.picks()))
                .code();
    }

    private Seat afterTrace() {
        var recorded = TraceReader.read(Path.of(where));
        var again = new RecordedTrace(where, recorded);
        var picks = recorded.steps().stream()
                .filter(it -> it.of().size() > 1)
                .map(it -> it.pick())
                .toList();
        int most = Math.max(0, picks.size() - 1);
        return new Seat(again.staged(), again.rerun(), recorded.header().setUp(), picks.subList(0, most));
    }

    private ExitCode play(Seat seat) throws IOException {
        var sitting = sitting(seat);
        sitting.opening().forEach(this::print);
        while (!sitting.isOver()) {
            streams.out().print(page.line(sitting.prompt()));
            streams.out().flush();
            var typed = streams.in().readLine();
            if (typed == null) {
                print("");
                break;
            }
            if (!streams.isEchoed()) {
                print(typed);
            }
            sitting.answer(typed).forEach(this::print);
        }
        var standing = sitting.standing();
        if (!standing.isOver()) {
            print("left after step %d. To come back: rundown play %s"
                    .formatted(standing.result().path().size(), comingBack(seat, sitting)));
            return ExitCode.AS_EXPECTED;
        }
        return end(seat, sitting);
    }

    private Sitting sitting(Seat seat) {
        try {
            return new Sitting(seat.staged, seat.rerun, seat.picks, seed);
        } catch (IllegalArgumentException e) {
            throw new InputException(
                    Place.of(where),
                    "cannot be gone on from: %s, from 0. To see how far it leads: rundown replay %s"
                            .formatted(e.getMessage(), where));
        }
    }

    /// A token names a scenario of one's own by its hash, by which it cannot be opened.
    private String comingBack(Seat seat, Sitting sitting) {
        var file = seat.staged.scenario().file();
        return file.startsWith("@") ? sitting.token() : file;
    }

    private ExitCode end(Seat seat, Sitting sitting) {
        var standing = sitting.standing();
        var path = standing.result().path();
        var findings = standing.result().findings();
        var report = new FindingReport(seat.staged, page.width());
        print("");
        findings.forEach(it -> report.lines(it).forEach(this::print));
        var scenario = seat.staged.scenario();
        if (findings.isEmpty()) {
            print("the end, after step %d. Kept on this way: %s"
                    .formatted(
                            path.size(),
                            seat.staged.ensemble().rules().stream()
                                    .map(Rule::id)
                                    .collect(Collectors.joining(", "))));
        } else {
            var first = findings.getFirst();
            print("%d steps; the shortest way has %d"
                    .formatted(path.size(), seat.rerun.shrink(first).path().size()));
            keep(seat, findings).forEach(it -> print("files    " + it));
        }
        var run = new SingleRun(path, standing.world().ending(), findings, List.of(), new TreeMap<>());
        var verdict = Verdicts.ofRound(scenario.file(), scenario.expect(), run);
        print(verdict.sentence());
        print("This was one way; rundown check %s tries them all.".formatted(scenario.file()));
        return verdict.code();
    }

    private List<String> keep(Seat seat, List<Finding> findings) {
        var scenario = seat.staged.scenario();
        SequencedMap<String, String> files = new LinkedHashMap<>();
        findings.forEach(it -> files.put(
                "%d.trace.jsonl".formatted(files.size() + 1),
                TraceFile.of(scenario, seat.setUp, seat.staged.hashes(), it).text()));
        return new ResultFolder(out, scenario.name().value()).write(files);
    }

    private void print(String line) {
        streams.out().println(page.line(line));
    }
}
