package dev.rundown.simulation.command;

import dev.rundown.simulation.driver.Stepped;
import dev.rundown.simulation.report.OutcomeReport;
import dev.rundown.simulation.scenario.Expectation;
import dev.rundown.simulation.search.Budget;
import dev.rundown.simulation.search.Exhaustive;
import dev.rundown.simulation.search.Finding;
import dev.rundown.simulation.search.Outcome;
import dev.rundown.simulation.stage.Staged;
import dev.rundown.simulation.trace.TraceFile;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `rundown check`: explores every order of a scenario and shows the shortest one that breaks a rule.
@Command(
        name = "check",
        description = "Try every order of a scenario and show the shortest one that breaks a rule.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  rundown check @pending-forever",
            "  rundown check race.rundown.yaml --states 10000000",
            "  rundown check @happy-path --count-schedules"
        })
final class CheckCommand implements Callable<Integer> {
    private static final String DEFAULT_STATES = "20000000";
    private static final int DEFAULT_WIDTH = 110;
    private static final long COUNTED_UNASKED = 50_000;

    private final Streams streams;

    @Parameters(arity = "1..*", paramLabel = "SCENARIO", description = "@NAME of a bundled scenario, or a file.")
    private List<String> scenarios = List.of();

    @Option(
            names = "--states",
            paramLabel = "N",
            defaultValue = DEFAULT_STATES,
            description = "Stop after this many distinct states (default: ${DEFAULT-VALUE}).")
    private long states;

    @Option(names = "--count-schedules", description = "Count the schedules, however many states there are.")
    private boolean countSchedules;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "rundown-out",
            description = "Keep results here (default: ${DEFAULT-VALUE}).")
    private Path out = Path.of("rundown-out");

    @Option(
            names = "--width",
            paramLabel = "COLUMNS",
            defaultValue = "" + DEFAULT_WIDTH,
            description = "Draw lanes this wide (default: ${DEFAULT-VALUE}).")
    private int width;

    CheckCommand(Streams streams) {
        this.streams = streams;
    }

    /// The worst of its scenarios: 2 before 1 before 3 before 0.
    @Override
    public Integer call() {
        var worst = ExitCode.AS_EXPECTED;
        for (var scenario : scenarios) {
            var code = check(Scenarios.open(scenario));
            worst = ExitCode.worse(worst, code);
        }
        return worst.code();
    }

    private ExitCode check(Staged staged) {
        var expected = staged.scenario().expect();
        if (!staged.rejections().isEmpty()) {
            return rejected(staged);
        }
        var outcome = search(staged);
        var traces = keep(staged, outcome);
        new OutcomeReport(staged, width).lines(outcome, traces).forEach(streams.out()::println);
        var verdict = Verdicts.of(staged.scenario().file(), expected, outcome);
        streams.out().println(verdict.sentence());
        streams.out().println();
        return verdict.code();
    }

    private Outcome search(Staged staged) {
        var search = new Exhaustive(new Stepped(staged.ensemble()), new Budget(states));
        var outcome = search.outcome();
        return countSchedules || outcome.figures().states() <= COUNTED_UNASKED
                ? search.outcomeWithSchedules()
                : outcome;
    }

    /// The load of a program that the verifier refuses fails: there is nothing to race.
    private ExitCode rejected(Staged staged) {
        staged.rejections().forEach((program, explanation) -> {
            streams.err()
                    .println("%s: the verifier rejects %s"
                            .formatted(staged.scenario().file(), program));
            streams.err().println(explanation);
        });
        boolean isExpected = staged.scenario()
                .expect()
                .filter(it -> it instanceof Expectation.Rejected rejected
                        && staged.rejections()
                                .keySet()
                                .equals(Set.of(rejected.program().value())))
                .isPresent();
        if (isExpected) {
            streams.out()
                    .println("expected by %s: yes, rejected"
                            .formatted(staged.scenario().file()));
        }
        return isExpected ? ExitCode.AS_EXPECTED : ExitCode.USAGE;
    }

    private List<String> keep(Staged staged, Outcome outcome) {
        SequencedMap<String, String> files = new LinkedHashMap<>();
        for (Finding finding : outcome.findings()) {
            files.put(
                    "%d.trace.jsonl".formatted(files.size() + 1),
                    TraceFile.of(staged.scenario(), outcome.setUp().items().size(), staged.hashes(), finding)
                            .text());
        }
        return files.isEmpty()
                ? List.of()
                : new ResultFolder(out, staged.scenario().name().value()).write(files);
    }
}
