package dev.rundown.simulation.command;

import dev.rundown.simulation.audit.RecordedLog;
import dev.rundown.simulation.driver.Ending;
import dev.rundown.simulation.driver.Stepped;
import dev.rundown.simulation.live.LiveRounds;
import dev.rundown.simulation.live.LiveRun;
import dev.rundown.simulation.report.RoundsReport;
import dev.rundown.simulation.report.RunDocument;
import dev.rundown.simulation.report.RunReport;
import dev.rundown.simulation.rule.Goal;
import dev.rundown.simulation.scenario.InputException;
import dev.rundown.simulation.scenario.Place;
import dev.rundown.simulation.search.SingleRun;
import dev.rundown.simulation.stage.Staged;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `rundown run`: carries a scenario out once and shows every step.
@Command(
        name = "run",
        description = "Carry a scenario out once and show every step.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  rundown run @happy-path                one schedule, the same each time",
            "  rundown run @happy-path --live         real actors, real threads, pinned CPUs",
            "  rundown run @storm --live --rounds 10000 --seed 7",
            "                                         again and again, with another timing each time",
            "  rundown run @storm --live --log storm.log.jsonl && rundown audit storm.log.jsonl",
            "  rundown run @happy-path --json | jq '.run.steps[].text'"
        })
final class RunCommand implements Callable<Integer> {
    private static final String DEFAULT_PATIENCE = "30";

    private final Streams streams;

    @Parameters(paramLabel = "SCENARIO", description = "@NAME of a bundled scenario, or a file.")
    private String scenario = "";

    @Option(names = "--live", description = "Run Pekko actors, each CPU on a thread of its own.")
    private boolean isLive;

    @Option(
            names = "--patience",
            paramLabel = "SECONDS",
            defaultValue = DEFAULT_PATIENCE,
            description = "Live: give up after so long without progress (default: ${DEFAULT-VALUE}).")
    private long patience;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            description = "Live: play N times with random timing; count what happened and what is left behind.")
    private Optional<Integer> rounds = Optional.empty();

    @Option(names = "--seed", paramLabel = "SEED", description = "Live rounds: draw the timing from this (default: 1).")
    private Optional<Long> seed = Optional.empty();

    @Option(
            names = "--log",
            paramLabel = "FILE",
            description = "Write what happened as a log that `rundown audit` judges (docs/audit.md).")
    private Optional<Path> log = Optional.empty();

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean isJson;

    @Mixin
    private Page page = new Page();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    RunCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws InterruptedException {
        refuseContradictions();
        var staged = Scenarios.open(scenario);
        if (!staged.rejections().isEmpty()) {
            return Rejected.tell(staged, streams, page).code();
        }
        if (rounds.isPresent()) {
            return tell(rounds(staged, rounds.get())).code();
        }
        return tell(isLive ? live(staged) : stepped(staged)).code();
    }

    private void refuseContradictions() {
        if (rounds.isPresent() && !isLive) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--rounds needs --live: without it every run is the same. Try: rundown run %s --live --rounds %d"
                            .formatted(scenario, rounds.get()));
        }
        if (rounds.filter(it -> it < 1).isPresent()) {
            throw new ParameterException(spec.commandLine(), "--rounds needs a number of at least 1");
        }
        if (seed.isPresent() && rounds.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), "--seed is the seed of the timing of rounds: add --live --rounds N");
        }
    }

    /// What came of it, for people and for programs.
    private record Told(
            List<String> lines, Optional<SingleRun> run, RunDocument document, Verdicts verdict, ExitCode code) {}

    private Told rounds(Staged staged, int wanted) throws InterruptedException {
        var plan = new LiveRounds.Plan(wanted, seed.orElse(1L), Duration.ofSeconds(patience));
        var result = LiveRounds.play(staged, plan);
        var lines = new RoundsReport(staged, page.width()).lines(plan, result);
        var document = RunDocument.rounds(staged, plan, result);
        var verdict = result.failed()
                .map(it -> Verdicts.ofRound(
                        staged.scenario().file(), staged.scenario().expect(), it.run()))
                .orElseGet(() -> unbroken(staged, result));
        boolean isClean = result.left().isNothing()
                && result.failed().filter(it -> isCut(it.run())).isEmpty();
        return new Told(lines, result.failed().map(LiveRun.Result::run), document, verdict, worse(verdict, isClean));
    }

    private static Verdicts unbroken(Staged staged, LiveRounds.Result result) {
        var scenario = staged.scenario();
        var unreached = staged.ensemble().goals().stream()
                .map(Goal::name)
                .filter(it -> !result.counts().reached().containsKey(it))
                .toList();
        return Verdicts.ofRounds(scenario.file(), scenario.expect(), unreached);
    }

    private Told stepped(Staged staged) {
        var run = SingleRun.canonical(new Stepped(staged.ensemble()));
        var lines = new RunReport(staged, page.width()).stepped(run);
        var verdict = verdict(staged, run);
        return new Told(lines, Optional.of(run), RunDocument.stepped(staged, run), verdict, verdict.code());
    }

    private Told live(Staged staged) throws InterruptedException {
        var result = LiveRun.play(staged, Duration.ofSeconds(patience));
        var lines = new ArrayList<>(
                new RunReport(staged, page.width()).live(result.run(), result.hanging(), result.pinnings()));
        result.leaked().forEach(it -> lines.add("LEAKED    " + it));
        var verdict = verdict(staged, result.run());
        boolean isClean = !isCut(result.run()) && result.leaked().isEmpty();
        return new Told(
                lines, Optional.of(result.run()), RunDocument.live(staged, result), verdict, worse(verdict, isClean));
    }

    /// Whether it was given up.
    private static boolean isCut(SingleRun run) {
        return run.ending() instanceof Ending.NotYet;
    }

    private static ExitCode worse(Verdicts verdict, boolean isClean) {
        return ExitCode.worse(verdict.code(), isClean ? ExitCode.AS_EXPECTED : ExitCode.NOT_AS_EXPECTED);
    }

    private static Verdicts verdict(Staged staged, SingleRun run) {
        var scenario = staged.scenario();
        return Verdicts.of(scenario.file(), scenario.expect(), run, run.unreached(staged.ensemble()));
    }

    private ExitCode tell(Told told) {
        if (log.isPresent() && told.run.isPresent()) {
            write(log.get(), RecordedLog.of(told.run.get().path()));
        }
        if (isJson) {
            var document = told.document.with(told.verdict.sentence(), told.code.code());
            streams.out().println(Json.text(document));
        } else {
            told.lines.forEach(this::print);
            print(told.verdict.sentence());
        }
        return told.code;
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new InputException(Place.of(file.toString()), "the log cannot be written here (%s)".formatted(e));
        }
    }

    private void print(String line) {
        streams.out().println(page.line(line));
    }
}
