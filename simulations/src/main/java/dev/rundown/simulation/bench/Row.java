package dev.rundown.simulation.bench;

/// One row of `rundown bench`: a class that answers one question, and one line in [Benchmarks].
public interface Row {
    /// For ever; what stands before the first dot is what belongs together.
    String name();

    /// What is measured, then `; baseline: ` and against what.
    String about();

    /// Measures both, one after the other, in this run.
    Measurement measure(Setting setting);
}
