package dev.rundown.simulation.scenario;

import static dev.rundown.simulation.scenario.Key.optional;

import dev.rundown.simulation.scenario.Shape.Fields;
import dev.rundown.simulation.scenario.Shape.Fields.Presence;
import dev.rundown.simulation.scenario.Shape.Word;
import java.util.ArrayList;
import java.util.List;

/// The keys below `registrar`.
final class RegistrarKeys {
    /// What the registrar leaves open, and the answers there are; the default first.
    static final List<Key> KNOBS = List.of(
            knob("callbacks", "Which callbacks never overlap (K1).", "per-binding", "per-module", "global"),
            knob(
                    "detach-before-attach-returned",
                    "Whether a detach may come before `ClientAttachProvider` has returned (K2).",
                    "never",
                    "may"),
            knob("doomed-attach", "What becomes of an attach call after a deregistration (K3).", "forward", "refuse"),
            knob(
                    "second-thoughts",
                    "What becomes of a binding whose client fails after a successful attach (K4).",
                    "detach-provider-clean-both",
                    "detach-provider-clean-provider",
                    "ignore"),
            knob(
                    "detach-order",
                    "Order of the two detach callbacks (K5).",
                    "any",
                    "client-first",
                    "provider-first",
                    "initiator-first"),
            knob("detach-overlap", "Whether the two detach callbacks may overlap (K5).", "yes", "no"),
            knob("cleanup-order", "Order of the two cleanup callbacks (K6).", "any", "client-first", "provider-first"),
            knob("wait-after-cleanup", "Whether a wait ends only after the cleanups (K6).", "yes", "no"),
            knob(
                    "deregister-answer",
                    "What deregistering answers when nothing is bound (K7).",
                    "pending",
                    "success-when-idle"),
            knob(
                    "deregister-in-callback",
                    "Whether a module may deregister itself in its own callback (K8).",
                    "allowed",
                    "rejected"),
            knob("detach-thread", "On which thread detach callbacks run (K9).", "worker", "deregistering"),
            knob("detach-irql", "At which level detach callbacks run (K9).", "caller", "any", "passive"),
            knob("register-returns", "When registering returns (K10).", "after-attaches", "at-once"),
            knob("deregister-returns", "When deregistering returns (K11).", "any", "after-callbacks", "at-once"));

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

    private static Key knob(String name, String about, String... values) {
        var words = List.of(values);
        return optional(name, new Word("a value of " + name, words), about, words.getFirst());
    }

    private static List<Key> andFirst(Key first, List<Key> keys) {
        var all = new ArrayList<Key>();
        all.add(first);
        all.addAll(keys);
        return List.copyOf(all);
    }

    private RegistrarKeys() {}
}
