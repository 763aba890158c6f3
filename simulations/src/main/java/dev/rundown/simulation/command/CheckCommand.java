package dev.rundown.simulation.command;

import dev.rundown.simulation.command.CheckDocument.Entry;
import dev.rundown.simulation.report.OutcomeDocument;
import dev.rundown.simulation.report.OutcomeReport;
import dev.rundown.simulation.scenario.Bundled;
import dev.rundown.simulation.scenario.InputException;
import dev.rundown.simulation.scenario.Nearest;
import dev.rundown.simulation.scenario.Place;
import dev.rundown.simulation.search.Finding;
import dev.rundown.simulation.search.Limits;
import dev.rundown.simulation.search.Outcome;
import dev.rundown.simulation.search.SearchPlan;
import dev.rundown.simulation.search.Stop;
import dev.rundown.simulation.stage.Staged;
import dev.rundown.simulation.trace.TraceFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
            "  rundown check race.rundown.yaml --states 10000000 --memory 2g --time 5m",
            "  rundown check @happy-path @unload-while-attached --json | jq .exit",
            "  rundown check @museum",
            "  rundown check @casts"
        })
final class CheckCommand implements Callable<Integer> {
    private final Streams streams;

    @Parameters(
            arity = "1..*",
            paramLabel = "SCENARIO",
            description = "@NAME of a bundled scenario, a file, @museum for every race of the museum, or @casts for"
                    + " correct modules, each cast explored whole.")
    private List<String> scenarios = List.of();

    @Mixin
    private LimitOptions limits = new LimitOptions();

    @Option(
            names = "--strategy",
            paramLabel = "NAME",
            description = "exhaustive, dpor, random, pos, pct[:DEPTH], delay[:DELAYS], coverage or portfolio (default:"
                    + " exhaustive, then portfolio when the states are spent).")
    private Optional<String> strategy = Optional.empty();

    @Option(names = "--schedules", paramLabel = "N", description = "Sample this many schedules (default: 10000).")
    private Optional<Long> schedules = Optional.empty();

    @Option(names = "--seed", paramLabel = "SEED", description = "Draw everything from this (default: 0x5eed).")
    private Optional<String> seed = Optional.empty();

    @Option(
            names = "--max-steps",
            paramLabel = "N",
            description = "End a sampled schedule after this many steps (default: 10000).")
    private Optional<Long> maxSteps = Optional.empty();

    @Option(names = "--count-schedules", description = "Count the schedules, however many states there are.")
    private boolean countSchedules;

    @Option(
            names = "--sweep",
            paramLabel = "legal|all",
            description = "Once for each fault at each point, first and second occasion: legal ones, or all.")
    private Optional<String> sweep = Optional.empty();

