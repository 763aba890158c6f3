package dev.rundown.simulation.bench;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/// The questions that JMH asks, each in a fresh JVM.
final class JmhRuns {
    private static final TimeValue ITERATION = TimeValue.milliseconds(500);
    private static final TimeValue PATIENCE = TimeValue.seconds(60);

    /// Pekko has nothing to say here that a user of a benchmark wants to read.
    private static final String[] JVM = {
        "--enable-native-access=ALL-UNNAMED",
        "--sun-misc-unsafe-memory-access=allow",
        "-Dlogback.configurationFile=dev/rundown/simulation/command/logback.xml",
        "-Dslf4j.internal.verbosity=ERROR"
    };

    private JmhRuns() {}

    static Measurement interpreter(Row row, Setting setting) {
        return measurement(row, run(InterpreterBenchmark.class, setting), "live", "records");
    }

    static Measurement handOver(Row row, Setting setting) {
        return measurement(row, run(HandOverBenchmark.class, setting), "handed", "inline");
    }

    private static Measurement measurement(
            Row row, SortedMap<String, Double> scores, String measured, String baseline) {
        return Measurement.of(
                row,
                Optional.ofNullable(scores.get(measured)).orElseThrow(),
                Optional.ofNullable(scores.get(baseline)).orElseThrow());
    }

    /// The scores of the benchmarks of `type`, by the names of their methods.
    private static SortedMap<String, Double> run(Class<?> type, Setting setting) {
        // Benchmarks of two checkouts may run at the same time: that is for the user to decide.
        System.setProperty("jmh.ignoreLock", "true");
        var options = new OptionsBuilder()
                .include("^" + Pattern.quote(type.getName() + ".") + "[a-z]+$")
                .forks(1)
                .jvmArgs(JVM)
                .warmupIterations(setting.scale().rounds())
                .warmupTime(ITERATION)
                .measurementIterations(setting.scale().rounds() + 1)
                .measurementTime(ITERATION)
                .timeout(PATIENCE)
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT)
                .build();
        try {
            var scores = new TreeMap<String, Double>();
            for (var result : new Runner(options).run()) {
                scores.put(
                        result.getPrimaryResult().getLabel(),
                        result.getPrimaryResult().getScore());
            }
            return scores;
        } catch (RunnerException e) {
            throw new IllegalStateException(type.getSimpleName() + " cannot be run", e);
        }
    }
}
