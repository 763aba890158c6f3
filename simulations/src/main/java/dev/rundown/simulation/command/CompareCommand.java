package dev.rundown.simulation.command;

import dev.rundown.registrar.UmMock;
import dev.rundown.simulation.driver.Ensemble;
import dev.rundown.simulation.oracle.Comparison.Difference;
import dev.rundown.simulation.oracle.Differences;
import dev.rundown.simulation.oracle.Differences.Compared;
import dev.rundown.simulation.oracle.Differences.Ground;
import dev.rundown.simulation.oracle.Said;
import dev.rundown.simulation.scenario.InputException;
import dev.rundown.simulation.scenario.Place;
import dev.rundown.simulation.scenario.Scenario;
import dev.rundown.simulation.scenario.ScenarioFile;
import dev.rundown.simulation.stage.Staging;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `rundown compare`: what one registrar allows and another does not.
@Command(
        name = "compare",
        description = {
            "Walk two registrars together and show the shortest sequence of calls after which one allows a callback or a"
                    + " status that the other does not.",
            "A flavour is spec, um-mock, um-mock:UM1,UM4 (only these gaps), um-mock:none or naive-NAME."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  rundown compare spec um-mock              one difference for each documented gap",
            "  rundown compare spec um-mock:none         the same: without gaps it is the contract",
            "  rundown compare spec naive-no-doom @lost-deregister",
            "",
            "Exit code: 0 no difference, 1 they differ, 2 usage or input, 130 interrupted."
        })
final class CompareCommand implements Callable<Integer> {
    private final Streams streams;

    @Parameters(index = "0", paramLabel = "FLAVOUR", description = "A registrar.")
    private String one = "";

    @Parameters(index = "1", paramLabel = "FLAVOUR", description = "Another one.")
    private String other = "";

    @Parameters(
            index = "2",
            arity = "0..1",
            paramLabel = "SCENARIO",
            description = "@NAME of a bundled scenario, or a file (default: small built-in casts).")
    private Optional<String> scenario = Optional.empty();

    @Option(
            names = "--states",
            paramLabel = "N",
            defaultValue = "5000000",
            description = "Give up on a cast after looking at so many states (default: ${DEFAULT-VALUE}).")
    private long states = 5_000_000;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean isJson;

    @Mixin
    private Page page = new Page();

    CompareCommand(Streams streams) {
        this.streams = streams;
    }

    /// The document that `--json` prints.
    private record Document(String one, String other, String verdict, List<Entry> comparisons, int exit) {}

    private record Entry(
            String one,
            String other,
            String gap,
            String about,
            String verdict,
            String cast,
            List<Said> before,
            List<String> onlyOne,
            List<String> onlyOther,
            List<String> both,
            long states) {
        static Entry of(Compared it) {
            return new Entry(
                    it.one().word(),
                    it.other().word(),
                    it.gap().map(Enum::name).orElse(""),
                    it.gap().map(UmMock.Gap::sentence).orElse(""),
                    word(it),
                    it.ground().map(Ground::name).orElse(""),
                    it.shortest().map(Difference::before).orElse(List.of()),
                    it.shortest().map(Difference::onlyOne).orElse(List.of()),
                    it.shortest().map(Difference::onlyOther).orElse(List.of()),
                    it.shortest().map(Difference::both).orElse(List.of()),
                    it.worlds());
        }
    }

    @Override
    public Integer call() {
        if (states < 1) {
            throw new InputException(
                    Place.of("--states"), "asks for %d states; it must be at least 1".formatted(states));
        }
        var first = Scenarios.flavour(one);
        var second = Scenarios.flavour(other);
        var grounds = scenario.map(it -> List.of(ground(ScenarioFile.open(it, Staging.vocabulary()))))
                .orElseGet(Ground::builtIn);
        var all = new Differences(grounds, states).between(first, second);
        boolean differ = all.stream().anyMatch(it -> it.shortest().isPresent());
        var code = Thread.currentThread().isInterrupted()
                ? ExitCode.INTERRUPTED
                : differ ? ExitCode.NOT_AS_EXPECTED : ExitCode.AS_EXPECTED;
        if (isJson) {
            var verdict = differ ? "differ" : all.stream().allMatch(Compared::complete) ? "same" : "incomplete";
            streams.out()
                    .println(Json.text(new Document(
                            first.word(),
                            second.word(),
                            verdict,
                            all.stream().map(Entry::of).toList(),
                            code.code())));
        } else {
            report(grounds, all);
        }
        return code.code();
    }

    /// The scenario's cast and play; its rules, goals and expectation are not looked at.
    private static Ground ground(Scenario scenario) {
        return new Ground(scenario.file(), scenario.name().value(), flavour -> {
            var ensemble = Scenarios.stage(scenario.under(flavour)).ensemble();
            return new Ensemble(ensemble.actors(), List.of(), List.of(), ensemble.play());
        });
    }

    private void report(List<Ground> grounds, List<Compared> all) {
        print("compare %s %s   on %s".formatted(one, other, on(grounds)));
        for (var it : all) {
            print("");
            it.gap().ifPresent(gap -> print("%s  %s".formatted(gap, gap.sentence())));
            it.shortest().ifPresentOrElse(shortest -> report(it, shortest), () -> print("  " + sentence(it)));
        }
        if (all.size() > 1) {
            print("");
            print("%d of %d gaps make a difference"
                    .formatted(
                            all.stream().filter(it -> it.shortest().isPresent()).count(), all.size()));
        }
    }

    private static String on(List<Ground> grounds) {
        return grounds.size() == 1
                ? grounds.getFirst().name()
                : "%d small casts, over all that modules observe".formatted(grounds.size());
    }

    private void report(Compared compared, Difference difference) {
        var ground = compared.ground().orElseThrow();
        print("  cast %s: %s".formatted(ground.name(), ground.about()));
        int number = 0;
        for (var said : difference.before()) {
            print("    %2d  %s".formatted(++number, said));
        }
        allows(compared.one().word(), compared.other().word(), difference.onlyOne());
        allows(compared.other().word(), compared.one().word(), difference.onlyOther());
    }

    private void allows(String who, String whoNot, List<String> what) {
        what.forEach(it -> print("  then %s allows, and %s does not:  %s".formatted(who, whoNot, it)));
    }

    private static String sentence(Compared compared) {
        var worlds = "%,d states".formatted(compared.worlds());
        return compared.complete()
                ? "no difference: they allow the same (everything compared, %s)".formatted(worlds)
                : "no difference found (incomplete, %s)".formatted(worlds);
    }

    private static String word(Compared compared) {
        return compared.shortest().isPresent() ? "differ" : compared.complete() ? "same" : "incomplete";
    }

    private void print(String line) {
        streams.out().println(page.line(line));
    }
}
