package dev.rundown.registrar;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// The registrar of upstream's user-mode tests (`usersim/src/nmr_impl.cpp`), with those of its gaps that are switched
/// on. UM14 and UM15 are not gaps of the logic: see [Gap#UM14] and [Gap#UM15].
///
/// @param gaps how it differs from `spec`
public record UmMock(SortedSet<Gap> gaps) implements RegistrarFlavor {
    private static final String NAME = "um-mock";
    private static final String NONE = "none";

    /// With every gap.
    public static final UmMock ALL = new UmMock(new TreeSet<>(EnumSet.allOf(Gap.class)));

    public UmMock {
        gaps = Collections.unmodifiableSortedSet(new TreeSet<>(gaps));
    }

    /// With these gaps and no others.
    public static UmMock with(Gap... gaps) {
        return new UmMock(new TreeSet<>(List.of(gaps)));
    }

    /// Where the user-mode registrar differs from the contract.
    public enum Gap {
        UM1("a deregistration during an attach is lost", Duty.REMEMBER_EARLY_DEREGISTER),
        UM2("second thoughts clean up both contexts and detach nobody", Duty.DETACH_BEFORE_UNDOING),
        UM3("a refused client is cleaned up although it freed its context", Duty.FORGET_REFUSED_CONTEXT),
        UM4("no detach for a side whose context is null", Duty.DETACH_NULL_CONTEXTS),
        UM5("no cleanup for a side whose context is null", Duty.CLEAN_NULL_CONTEXTS),
        UM6("early completions of both sides clean up twice", Duty.CLEAN_ONCE),
        UM7("cleanup runs under a lock that every call needs", Duty.CLEAN_WITHOUT_LOCK),
        UM8("an early completion ends the registrar", Duty.EXPECT_EARLY_COMPLETION),
        UM9("a wait without a deregistration is accepted", Duty.REFUSE_WAIT_WHEN_ACTIVE),
        UM10("a dead handle ends the registrar", Duty.SURVIVE_BAD_HANDLES),
        UM11("deregistering answers STATUS_SUCCESS when nothing is bound") {
            @Override
            Knobs settle(Knobs knobs) {
                return knobs.with(Knob.DEREGISTER_ANSWER, "success-when-idle");
            }
        },
        UM12("nothing is validated", Duty.VALIDATE),
        UM13("client detach, provider detach, client cleanup, provider cleanup: always, on one thread") {
            @Override
            Knobs settle(Knobs knobs) {
                return knobs.with(Knob.DETACH_ORDER, "client-first")
                        .with(Knob.CLEANUP_ORDER, "client-first")
                        .with(Knob.DETACH_THREAD, "deregistering");
            }
        },
        /// No other level is ever tried. `spec` tries none either unless a scenario asks for it.
        UM14("every callback at PASSIVE_LEVEL") {
            @Override
            Knobs settle(Knobs knobs) {
                return knobs.with(Knob.DETACH_IRQL, "passive");
            }
        },
        /// Which calls a test can make fail is the fault injector's affair: here nothing differs.
        UM15("faults in three calls only");

        private final String sentence;
        private final Optional<Duty> omitted;

        Gap(String sentence) {
            this.sentence = sentence;
            this.omitted = Optional.empty();
        }

        Gap(String sentence, Duty omitted) {
            this.sentence = sentence;
            this.omitted = Optional.of(omitted);
        }

        Knobs settle(Knobs knobs) {
            return knobs;
        }

        /// What is different.
        public String sentence() {
            return sentence;
        }
    }

    /// With the gaps where they are not all.
    @Override
    public String word() {
        return gaps.size() == Gap.values().length ? NAME : NAME + ":" + (gaps.isEmpty() ? NONE : listed());
    }

    private String listed() {
        return gaps.stream().map(Gap::name).collect(Collectors.joining(","));
    }

    /// `um-mock`, `um-mock:UM1,UM4` or `um-mock:none`.
    static Optional<UmMock> named(String word) {
        if (word.equals(NAME)) {
            return Optional.of(ALL);
        }
        if (!word.startsWith(NAME + ":")) {
            return Optional.empty();
        }
        var listed = List.of(word.substring(NAME.length() + 1).split(",", -1));
        if (listed.equals(List.of(NONE))) {
            return Optional.of(with());
        }
        var known = Arrays.stream(Gap.values()).map(Gap::name).toList();
        return known.containsAll(listed)
                ? Optional.of(with(listed.stream().map(Gap::valueOf).toArray(Gap[]::new)))
                : Optional.empty();
    }

    @Override
    public boolean does(Duty duty) {
        return gaps.stream().noneMatch(it -> it.omitted.filter(duty::equals).isPresent());
    }

    @Override
    public Knobs settle(Knobs knobs) {
        var settled = knobs;
        for (var gap : gaps) {
            settled = gap.settle(settled);
        }
        return settled;
    }
}
