package dev.rundown.simulation.controlled;

import java.util.ArrayList;
import java.util.List;

/// What a step touched: its receiver, who has ended and whose child that was, and whether the clock. Two steps commute
/// unless they touch the same; memory that actors share by other ways than messages is not seen.
final class Footprint {
    private final List<Party> parties = new ArrayList<>(1);
    private boolean isClockTouched;

    void add(Party party) {
        if (!parties.contains(party)) {
            parties.add(party);
        }
    }

    void touchClock() {
        isClockTouched = true;
    }

    /// By name, so that it can be compared with one of another run of the same schedule.
    boolean commutes(Footprint other) {
        if (isClockTouched && other.isClockTouched) {
            return false;
        }
        for (var party : parties) {
            for (var it : other.parties) {
                if (party.name().equals(it.name())) {
                    return false;
                }
            }
        }
        return true;
    }
}
