package dev.rundown.simulation.bench;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// What a benchmark gives. The names of the components are the keys of the document.
///
/// @param name     of the benchmark
/// @param value    what was measured
/// @param unit     of value and baseline
/// @param baseline the same question, asked in the same run of what anyone would have written first; NaN where what it
///                 would be asked of is not on this machine
/// @param ratio    value divided by baseline; NaN where a budget cut one of them short
/// @param details  further figures and remarks, in reading order
public record Measurement(
        String name, double value, String unit, double baseline, double ratio, SequencedMap<String, Object> details) {
    public Measurement {
        details = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(details));
    }

    /// Without further figures.
    public static Measurement of(String name, double value, String unit, double baseline) {
        return new Measurement(name, value, unit, baseline, value / baseline, new LinkedHashMap<>());
    }

    /// Numbers of states, with and without something. Where a budget cut one of the searches short there is no ratio.
    static Measurement ofStates(String name, Explored.Timed with, Explored.Timed without) {
        double ratio = with.isWhole() && without.isWhole() ? with.states() / without.states() : Double.NaN;
        return new Measurement(name, with.states(), "states", without.states(), ratio, new LinkedHashMap<>())
                .with("with", with.words())
                .with("without", without.words());
    }

    /// This one, with a further figure or remark.
    public Measurement with(String key, Object detail) {
        var more = new LinkedHashMap<>(details);
        more.put(key, detail);
        return new Measurement(name, value, unit, baseline, ratio, more);
    }
}
