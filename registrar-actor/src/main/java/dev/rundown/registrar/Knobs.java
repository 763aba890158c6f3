package dev.rundown.registrar;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// A value for every [Knob]. In each enumeration the default comes first.
public record Knobs(
        Callbacks callbacks,
        DetachBeforeAttachReturned detachBeforeAttachReturned,
        DoomedAttach doomedAttach,
        SecondThoughts secondThoughts,
        DetachOrder detachOrder,
        Answer detachOverlap,
        CleanupOrder cleanupOrder,
        Answer waitAfterCleanup,
        DeregisterAnswer deregisterAnswer,
        DeregisterInCallback deregisterInCallback,
        DetachThread detachThread,
        DetachIrql detachIrql,
        RegisterReturns registerReturns,
        DeregisterReturns deregisterReturns) {
    /// Every knob at its default.
    public static final Knobs DEFAULT = of(new TreeMap<>());

    /// Either of two.
    public enum Answer {
        YES,
        NO
    }

    /// K1.
    public enum Callbacks {
        PER_BINDING,
        PER_MODULE,
        GLOBAL
    }

    /// K2.
    public enum DetachBeforeAttachReturned {
        NEVER,
        MAY
    }

    /// K3.
    public enum DoomedAttach {
        FORWARD,
        REFUSE
    }

    /// K4. `IGNORE` is what the user-mode registrar does: both contexts are cleaned up and the provider is not asked.
    public enum SecondThoughts {
        DETACH_PROVIDER_CLEAN_BOTH,
        DETACH_PROVIDER_CLEAN_PROVIDER,
        IGNORE
    }

    /// K5. A pinned order calls the second side when the first has answered.
    public enum DetachOrder {
        ANY,
        CLIENT_FIRST,
        PROVIDER_FIRST,
        INITIATOR_FIRST
    }

    /// K6. A pinned order calls the second side when the first has returned.
    public enum CleanupOrder {
        ANY,
        CLIENT_FIRST,
        PROVIDER_FIRST
    }

    /// K7.
    public enum DeregisterAnswer {
        PENDING,
        SUCCESS_WHEN_IDLE
    }

    /// K8.
    public enum DeregisterInCallback {
        ALLOWED,
        REJECTED
    }

    /// K9. `DEREGISTERING` implies that callbacks do not overlap and that deregistering returns after them.
    public enum DetachThread {
        WORKER,
        DEREGISTERING
    }

    /// K9. A lane at DISPATCH_LEVEL says so in its name ([Level]).
    public enum DetachIrql {
        CALLER,
        ANY,
        PASSIVE
    }

    /// K10.
    public enum RegisterReturns {
        AFTER_ATTACHES,
        AT_ONCE
    }

    /// K11. With `ANY` and `AT_ONCE` the answer is on its way before the callbacks have answered; which of them its
    /// caller sees first is left to the schedule.
    public enum DeregisterReturns {
        ANY,
        AFTER_CALLBACKS,
        AT_ONCE
    }

    /// The knobs that have these words, all others at their defaults.
    ///
    /// @throws IllegalArgumentException for a word that the knob does not have
    public static Knobs of(Map<Knob, String> words) {
        return new Knobs(
                value(words, Knob.CALLBACKS, Callbacks.values()),
                value(words, Knob.DETACH_BEFORE_ATTACH_RETURNED, DetachBeforeAttachReturned.values()),
                value(words, Knob.DOOMED_ATTACH, DoomedAttach.values()),
                value(words, Knob.SECOND_THOUGHTS, SecondThoughts.values()),
                value(words, Knob.DETACH_ORDER, DetachOrder.values()),
                value(words, Knob.DETACH_OVERLAP, Answer.values()),
                value(words, Knob.CLEANUP_ORDER, CleanupOrder.values()),
                value(words, Knob.WAIT_AFTER_CLEANUP, Answer.values()),
                value(words, Knob.DEREGISTER_ANSWER, DeregisterAnswer.values()),
                value(words, Knob.DEREGISTER_IN_CALLBACK, DeregisterInCallback.values()),
                value(words, Knob.DETACH_THREAD, DetachThread.values()),
                value(words, Knob.DETACH_IRQL, DetachIrql.values()),
                value(words, Knob.REGISTER_RETURNS, RegisterReturns.values()),
                value(words, Knob.DEREGISTER_RETURNS, DeregisterReturns.values()));
    }

    /// These knobs with one of them set.
    ///
    /// @throws IllegalArgumentException for a word that the knob does not have
    public Knobs with(Knob knob, String word) {
        var words = new TreeMap<>(words());
        words.put(knob, word);
        return of(words);
    }

    /// The word of each knob.
    public SortedMap<Knob, String> words() {
        var words = new TreeMap<Knob, String>();
        words.put(Knob.CALLBACKS, Knob.word(callbacks));
        words.put(Knob.DETACH_BEFORE_ATTACH_RETURNED, Knob.word(detachBeforeAttachReturned));
        words.put(Knob.DOOMED_ATTACH, Knob.word(doomedAttach));
        words.put(Knob.SECOND_THOUGHTS, Knob.word(secondThoughts));
        words.put(Knob.DETACH_ORDER, Knob.word(detachOrder));
        words.put(Knob.DETACH_OVERLAP, Knob.word(detachOverlap));
        words.put(Knob.CLEANUP_ORDER, Knob.word(cleanupOrder));
        words.put(Knob.WAIT_AFTER_CLEANUP, Knob.word(waitAfterCleanup));
        words.put(Knob.DEREGISTER_ANSWER, Knob.word(deregisterAnswer));
        words.put(Knob.DEREGISTER_IN_CALLBACK, Knob.word(deregisterInCallback));
        words.put(Knob.DETACH_THREAD, Knob.word(detachThread));
        words.put(Knob.DETACH_IRQL, Knob.word(detachIrql));
        words.put(Knob.REGISTER_RETURNS, Knob.word(registerReturns));
        words.put(Knob.DEREGISTER_RETURNS, Knob.word(deregisterReturns));
        return Collections.unmodifiableSortedMap(words);
    }

    private static <E extends Enum<E>> E value(Map<Knob, String> words, Knob knob, E[] values) {
        var word = words.getOrDefault(knob, Knob.word(values[0]));
        for (var value : values) {
            if (Knob.word(value).equals(word)) {
                return value;
            }
        }
        throw new IllegalArgumentException("%s has no value %s; it has %s".formatted(knob, word, knob.words()));
    }
}
