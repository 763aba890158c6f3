package dev.rundown.simulation.command;

import dev.rundown.simulation.scenario.FaultKind;
import dev.rundown.simulation.scenario.FaultPoints;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `rundown faults`: where a fault may sit and what it may do.
@Command(
        name = "faults",
        description = "List the points at which a fault may sit, and the kinds of fault, as a scenario names them.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  rundown faults",
            "  rundown faults --json | jq -r '.kinds[].name'",
            "  rundown faults | grep Detach"
        })
final class FaultsCommand implements Callable<Integer> {
    private final Streams streams;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean isJson;

    FaultsCommand(Streams streams) {
        this.streams = streams;
    }

    /// The document that `--json` prints.
    private record Faults(List<FaultPoints> points, List<String> whole, List<FaultKind> kinds) {}

    @Override
    public Integer call() {
        if (isJson) {
            var faults = new Faults(FaultPoints.FAMILIES, FaultPoints.WHOLE, FaultKind.all());
            streams.out().println(Json.text(faults));
        } else {
            print(streams.out());
        }
        return ExitCode.AS_EXPECTED.code();
    }

    private static void print(PrintWriter out) {
        out.println("at: ACTOR/POINT");
        FaultPoints.FAMILIES.forEach(it -> print(out, it.family(), it.points()));
        print(out, "whole", FaultPoints.WHOLE);
        out.println();
        out.println("do: { KIND: VALUE }          (what a verb cannot carry out yet it refuses by name)");
        for (var kind : FaultKind.all()) {
            out.println("  %-11s %s".formatted(kind.name(), kind.values()));
            out.println("  %-11s %s".formatted("", kind.about()));
        }
    }

    private static void print(PrintWriter out, String family, List<String> points) {
        points.forEach(it -> out.println("  %-11s %s".formatted(family, it)));
    }
}
