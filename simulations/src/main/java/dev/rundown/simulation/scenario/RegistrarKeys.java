package dev.rundown.simulation.scenario;

import static dev.rundown.simulation.scenario.Key.optional;

import dev.rundown.registrar.Knob;
import dev.rundown.simulation.scenario.Shape.Fields;
import dev.rundown.simulation.scenario.Shape.Fields.Presence;
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
            andFirst(
                    optional(
                            "flavour",
                            new Word("a registrar", Words.FLAVOUR),
                            "Which registrar. Default: `spec`.",
                            "spec"),
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

    private static List<Key> andFirst(Key first, List<Key> keys) {
        var all = new ArrayList<Key>();
        all.add(first);
        all.addAll(keys);
        return List.copyOf(all);
    }

    private RegistrarKeys() {}
}
