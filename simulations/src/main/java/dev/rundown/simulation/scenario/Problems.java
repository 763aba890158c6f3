package dev.rundown.simulation.scenario;

import java.util.ArrayList;
import java.util.List;

/// Collects the mistakes of one file, so that all are reported at once.
final class Problems {
    /// After so many a file is probably not a scenario at all.
    private static final int MOST = 50;

    private final List<Problem> found = new ArrayList<>();

    void add(Place place, String sentence) {
        found.add(new Problem(place, sentence));
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    /// Ends the reading if anything was found.
    void throwIfAny() {
        if (!found.isEmpty()) {
            throw new InputException(found.stream().limit(MOST).toList());
        }
    }
}
