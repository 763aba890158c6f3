package dev.rundown.simulation.command;

import dev.rundown.simulation.driver.Ending;
import dev.rundown.simulation.driver.Stepped;
import dev.rundown.simulation.live.LiveRounds;
import dev.rundown.simulation.live.LiveRun;
import dev.rundown.simulation.report.RoundsReport;
import dev.rundown.simulation.report.RunReport;
import dev.rundown.simulation.rule.Goal;
import dev.rundown.simulation.scenario.Expectation;
import dev.rundown.simulation.search.SingleRun;
import dev.rundown.simulation.stage.Staged;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
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
            "                                         again and again, with another timing each time"
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
            return rejected(staged).code();
        }
        if (rounds.isPresent()) {
            return rounds(staged, rounds.get()).code();
        }
        return (isLive ? live(staged) : stepped(staged)).code();
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

    private ExitCode rounds(Staged staged, int wanted) throws InterruptedException {
        var plan = new LiveRounds.Plan(wanted, seed.orElse(1L), Duration.ofSeconds(patience));
        var result = LiveRounds.play(staged, plan);
        new RoundsReport(staged, page.width()).lines(plan, result).forEach(this::print);
        var clean = result.left().isNothing() ? ExitCode.AS_EXPECTED : ExitCode.NOT_AS_EXPECTED;
        if (result.failed().isPresent()) {
            var run = result.failed().get().run();
            boolean isWhole = !(run.ending() instanceof Ending.NotYet);
            var scenario = staged.scenario();
            var verdict = Verdicts.ofRound(scenario.file(), scenario.expect(), run);
            print(verdict.sentence());
            return ExitCode.worse(
                    ExitCode.worse(verdict.code(), clean), isWhole ? ExitCode.AS_EXPECTED : ExitCode.NOT_AS_EXPECTED);
        }
        return ExitCode.worse(unbroken(staged, result), clean);
    }

    private ExitCode unbroken(Staged staged, LiveRounds.Result result) {
        var scenario = staged.scenario();
        var unreached = staged.ensemble().goals().stream()
                .map(Goal::name)
                .filter(it -> !result.counts().reached().containsKey(it))
                .toList();
        var verdict = Verdicts.ofRounds(scenario.file(), scenario.expect(), unreached);
        print(verdict.sentence());
        return verdict.code();
    }

    private ExitCode stepped(Staged staged) {
        var run = SingleRun.canonical(new Stepped(staged.ensemble()));
        new RunReport(staged, page.width()).stepped(run).forEach(this::print);
        return verdict(staged, run);
    }

    private ExitCode live(Staged staged) throws InterruptedException {
        var result = LiveRun.play(staged, Duration.ofSeconds(patience));
        new RunReport(staged, page.width())
                .live(result.run(), result.hanging(), result.pinnings())
                .forEach(this::print);
        result.leaked().forEach(it -> print("LEAKED    " + it));
        boolean isWhole = !(result.run().ending() instanceof Ending.NotYet)
                && result.leaked().isEmpty();
        return ExitCode.worse(verdict(staged, result.run()), isWhole ? ExitCode.AS_EXPECTED : ExitCode.NOT_AS_EXPECTED);
    }

    private ExitCode verdict(Staged staged, SingleRun run) {
        var scenario = staged.scenario();
        var verdict = Verdicts.of(scenario.file(), scenario.expect(), run, run.unreached(staged.ensemble()));
        print(verdict.sentence());
        return verdict.code();
    }

    private void print(String line) {
        streams.out().println(page.line(line));
    }

    /// The load of a program that the verifier refuses fails: there is nothing to run.
    private ExitCode rejected(Staged staged) {
        var file = staged.scenario().file();
        staged.rejections().forEach((program, explanation) -> {
            streams.err().println(page.line("%s: the verifier rejects %s".formatted(file, program)));
            explanation.lines().forEach(it -> streams.err().println(page.line(it)));
        });
        return staged.scenario()
                .expect()
                .filter(it -> it instanceof Expectation.Rejected rejected
                        && staged.rejections()
                                .keySet()
                                .equals(Set.of(rejected.program().value())))
                .map(_ -> ExitCode.AS_EXPECTED)
                .orElse(ExitCode.USAGE);
    }
}
