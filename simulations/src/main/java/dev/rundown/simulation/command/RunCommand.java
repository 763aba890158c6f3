package dev.rundown.simulation.command;

import dev.rundown.simulation.driver.Ending;
import dev.rundown.simulation.driver.Stepped;
import dev.rundown.simulation.live.LiveRun;
import dev.rundown.simulation.report.RunReport;
import dev.rundown.simulation.scenario.Expectation;
import dev.rundown.simulation.search.SingleRun;
import dev.rundown.simulation.stage.Staged;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `rundown run`: carries a scenario out once and shows every step.
@Command(
        name = "run",
        description = "Carry a scenario out once and show every step.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  rundown run @happy-path                one schedule, the same each time",
            "  rundown run @happy-path --live         real actors, real threads, pinned CPUs",
            "  rundown run @pending-forever --live --patience 5"
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

    @Mixin
    private Page page = new Page();

    RunCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws InterruptedException {
        var staged = Scenarios.open(scenario);
        if (!staged.rejections().isEmpty()) {
            return rejected(staged).code();
        }
        return (isLive ? live(staged) : stepped(staged)).code();
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
