package dev.rundown.simulation.command;

import dev.rundown.simulation.bench.Benchmarks;
import dev.rundown.simulation.bench.Measurement;
import dev.rundown.simulation.bench.Row;
import dev.rundown.simulation.bench.Setting;
import dev.rundown.simulation.scenario.InputException;
import dev.rundown.simulation.scenario.Nearest;
import dev.rundown.simulation.scenario.Place;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
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
            "  rundown bench race --peer nmr.pml",
            "  rundown bench stepped.states-per-second growth",
            "  rundown bench --json | jq -r '[.name, .ratio] | @tsv'"
        })
final class BenchCommand implements Callable<Integer> {
    private final Streams streams;

    @Parameters(
            arity = "0..*",
            paramLabel = "NAME",
            description =
                    "Which benchmarks: their names, what stands before the dot, or race or run for a group (default: all).")
    private List<String> names = List.of();

    @Option(names = "--json", description = "Print one JSON object a line, each as soon as it is measured.")
    private boolean isJson;

    @Option(
            names = "--peer",
            paramLabel = "FILE",
            defaultValue = "${env:RUNDOWN_PEER}",
            description =
                    "The simplified registrar in SPIN's language: SPIN, when it is installed, is measured on it in"
                            + " the same run (default: what RUNDOWN_PEER names).")
    private Optional<Path> peer = Optional.empty();

    @Option(names = "--list", description = "Name the benchmarks and their baselines, and measure nothing.")
    private boolean isList;

    BenchCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        var chosen = names.isEmpty()
                ? Benchmarks.all()
                : names.stream().flatMap(it -> find(it).stream()).toList();
        if (isList) {
            chosen.forEach(it -> streams.out().println("%s%n  %s".formatted(it.name(), it.about())));
            return ExitCode.AS_EXPECTED.code();
        }
        var setting = Setting.of(peer.map(BenchCommand::existing));
        if (!isJson) {
            streams.out().println(row("name", "value", "baseline", "unit", "ratio"));
        }
        for (var benchmark : chosen) {
            if (Thread.currentThread().isInterrupted()) {
                return ExitCode.INTERRUPTED.code();
            }
            var measured = benchmark.measure(setting);
            streams.out().println(isJson ? Json.text(measured) : row(measured));
            if (!isJson) {
                measured.details().forEach((key, detail) -> streams.out().println("    %s: %s".formatted(key, detail)));
            }
            streams.out().flush();
        }
        return ExitCode.AS_EXPECTED.code();
    }

    private static List<Row> find(String name) {
        var found = Benchmarks.find(name);
        if (found.isEmpty()) {
            var known = Stream.concat(
                    Benchmarks.groups().stream().map(Benchmarks.Group::name),
                    Benchmarks.all().stream().map(Row::name));
            throw new InputException(Place.of(name), "no benchmark is called so" + Nearest.hint(name, known.toList()));
        }
        return found;
    }

    private static Path existing(Path peer) {
        if (!Files.isReadable(peer)) {
            throw new InputException(Place.of("--peer " + peer), "there is no such file, or it cannot be read");
        }
        return peer;
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
