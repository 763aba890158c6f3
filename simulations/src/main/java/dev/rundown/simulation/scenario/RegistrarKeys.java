package dev.rundown.simulation.scenario;

import static dev.rundown.simulation.scenario.Key.optional;

import dev.rundown.registrar.Knob;
import dev.rundown.simulation.scenario.Shape.Fields;
import dev.rundown.simulation.scenario.Shape.Fields.Presence;
import dev.rundown.simulation.scenario.Shape.Items;
import dev.rundown.simulation.scenario.Shape.Word;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The keys below `registrar`.
final class RegistrarKeys {
    /// What the registrar leaves open, and the answers there are; the default first.
    static final List<Key> KNOBS =
            Arrays.stream(Knob.values()).map(RegistrarKeys::key).toList();

    static final Fields REGISTRAR = new Fields(
            "the registrar",
            "key",
            andLast(
                    List.of(
                            optional(
                                    "flavour",
                                    new Word("a registrar", Words.FLAVOUR),
                                    "Which registrar. Default: `spec`, or `um-mock` beside the key of that name.",
                                    "spec"),
                            optional(
                                    "um-mock",
                                    new Items(
                                            "a list of gaps", new Word("a gap of the user-mode registrar", Words.GAP)),
                                    "Only these gaps of `um-mock`; an empty list closes them all. Default: every one.",
                                    "[ UM1, UM4 ]")),
                    KNOBS),
            Presence.ANY);

    private static Key key(Knob knob) {
        var words = knob.words();
        return optional(
                knob.word(),
                new Word("a value of " + knob.word(), words),
                "%s (%s).".formatted(knob.about(), knob.number()),
                words.getFirst());
    }

    private static List<Key> andLast(List<Key> first, List<Key> last) {
        var all = new ArrayList<>(first);
        all.addAll(last);
        return List.copyOf(all);
    }

    private RegistrarKeys() {}
}
