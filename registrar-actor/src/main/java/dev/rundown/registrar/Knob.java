package dev.rundown.registrar;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What nothing published settles (section 2.6 of the contract). Each is a choice in the open; the first word is the
/// default.
public enum Knob {
    CALLBACKS("K1", "callbacks", "Which callbacks never overlap", Knobs.Callbacks.class),
    DETACH_BEFORE_ATTACH_RETURNED(
            "K2",
            "detach-before-attach-returned",
            "Whether a detach may come before `ClientAttachProvider` has returned",
            Knobs.DetachBeforeAttachReturned.class),
    DOOMED_ATTACH(
            "K3", "doomed-attach", "What becomes of an attach call after a deregistration", Knobs.DoomedAttach.class),
    SECOND_THOUGHTS(
            "K4",
            "second-thoughts",
            "What becomes of a binding whose client fails after a successful attach",
            Knobs.SecondThoughts.class),
    DETACH_ORDER("K5", "detach-order", "Order of the two detach callbacks", Knobs.DetachOrder.class),
    DETACH_OVERLAP("K5", "detach-overlap", "Whether the two detach callbacks may overlap", Knobs.Answer.class),
    CLEANUP_ORDER("K6", "cleanup-order", "Order of the two cleanup callbacks", Knobs.CleanupOrder.class),
    WAIT_AFTER_CLEANUP("K6", "wait-after-cleanup", "Whether a wait ends only after the cleanups", Knobs.Answer.class),
    DEREGISTER_ANSWER(
            "K7",
            "deregister-answer",
            "What deregistering answers when nothing is bound",
            Knobs.DeregisterAnswer.class),
    DEREGISTER_IN_CALLBACK(
            "K8",
            "deregister-in-callback",
            "Whether a module may deregister itself in its own callback",
            Knobs.DeregisterInCallback.class),
    DETACH_THREAD("K9", "detach-thread", "On which thread detach callbacks run", Knobs.DetachThread.class),
    DETACH_IRQL("K9", "detach-irql", "At which level detach callbacks run", Knobs.DetachIrql.class),
    REGISTER_RETURNS("K10", "register-returns", "When registering returns", Knobs.RegisterReturns.class),
    DEREGISTER_RETURNS("K11", "deregister-returns", "When deregistering returns", Knobs.DeregisterReturns.class);

    private final String number;
    private final String word;
    private final String about;
    private final Class<? extends Enum<?>> values;

    Knob(String number, String word, String about, Class<? extends Enum<?>> values) {
        this.number = number;
        this.word = word;
        this.about = about;
        this.values = values;
    }

    /// `K1` to `K11`; two of them have two parts.
    public String number() {
        return number;
    }

    /// Its name in a scenario.
    public String word() {
        return word;
    }

    /// What it decides, without a full stop.
    public String about() {
        return about;
    }

    /// The words of its values, the default first.
    public List<String> words() {
        return Arrays.stream(values.getEnumConstants()).map(Knob::word).toList();
    }

    /// The knob of this name.
    public static Optional<Knob> named(String word) {
        return Arrays.stream(values()).filter(it -> it.word.equals(word)).findFirst();
    }

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public String toString() {
        return word;
    }
}
