package dev.rundown.simulation.controlled;

import java.io.Serial;

/// Two runs of one schedule were not the same. The message names the first step that differs.
public final class NotDeterministic extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    NotDeterministic(String sentence) {
        super(sentence
                + ". An actor does not depend on its messages alone: look for a wall clock (take a Clock, and give it"
                + " sim.clock()), for Random or UUID (take a seed), for a HashMap whose order shows, for a static or a"
                + " field of the test that an earlier schedule has changed.");
    }
}
