package dev.rundown.simulation.controlled;

import java.util.ArrayList;
import java.util.List;

/// What a step touched: its receiver, who has ended and whose child that was, whom it watches, and whether the clock.
/// Two steps commute unless they touch the same; memory that actors share by other ways than messages is not seen.
///
/// By name, so that it can be compared with one of another run of the same schedule.
final class Footprint {
    private final List<String> slots = new ArrayList<>(1);
    private List<String> ended = List.of();
    private List<String> watched = List.of();
    private List<Taken.Key> started = List.of();
    private List<Taken.Key> due = List.of();
    private boolean isClockTouched;
    private boolean isOfAll;

    void add(Party party) {
        add(party.name());
    }

    void add(String slot) {
        if (!slots.contains(slot)) {
            slots.add(slot);
        }
    }

    void addEnded(Party party) {
        add(party);
        if (ended.isEmpty()) {
            ended = new ArrayList<>(1);
        }
        ended.add(party.name());
    }

    /// Whether it is still there matters, nothing else of it.
    void addWatched(Party party) {
        if (watched.isEmpty()) {
            watched = new ArrayList<>(1);
        }
        watched.add(party.name());
    }

    void touchClock() {
        isClockTouched = true;
    }

    /// It depends on everything: a timer that rings because nothing else may happen.
    void touchAll() {
        isOfAll = true;
    }

    /// The timers that are there afterwards.
    ///
    /// @param all  of them
    /// @param next those that ring next
    void timers(List<Taken.Key> all, List<Taken.Key> next) {
        started = all;
        due = next;
    }

    boolean isClockTouched() {
        return isClockTouched;
    }

    boolean isOfAll() {
        return isOfAll;
    }

    boolean hasEnded(String party) {
        return ended.contains(party);
    }

    List<Taken.Key> started() {
        return started;
    }

    List<Taken.Key> due() {
        return due;
    }

    boolean commutes(Footprint other) {
        if (isOfAll || other.isOfAll || (isClockTouched && other.isClockTouched)) {
            return false;
        }
        for (int i = 0; i < slots.size(); i++) {
            if (other.slots.contains(slots.get(i))) {
                return false;
            }
        }
        return isBlindTo(other) && other.isBlindTo(this);
    }

    private boolean isBlindTo(Footprint other) {
        for (int i = 0; i < watched.size(); i++) {
            if (other.ended.contains(watched.get(i))) {
                return false;
            }
        }
        return true;
    }
}
