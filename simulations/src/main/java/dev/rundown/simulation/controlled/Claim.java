package dev.rundown.simulation.controlled;

import java.util.function.BooleanSupplier;

/// What a test says that holds.
final class Claim {
    /// When it has to hold.
    enum When {
        ALWAYS("always"),
        EVENTUALLY("eventually"),
        IN_THE_END("in the end");

        private final String word;

        When(String word) {
            this.word = word;
        }
    }

    private final When when;
    private final String sentence;
    private final BooleanSupplier holds;
    private boolean isMet;

    Claim(When when, String sentence, BooleanSupplier holds) {
        this.when = when;
        this.sentence = sentence;
        this.holds = holds;
    }

    /// Looks whether it is broken now.
    boolean isBroken() {
        return switch (when) {
            case ALWAYS -> !holds.getAsBoolean();
            case EVENTUALLY -> {
                isMet = isMet || holds.getAsBoolean();
                yield false;
            }
            case IN_THE_END -> false;
        };
    }

    /// Looks whether it is broken when nothing is left to do.
    boolean isBrokenAtEnd() {
        return switch (when) {
            case ALWAYS -> false;
            case EVENTUALLY -> !isMet;
            case IN_THE_END -> !holds.getAsBoolean();
        };
    }

    When when() {
        return when;
    }

    String sentence() {
        return sentence;
    }

    @Override
    public String toString() {
        return "%s \"%s\"".formatted(when.word, sentence);
    }
}
