package dev.rundown.simulation.bench;

/// One row of `rundown bench`: a class that answers one question, and one line in [Benchmarks].
public interface Row {
    /// For ever; what stands before the first dot is what belongs together.
    String name();

    /// Of the value and its baseline.
    String unit();

    /// What is measured, then `; baseline: ` and against what.
    String about();

    /// Measures both, one after the other, in this run. When the time of the setting is over it ends soon, with what
    /// there is or with the reason why that is nothing.
    Measurement measure(Setting setting);
}
