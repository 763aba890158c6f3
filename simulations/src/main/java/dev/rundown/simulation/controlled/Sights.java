package dev.rundown.simulation.controlled;

import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;

/// Which probes each claim looks at in the middle of a schedule. Between two messages to different probes a claim about
/// both may be broken, so such messages do not commute. A claim that looks at none of them looks at something else:
/// then nothing commutes.
final class Sights {
    private final Map<String, SortedSet<String>> seen = new TreeMap<>();
    private SortedSet<String> now = new TreeSet<>();
    private boolean isLooking;
    private boolean hasGrown;

    /// Whether `claim` is broken now.
    boolean isBroken(Claim claim) {
        return claim.when() == Claim.When.IN_THE_END ? claim.isBroken() : whileLooking(claim, claim::isBroken);
    }

    private boolean whileLooking(Claim claim, BooleanSupplier broken) {
        now = seen.computeIfAbsent(claim.sentence(), _ -> new TreeSet<>());
        isLooking = true;
        try {
            return broken.getAsBoolean();
        } finally {
            isLooking = false;
        }
    }

    /// Somebody looks at the probe of this name.
    void look(String probe) {
        if (isLooking && now.add(probe)) {
            hasGrown = true;
        }
    }

    /// Whether more was looked at than at the last time this was asked.
    boolean hasGrown() {
        boolean answer = hasGrown;
        hasGrown = false;
        return answer;
    }

    /// Adds to `footprint` the claims that a message to `receiver` may break.
    void add(Footprint footprint, String receiver) {
        seen.forEach((sentence, probes) -> {
            if (probes.isEmpty() || (probes.size() > 1 && probes.contains(receiver))) {
                footprint.add("claim \"" + sentence + "\"");
            }
        });
    }
}
