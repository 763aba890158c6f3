package dev.rundown.simulation.scenario;

import dev.rundown.registrar.Knob;
import dev.rundown.registrar.Knobs;
import dev.rundown.registrar.Registrar;
import dev.rundown.registrar.RegistrarFlavor;
import dev.rundown.registrar.UmMock;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// Which registrar a scenario runs under.
///
/// @param flavour empty for the published contract, `spec`, unless gaps are listed
/// @param gaps    those that `um-mock` shall have; empty for all of them
/// @param knobs   by name, only those that the file sets; values are among [RegistrarKeys#KNOBS]
public record RegistrarChoice(
        Optional<Placed<String>> flavour, Optional<List<UmMock.Gap>> gaps, SortedMap<String, Placed<String>> knobs) {
    /// The published contract with every knob at its default.
    public static final RegistrarChoice DEFAULT =
            new RegistrarChoice(Optional.empty(), Optional.empty(), new TreeMap<>());

    /// A copy that nobody can change.
    public RegistrarChoice {
        gaps = gaps.map(List::copyOf);
        knobs = Collections.unmodifiableSortedMap(new TreeMap<>(knobs));
    }

    /// The published contract with the same knobs: a flavour is a planted mistake.
    RegistrarChoice repaired() {
        return new RegistrarChoice(Optional.empty(), Optional.empty(), knobs);
    }

    /// Another flavour with the same knobs.
    RegistrarChoice under(RegistrarFlavor other) {
        var place = Place.of(other.word());
        return other instanceof UmMock mock
                ? new RegistrarChoice(Optional.empty(), Optional.of(List.copyOf(mock.gaps())), knobs)
                : new RegistrarChoice(Optional.of(new Placed<>(other.word(), place)), Optional.empty(), knobs);
    }

    /// The flavour itself.
    public RegistrarFlavor registrarFlavor() {
        if (gaps.isPresent()) {
            return new UmMock(new TreeSet<>(gaps.get()));
        }
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
