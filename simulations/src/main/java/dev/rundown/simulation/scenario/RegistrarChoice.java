package dev.rundown.simulation.scenario;

import dev.rundown.registrar.Knob;
import dev.rundown.registrar.Knobs;
import dev.rundown.registrar.Registrar;
import dev.rundown.registrar.RegistrarFlavor;
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

    /// The flavour itself.
    public RegistrarFlavor registrarFlavor() {
        return flavour.map(it -> RegistrarFlavor.named(it.value()).orElseThrow())
                .orElse(RegistrarFlavor.spec());
    }

    /// A value for every knob: the file's, then the flavour's, then the default.
    public Knobs settled() {
        var words = new TreeMap<Knob, String>();
        knobs.forEach((name, value) -> words.put(Knob.named(name).orElseThrow(), value.value()));
        return registrarFlavor().settle(Knobs.of(words));
    }

    /// The registrar that is asked for.
    public Registrar registrar() {
        return new Registrar(registrarFlavor(), settled());
    }

    /// The settled knobs by their names, for a trace.
    public SortedMap<String, String> words() {
        var words = new TreeMap<String, String>();
        settled().words().forEach((knob, word) -> words.put(knob.word(), word));
        return words;
    }
}
