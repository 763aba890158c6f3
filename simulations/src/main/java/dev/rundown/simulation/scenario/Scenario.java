package dev.rundown.simulation.scenario;

import dev.rundown.registrar.RegistrarFlavor;
import java.util.List;
import java.util.Optional;

/// A scenario, read and checked as far as that is possible without running it. Immutable.
///
/// What the file may say and an engine does not do yet is in the tree all the same: the engine refuses it by name,
/// pointing at its [Place].
///
/// @param name      of the scenario; its results are filed under it
/// @param about     one or two sentences, for `list` and reports
/// @param file      as the user named it; `@name` for a bundled scenario
/// @param sha256    of the text in UTF-8, in hexadecimal
/// @param text      the whole file, so that a trace can carry it
/// @param cast      who exists
/// @param play      who does what, in this order
/// @param faults    what may go wrong
/// @param checks    what is judged
/// @param expect    what the file promises to find; empty when it promises nothing
/// @param registrar which registrar, with which knobs
/// @param search    limits and seed of the search
public record Scenario(
        Placed<String> name,
        String about,
        String file,
        String sha256,
        String text,
        Cast cast,
        List<PlayItem> play,
        List<FaultPlan> faults,
        Checks checks,
        Optional<Expectation> expect,
        RegistrarChoice registrar,
        SearchSettings search) {
    /// This scenario under another registrar, with the same knobs.
    public Scenario under(RegistrarFlavor flavour) {
        return new Scenario(
                name, about, file, sha256, text, cast, play, faults, checks, expect, registrar.under(flavour), search);
    }

    /// This scenario without any planted `defect` or fault and under the published contract: all else stays as it is,
    /// and
    /// every rule has to hold. A race of the museum is believed only when its repaired twin holds.
    public Scenario repaired() {
        return new Scenario(
                name,
                about,
                file,
                sha256,
                text,
                cast.repaired(),
                play.stream().map(PlayItem::repaired).toList(),
                List.of(),
                checks,
                Optional.of(new Expectation.Holds(name.place())),
                registrar.repaired(),
                search);
    }

    /// This scenario with one fault instead of its own. Every rule is judged, and nothing is promised.
    public Scenario withFault(FaultPlan fault) {
        return new Scenario(
                name,
                about,
                file,
                sha256,
                text,
                cast,
                play,
                List.of(fault),
                Checks.ALL_RULES,
                Optional.empty(),
                registrar,
                search);
    }
}
