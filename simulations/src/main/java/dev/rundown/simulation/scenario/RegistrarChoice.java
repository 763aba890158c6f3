package dev.rundown.simulation.scenario;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Which registrar a scenario runs under.
///
/// @param flavour empty for the published contract, `spec`
/// @param knobs   by name, only those that the file sets; values are among [RegistrarKeys#KNOBS]
public record RegistrarChoice(Optional<Placed<String>> flavour, SortedMap<String, Placed<String>> knobs) {
    /// The published contract with every knob at its default.
    public static final RegistrarChoice DEFAULT = new RegistrarChoice(Optional.empty(), new TreeMap<>());

    /// A copy that nobody can change.
    public RegistrarChoice {
        knobs = Collections.unmodifiableSortedMap(new TreeMap<>(knobs));
    }
}