    @Option(
            names = "--registrar",
            paramLabel = "FLAVOUR",
            description = "Check under this registrar instead of the file's: spec, um-mock, um-mock:UM1,UM4 (only these"
                    + " gaps) or naive-NAME. What the file expects stays.")
    private Optional<String> registrar = Optional.empty();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "rundown-out",
            description = "Keep results here (default: ${DEFAULT-VALUE}).")
    private Path out = Path.of("rundown-out");

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean isJson;

    @Mixin
    private Page page = new Page();

    /// A scenario and how it is searched.
    private record Planned(Staged staged, SearchPlan plan) {}

    CheckCommand(Streams streams) {
        this.streams = streams;
    }

    /// The worst of its scenarios: 2 before 1 before 3 before 0. With a mistake in one of them none is run.
    @Override
    public Integer call() {
        var flags = new SearchPlan.Flags(strategy, schedules, seed, maxSteps, limits.limits(), countSchedules);
        var under = registrar.map(Scenarios::flavour);
        under.ifPresent(_ -> refuseTours());
        if (sweep.isPresent()) {
            return sweep(sweep.get(), flags.limits());
        }
        var entries = new ArrayList<Entry>();
        var worst = ExitCode.AS_EXPECTED;
        var plans = Scenarios.openAll(each(), under).stream()
                .map(it -> new Planned(it, plan(it, flags)))
                .toList();
        for (var planned : plans) {
            var staged = planned.staged();
            if (Thread.currentThread().isInterrupted()) {
                worst = ExitCode.worse(worst, ExitCode.INTERRUPTED);
                break;
            }
            var code =
                    staged.rejections().isEmpty() ? check(staged, planned.plan(), entries) : rejected(staged, entries);
            worst = ExitCode.worse(worst, code);
        }
        var museum = new ArrayList<MuseumCheck.Row>();
        if (scenarios.contains(MuseumCheck.NAME)) {
            worst = ExitCode.worse(worst, tour(flags, museum));
        }
        var casts = new ArrayList<CastsCheck.Row>();
        if (scenarios.contains(CastsCheck.NAME)) {
            worst = ExitCode.worse(worst, casts(flags, casts));
        }
        if (isJson) {
            streams.out().println(Json.text(new CheckDocument(entries, museum, casts, worst.code())));
        }
        return worst.code();
    }

    /// Those are checked under the registrars that they say.
    private void refuseTours() {
        if (sweep.isPresent() || scenarios.contains(MuseumCheck.NAME) || scenarios.contains(CastsCheck.NAME)) {
            throw new InputException(
                    Place.of("--registrar"),
                    "goes with scenarios only; leave out --sweep, @museum and @casts, for example"
                            + "  rundown check @lost-deregister --registrar spec");
        }
    }

    private ExitCode tour(SearchPlan.Flags flags, List<MuseumCheck.Row> seen) {
        if (isJson) {
            return new MuseumCheck(flags).tour(seen::add);
        }
        var table = new MuseumCheck.Table();
        print(table.header());
        return new MuseumCheck(flags).tour(row -> {
            table.lines(row).forEach(this::print);
            streams.out().flush();
        });
    }

    private ExitCode casts(SearchPlan.Flags flags, List<CastsCheck.Row> seen) {
        var check = new CastsCheck(flags, Bundled.casts());
        if (isJson) {
            return check.tour(seen::add);
        }
        var table = new CastsCheck.Table(Bundled.casts());
        print(table.header());
        return check.tour(row -> {
            table.lines(row).forEach(this::print);
            streams.out().flush();
        });
    }

    private int sweep(String scope, Limits limits) {
        if (!List.of("legal", "all").contains(scope)) {
            throw new InputException(
                    Place.of("--sweep " + scope),
                    "a sweep is of legal faults or of all%s".formatted(Nearest.hint(scope, List.of("legal", "all"))));
        }
        if (strategy.isPresent() || scenarios.contains(MuseumCheck.NAME) || scenarios.contains(CastsCheck.NAME)) {
            throw new InputException(
                    Place.of("--sweep " + scope),
                    "every plan is searched exhaustively, scenario by scenario; leave out --strategy, @museum and @casts");
        }
        var check = new SweepCheck(streams.out(), scope.equals("legal"), limits);
        var worst = ExitCode.AS_EXPECTED;
        var documents = new ArrayList<SweepCheck.Document>();
        for (var staged : Scenarios.openAll(scenarios, Optional.empty())) {
            if (!isJson) {
                print("%s   sweep %s".formatted(staged.scenario().name(), scope));
            }
            var document = check.run(staged, !isJson);
            documents.add(document);
            worst = ExitCode.worse(worst, check.code());
        }
        if (isJson) {
            streams.out().println(Json.text(documents));
        }
        return worst.code();
    }

    /// The scenarios to be shown one by one. In JSON the museum is its races; else it is a table of its own, as the
    /// casts
    /// are.
    private List<String> each() {
        return scenarios.stream()
                .filter(it -> !it.equals(CastsCheck.NAME))
                .flatMap(it -> it.equals(MuseumCheck.NAME)
                        ? Bundled.museum().stream().filter(_ -> isJson).map(Bundled::fileName)
                        : Stream.of(it))
                .toList();
    }

    private ExitCode check(Staged staged, SearchPlan plan, List<Entry> entries) {
        var outcome = plan.run(staged.ensemble());
        var verdict = Verdicts.of(staged.scenario().file(), staged.scenario().expect(), outcome);
        var code = outcome.figures().stop() == Stop.INTERRUPTED ? ExitCode.INTERRUPTED : verdict.code();
        // Everything is on disk before the summary is printed. A thread that is interrupted cannot write files.
        boolean interrupted = Thread.interrupted();
        var traces = keep(staged, outcome);
        if (isJson) {
            entries.add(new Entry(
                    staged.scenario().file(),
                    Optional.of(OutcomeDocument.of(staged, outcome, traces)),
                    Map.of(),
                    verdict.sentence(),
                    code.code()));
        } else {
            new OutcomeReport(staged, page.width()).lines(outcome, traces).forEach(this::print);
            print(verdict.sentence());
            print("");
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return code;
    }

    private void print(String line) {
        streams.out().println(page.line(line));
    }

    private static SearchPlan plan(Staged staged, SearchPlan.Flags flags) {
        var scenario = staged.scenario();
        return SearchPlan.of(Place.of(scenario.file()), scenario.search(), flags);
    }

    /// The load of a program that the verifier refuses fails: there is nothing to race.
    private ExitCode rejected(Staged staged, List<Entry> entries) {
        var file = staged.scenario().file();
        var code = Rejected.tell(staged, streams, page);
        boolean isExpected = code == ExitCode.AS_EXPECTED;
        var sentence = isExpected
                ? "expected by %s: yes, rejected".formatted(file)
                : "expected by %s: no, the verifier rejects %s"
                        .formatted(file, String.join(", ", staged.rejections().keySet()));
        if (isJson) {
            entries.add(new Entry(file, Optional.empty(), staged.rejections(), sentence, code.code()));
        } else if (isExpected) {
            print(sentence);
        }
        return code;
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
