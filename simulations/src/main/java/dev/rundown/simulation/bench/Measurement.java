package dev.rundown.simulation.bench;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SequencedMap;

/// What a row gives. The names of the components are the keys of the document.
///
/// @param name        of the row
/// @param value       what was measured; empty where nothing could be
/// @param unit        of value and baseline
/// @param baseline    the same question, asked in the same run of what anyone would have written first; empty where
///                    what it would be asked of is not on this machine
/// @param ratio       value divided by baseline; empty where one of them is, or was cut short
/// @param missing     why something of these is empty
/// @param details     further figures and remarks, in reading order
public record Measurement(
        String name,
        OptionalDouble value,
        String unit,
        OptionalDouble baseline,
        OptionalDouble ratio,
        Optional<String> missing,
        SequencedMap<String, Object> details) {
    public Measurement {
        details = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(details));
    }

    private static Measurement of(
            Row row, OptionalDouble value, OptionalDouble baseline, OptionalDouble ratio, Optional<String> why) {
        return new Measurement(row.name(), value, row.unit(), baseline, ratio, why, new LinkedHashMap<>());
    }

    /// Without further figures.
    static Measurement of(Row row, double value, double baseline) {
        double ratio = value / baseline;
        return of(
                row,
                OptionalDouble.of(value),
                OptionalDouble.of(baseline),
                Double.isFinite(ratio) ? OptionalDouble.of(ratio) : OptionalDouble.empty(),
                Optional.empty());
    }

    /// Nothing was measured.
    ///
    /// @param why in words, with what to type next where that helps
    public static Measurement none(Row row, String why) {
        return of(row, OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty(), Optional.of(why));
    }

    /// Only the value was measured.
    ///
    /// @param why there is no baseline
    static Measurement alone(Row row, double value, String why) {
        return of(row, OptionalDouble.of(value), OptionalDouble.empty(), OptionalDouble.empty(), Optional.of(why));
    }

    /// Numbers of states, with and without something. Where a budget cut one of the searches short there is no ratio.
    static Measurement ofStates(Row row, Explored.Timed with, Explored.Timed without) {
        var measured = of(row, with.states(), without.states());
        if (!with.isWhole() || !without.isWhole()) {
            measured = measured.withoutRatio("%s was cut short: its number says how far it came"
                    .formatted(with.isWhole() ? "the baseline" : "the search"));
        }
        return measured.with("with", with.words())
                .with("without", without.words())
                .with("seconds", with.seconds())
                .with("seconds without", without.seconds())
                .with("bytes", with.bytes())
                .with("bytes without", without.bytes());
    }

    /// This one, whose two numbers say nothing beside each other.
    public Measurement withoutRatio(String why) {
        return new Measurement(name, value, unit, baseline, OptionalDouble.empty(), Optional.of(why), details);
    }

    /// This one, with a further figure or remark.
    public Measurement with(String key, Object detail) {
        var more = new LinkedHashMap<>(details);
        more.put(key, detail);
        return new Measurement(name, value, unit, baseline, ratio, missing, more);
    }
}
