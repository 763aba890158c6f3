package dev.rundown.simulation.bench;

import java.util.List;
import java.util.function.Supplier;

/// Every benchmark.
public final class Benchmarks {
    private static final List<Named> ALL = List.of(
            new Named(
                    "stepped.states-per-second",
                    "distinct states of the exhaustive search; baseline: brute force, which runs every actor and"
                            + " compares whole worlds",
                    SteppedSearch::states),
            new Named(
                    "stepped.schedules-per-second",
                    "random schedules from the end of the set-up to the end of the run; baseline: the same with brute"
                            + " force",
                    SteppedSearch::schedules),
            new Named(
                    "interpreter.instructions-per-second",
                    "checked instructions of a loop over 64 bytes; baseline: a switch over the records of the"
                            + " instructions",
                    JmhRuns::interpreter),
            new Named(
                    "live.invocation-handed-to-pinned-worker",
                    "@drop, handed to a pinned worker by a Pekko message, until its result is seen; baseline: the same"
                            + " invocation inline",
                    JmhRuns::handOver));

    private Benchmarks() {}

    /// A benchmark.
    ///
    /// @param name  for ever
    /// @param about what is measured, and against what
    /// @param run   measures
    public record Named(String name, String about, Supplier<Measurement> run) {}

    /// All of them, in the order in which they are run.
    public static List<Named> all() {
        return ALL;
    }
}
