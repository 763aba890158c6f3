package dev.rundown.simulation.command;

import dev.rundown.simulation.bench.Benchmarks;
import dev.rundown.simulation.bench.Measurement;
import dev.rundown.simulation.bench.Row;
import dev.rundown.simulation.bench.Scale;
import dev.rundown.simulation.bench.Setting;
import dev.rundown.simulation.scenario.InputException;
import dev.rundown.simulation.scenario.Nearest;
import dev.rundown.simulation.scenario.Place;
import dev.rundown.simulation.search.Cutoff;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `rundown bench`: how fast it is here, each number beside a baseline of the same run.
///
/// A row that cannot be measured says why and takes no other row with it.
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
    private static final Duration MOST = Duration.ofMinutes(2);

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

    @Option(
            names = "--time",
            paramLabel = "DURATION",
            description = "Give each row at most this time by the clock, such as 30s or 5m (default: 2m).")
    private Optional<String> time = Optional.empty();

    @Option(
            names = "--quick",
            description =
                    "See whether every row can be measured here: so little of each that the numbers mean nothing.")
    private boolean isQuick;

    @Option(names = "--list", description = "Name the benchmarks and their baselines, and measure nothing.")
    private boolean isList;

    private Optional<Throwable> bug = Optional.empty();

    BenchCommand(Streams streams) {
        this.streams = streams;
    }

    /// A row as `--list --json` prints it.
    private record Listed(String name, String unit, String about) {}

    @Override
    public Integer call() {
        var chosen = names.isEmpty()
                ? Benchmarks.all()
                : names.stream().flatMap(it -> find(it).stream()).distinct().toList();
        if (isList) {
            chosen.forEach(it -> streams.out()
                    .println(
                            isJson
                                    ? Json.text(new Listed(it.name(), it.unit(), it.about()))
                                    : "%s%n  %s".formatted(it.name(), it.about())));
            return ExitCode.AS_EXPECTED.code();
        }
        return measure(chosen).code();
    }

    /// Measures `rows` one after the other.
    ///
    /// @throws IllegalStateException when all are done and one of them failed by a mistake of ours
    ExitCode measure(List<Row> rows) {
        var most = time.map(LimitOptions::duration).orElse(MOST);
        var setting = Setting.of(peer.flatMap(BenchCommand::existing), isQuick ? Scale.QUICK : Scale.FULL);
        if (!isJson) {
            streams.out().println(line("name", "value", "baseline", "unit", "ratio"));
        }
        int number = 0;
        for (var row : rows) {
            streams.err().println("%d of %d  %s".formatted(++number, rows.size(), row.name()));
            streams.err().flush();
            var measured = measured(row, setting, most);
            if (Thread.currentThread().isInterrupted()) {
                return ExitCode.INTERRUPTED;
            }
            print(measured);
        }
        bug.ifPresent(it -> {
            throw new IllegalStateException("a row could not be measured", it);
        });
        return ExitCode.AS_EXPECTED;
    }

    /// What is wrong with one row is said in its place; what is our mistake is told once more when all are done.
    private Measurement measured(Row row, Setting setting, Duration most) {
        var cutoff = new Cutoff();
        try (var _ = Alarm.set(most, cutoff)) {
            var measured = row.measure(setting.next(cutoff));
            return cutoff.isReached() && measured.missing().isEmpty()
                    ? measured.withoutRatio("the time was over after %d ms, before all of it was done; more: --time 5m"
                            .formatted(most.toMillis()))
                    : measured;
        } catch (RuntimeException | Error e) {
            if (isOutOfMemory(e)) {
                return Measurement.none(
                        row,
                        "the heap of %,d m is too small for it; more: JAVA_TOOL_OPTIONS=-Xmx2g"
                                .formatted(Runtime.getRuntime().maxMemory() >> 20));
            }
            bug = bug.or(() -> Optional.of(e));
            return Measurement.none(row, "bug in rundown: " + e);
        }
    }

    private static boolean isOutOfMemory(@Nullable Throwable thrown) {
        return thrown != null && (thrown instanceof OutOfMemoryError || isOutOfMemory(thrown.getCause()));
    }

    private void print(Measurement measured) {
        if (isJson) {
            streams.out().println(Json.text(measured));
        } else {
            streams.out()
                    .println(line(
                            measured.name(),
                            number(measured.value()),
                            number(measured.baseline()),
                            measured.unit(),
                            measured.ratio().isPresent()
                                    ? "%.2f".formatted(measured.ratio().getAsDouble())
                                    : "-"));
            measured.missing()
                    .ifPresent(it -> streams.out()
                            .println("    %s: %s"
                                    .formatted(measured.baseline().isPresent() ? "no ratio" : "NOT MEASURED", it)));
            measured.details()
                    .forEach((key, detail) -> streams.out().println("    %s: %s".formatted(key, words(detail))));
        }
        streams.out().flush();
    }

    private static List<Row> find(String name) {
        var found = Benchmarks.find(name);
        if (found.isEmpty()) {
            throw new InputException(
                    Place.of("bench \"%s\"".formatted(name)),
                    "no benchmark is called so%s See: rundown bench --list"
                            .formatted(Nearest.to(name, Benchmarks.names())
                                    .map("; did you mean \"%s\"?"::formatted)
                                    .orElse("; there are " + String.join(", ", Benchmarks.families()) + ".")));
        }
        return found;
    }

    /// An empty name, as an environment may have it, names nothing.
    private static Optional<Path> existing(Path peer) {
        if (peer.toString().isEmpty()) {
            return Optional.empty();
        }
        if (!Files.isReadable(peer) || Files.isDirectory(peer)) {
            throw new InputException(
                    Place.of("--peer " + peer),
                    "there is no such file, or it cannot be read; SPIN is measured on a Promela model, the other rows"
                            + " need none");
        }
        return Optional.of(peer);
    }

    private static String words(Object detail) {
        return detail instanceof Double it ? number(OptionalDouble.of(it)) : String.valueOf(detail);
    }

    private static String number(OptionalDouble value) {
        if (value.isEmpty()) {
            return "-";
        }
        double it = value.getAsDouble();
        return String.format(Locale.ROOT, it < 10 ? "%,.2f" : it < 100 ? "%,.1f" : "%,.0f", it);
    }

    private static String line(String name, String value, String baseline, String unit, String ratio) {
        return "%-40s %15s %15s %-14s %9s".formatted(name, value, baseline, unit, ratio);
    }
}
