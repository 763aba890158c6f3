package dev.rundown.simulation.command;

import dev.rundown.simulation.bench.Benchmarks;
import dev.rundown.simulation.bench.Measurement;
import dev.rundown.simulation.scenario.InputException;
import dev.rundown.simulation.scenario.Nearest;
import dev.rundown.simulation.scenario.Place;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `rundown bench`: how fast it is here, each number beside a baseline of the same run.
@Command(
        name = "bench",
        description = "Measure how fast Rundown is here, each number beside a baseline of the same run.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  rundown bench",
            "  rundown bench stepped.states-per-second",
            "  rundown bench --json | jq -r '[.name, .ratio] | @tsv'"
        })
final class BenchCommand implements Callable<Integer> {
    private final Streams streams;

    @Parameters(arity = "0..*", paramLabel = "NAME", description = "Which benchmarks (default: all).")
    private List<String> names = List.of();

    @Option(names = "--json", description = "Print one JSON object a line, each as soon as it is measured.")
    private boolean isJson;

    @Option(names = "--list", description = "Name the benchmarks and their baselines, and measure nothing.")
    private boolean isList;

    BenchCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        var chosen = names.isEmpty()
                ? Benchmarks.all()
                : names.stream().map(BenchCommand::find).toList();
        if (isList) {
            chosen.forEach(it -> streams.out().println("%s%n  %s".formatted(it.name(), it.about())));
            return ExitCode.AS_EXPECTED.code();
        }
        if (!isJson) {
            streams.out().println(row("name", "value", "baseline", "unit", "ratio"));
        }
        for (var benchmark : chosen) {
            if (Thread.currentThread().isInterrupted()) {
                return ExitCode.INTERRUPTED.code();
            }
            var measured = benchmark.run().get();
            streams.out().println(isJson ? Json.text(measured) : row(measured));
            streams.out().flush();
        }
        return ExitCode.AS_EXPECTED.code();
    }

    private static Benchmarks.Named find(String name) {
        return Benchmarks.all().stream()
                .filter(it -> it.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new InputException(
                        Place.of(name),
                        "no benchmark is called so"
                                + Nearest.hint(
                                        name,
                                        Benchmarks.all().stream()
                                                .map(Benchmarks.Named::name)
                                                .toList())));
    }

    private static String row(Measurement it) {
        return row(it.name(), number(it.value()), number(it.baseline()), it.unit(), "%.2f".formatted(it.ratio()));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value < 100 ? "%,.1f" : "%,.0f", value);
    }

    private static String row(String name, String value, String baseline, String unit, String ratio) {
        return "%-40s %15s %15s %-14s %9s".formatted(name, value, baseline, unit, ratio);
    }
}
