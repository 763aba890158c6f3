package dev.rundown.simulation.bench;

/// What a benchmark gives. The names of the components are the keys of the document.
///
/// @param name     of the benchmark
/// @param value    what was measured
/// @param unit     of value and baseline
/// @param baseline the same question, asked in the same run of what anyone would have written first
/// @param ratio    value divided by baseline
public record Measurement(String name, double value, String unit, double baseline, double ratio) {
    static Measurement of(String name, double value, String unit, double baseline) {
        return new Measurement(name, value, unit, baseline, value / baseline);
    }
}
