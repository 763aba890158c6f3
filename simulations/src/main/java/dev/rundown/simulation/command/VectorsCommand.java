package dev.rundown.simulation.command;

import dev.rundown.simulation.driver.Ensemble;
import dev.rundown.simulation.oracle.Cover;
import dev.rundown.simulation.oracle.Vectors;
import dev.rundown.simulation.oracle.Vectors.Limits;
import dev.rundown.simulation.scenario.InputException;
import dev.rundown.simulation.scenario.Place;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `rundown vectors`: the runs of a scenario as test vectors for an implementation of the NMR.
@Command(
        name = "vectors",
        description = "Write every run of a scenario as JSON lines of calls, callbacks and statuses, to test an"
                + " implementation of the NMR in any language (docs/vectors.md).",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  rundown vectors @refused-then-cleaned --cover",
            "  rundown vectors race.rundown.yaml --vectors 100000 > race.vectors.jsonl",
            "  rundown vectors @happy-path --cover | jq -r 'select(.vector) | .steps | length'",
            "",
            "Exit code: 0 all written, 3 a limit was reached (the last line says so), 2 usage or input, 130 interrupted."
        })
final class VectorsCommand implements Callable<Integer> {
    private static final String FORMAT = "rundown-vectors/1";

    private final Streams streams;

    @Parameters(paramLabel = "SCENARIO", description = "@NAME of a bundled scenario, or a file.")
    private String scenario = "";

    @Option(
            names = "--cover",
            description = "Only as many runs as meet every state of a binding or registration with every message that"
                    + " can come there.")
    private boolean isCover;

    @Option(
            names = "--vectors",
            paramLabel = "N",
            defaultValue = "1000",
            description = "Write at most so many (default: ${DEFAULT-VALUE}).")
    private long vectors = 1_000;

    @Option(
            names = "--max-steps",
            paramLabel = "N",
            defaultValue = "1000",
            description = "Cut a run after so many things said (default: ${DEFAULT-VALUE}).")
    private int steps = 1_000;

    @Option(
            names = "--states",
            paramLabel = "N",
            defaultValue = "5000000",
            description = "Look at no more states than these (default: ${DEFAULT-VALUE}).")
    private long states = 5_000_000;

    VectorsCommand(Streams streams) {
        this.streams = streams;
    }

    private record Header(
            String format,
            String scenario,
            String sha256,
            String registrar,
            SortedMap<String, String> knobs,
            String mode) {}

    private record EveryFooter(long vectors, boolean complete, long states) {}

    private record CoverFooter(long vectors, boolean complete, long states, List<String> cells) {}

    @Override
    public Integer call() {
        atLeastOne("--vectors", vectors);
        atLeastOne("--max-steps", steps);
        atLeastOne("--states", states);
        var staged = Scenarios.open(scenario);
        var asked = staged.scenario();
        var ensemble = new Ensemble(
                staged.ensemble().actors(),
                List.of(),
                List.of(),
                staged.ensemble().play());
        var limits = new Limits(vectors, steps, states);
        print(new Header(
                FORMAT,
                asked.file(),
                asked.sha256(),
                asked.registrar().registrarFlavor().word(),
                asked.registrar().words(),
                isCover ? "cover" : "every"));
        boolean complete;
        if (isCover) {
            var summary = Cover.of(ensemble, limits, this::print);
            complete = summary.complete();
            print(new CoverFooter(summary.vectors(), complete, summary.states(), summary.cells()));
        } else {
            var summary = Vectors.every(ensemble, limits, this::print);
            complete = summary.complete();
            print(new EveryFooter(summary.vectors(), complete, summary.states()));
        }
        if (Thread.currentThread().isInterrupted()) {
            return ExitCode.INTERRUPTED.code();
        }
        return (complete ? ExitCode.AS_EXPECTED : ExitCode.HOLLOW).code();
    }

    private static void atLeastOne(String option, long value) {
        if (value < 1) {
            throw new InputException(Place.of(option), "asks for %d; it must be at least 1".formatted(value));
        }
    }

    private void print(Object line) {
        streams.out().println(Json.text(line));
    }
}
