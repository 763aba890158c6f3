package dev.rundown.simulation.command;

import dev.rundown.simulation.fault.FaultCatalog;
import dev.rundown.simulation.fault.FaultClass;
import dev.rundown.simulation.fault.FaultRole;
import dev.rundown.simulation.scenario.FaultKind;
import dev.rundown.simulation.scenario.FaultPoints;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
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
    private record Faults(
            List<FaultPoints> points, List<String> whole, List<FaultKind> kinds, List<FaultCatalog.Entry> matrix) {}

    @Override
    public Integer call() {
        if (isJson) {
            var faults = new Faults(FaultPoints.FAMILIES, FaultPoints.WHOLE, FaultKind.all(), FaultCatalog.all());
            streams.out().println(Json.text(faults));
        } else {
            print(streams.out());
        }
        return ExitCode.AS_EXPECTED.code();
    }

    private static void print(PrintWriter out) {
        out.println("at: ACTOR/POINT                         do: { KIND: VALUE }        class");
        FaultPoints.FAMILIES.forEach(it -> it.points().forEach(point -> print(out, it.family(), point)));
        FaultPoints.WHOLE.forEach(it -> print(out, "whole", it));
        out.println();
        for (var kind : FaultKind.all()) {
            out.println("  %-11s %s".formatted(kind.name(), kind.values()));
            out.println("  %-11s %s".formatted("", kind.about()));
        }
    }

    /// A point, who comes to it, and what there is: one line for each class.
    private static void print(PrintWriter out, String family, String point) {
        var entries = FaultCatalog.at(point);
        if (entries.isEmpty()) {
            return;
        }
        var who = entries.getFirst().roles().stream().map(FaultRole::words).collect(Collectors.joining(", "));
        out.println("%s  (%s: %s)".formatted(point, family, who));
        for (var of : FaultClass.values()) {
            var kinds = entries.stream()
                    .filter(it -> it.faultClass() == of)
                    .map(FaultCatalog.Entry::kind)
                    .toList();
            if (!kinds.isEmpty()) {
                out.println("  %-11s %s".formatted(of.word(), String.join(" | ", kinds)));
            }
        }
    }
}
