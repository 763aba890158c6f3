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
    private static final int ITERATIONS = 5;

    /// Pekko has nothing to say here that a user of a benchmark wants to read.
    private static final String[] JVM = {
        "--enable-native-access=ALL-UNNAMED",
        "--sun-misc-unsafe-memory-access=allow",
        "-Dlogback.configurationFile=dev/rundown/simulation/command/logback.xml",
        "-Dslf4j.internal.verbosity=ERROR"
    };

    private JmhRuns() {}

    static Measurement interpreter() {
        return measurement(
                "interpreter.instructions-per-second",
                "instructions/s",
                run(InterpreterBenchmark.class),
                "live",
                "records");
    }

    static Measurement handOver() {
        return measurement(
                "live.invocation-handed-to-pinned-worker", "ns", run(HandOverBenchmark.class), "handed", "inline");
    }

    private static Measurement measurement(
            String name, String unit, SortedMap<String, Double> scores, String measured, String baseline) {
        return Measurement.of(
                name,
                Optional.ofNullable(scores.get(measured)).orElseThrow(),
                unit,
                Optional.ofNullable(scores.get(baseline)).orElseThrow());
    }

    /// The scores of the benchmarks of `type`, by the names of their methods.
    private static SortedMap<String, Double> run(Class<?> type) {
        // Benchmarks of two checkouts may run at the same time: that is for the user to decide.
        System.setProperty("jmh.ignoreLock", "true");
        var options = new OptionsBuilder()
                .include("^" + Pattern.quote(type.getName() + ".") + "[a-z]+$")
                .forks(1)
                .jvmArgs(JVM)
                .warmupIterations(ITERATIONS)
                .warmupTime(ITERATION)
                .measurementIterations(ITERATIONS)
                .measurementTime(ITERATION)
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
