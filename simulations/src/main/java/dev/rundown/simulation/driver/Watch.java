package dev.rundown.simulation.driver;

import dev.rundown.actor.Address;
import dev.rundown.actor.Envelope;
import dev.rundown.actor.Event;
import dev.rundown.simulation.rule.Automaton;
import dev.rundown.simulation.rule.Goal;
import dev.rundown.simulation.rule.Judgement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Everybody who looks at events: the judged rules and the goals.
final class Watch {
    private final Slots slots;
    private final List<Watcher> watchers = new ArrayList<>();
    private final List<Watcher.Watched> watched = new ArrayList<>();
    private final Set<Integer> known = new HashSet<>();
    private final List<Watcher.Watched> presences = new ArrayList<>();

    Watch(Ensemble ensemble, Slots slots) {
        this.slots = slots;
        ensemble.rules().forEach(it -> watchers.add(new Watcher.Judging(it)));
        ensemble.goals().forEach(it -> watchers.add(new Watcher.Awaiting(it)));
        watchers.add(new Watcher.Tracking(new Presence()));
    }

    /// What the events of one step have led to.
    record Judged(List<Breach> breaches, List<Goal> reached) {}

    /// Shows `events` to every automaton that they concern; reads and writes go through `reading`.
    Judged judge(List<Event> events, Reading reading) {
        var judged = new Judged(new ArrayList<>(), new ArrayList<>());
        for (var event : events) {
            for (var watcher : watchers) {
                show(event, watcher, watcher.automaton(), reading, judged);
            }
        }
        return judged;
    }

    @SuppressWarnings("unchecked") // The slot was made with the initial state of this automaton.
    private <K, S> void show(Event event, Watcher watcher, Automaton<K, S> automaton, Reading reading, Judged judged) {
        var found = automaton.key(event);
        if (found.isEmpty()) {
            return;
        }
        var key = found.get();
        int slot = slot(watcher, automaton, key);
        var state = reading.look(slot);
        if (state instanceof Watcher.Broken) {
            return;
        }
        switch (automaton.next(key, (S) state, event)) {
            case Judgement.Going<S>(var next) -> reading.write(slot, next);
            case Judgement.Reached<S>(var next) -> {
                reading.write(slot, next);
                if (watcher instanceof Watcher.Awaiting(var goal)) {
                    judged.reached().add(goal);
                }
            }
            case Judgement.Broken<S>(var blame, var sentence) -> {
                reading.write(slot, new Watcher.Broken(watcher.id(), blame));
                if (watcher instanceof Watcher.Judging(var rule)) {
                    judged.breaches().add(new Breach(rule, blame, sentence));
                }
            }
        }
    }

    private <K, S> int slot(Watcher watcher, Automaton<K, S> automaton, K key) {
        int slot = slots.index(Slot.automaton(watcher.id(), key), automaton.initial());
        if (known.add(slot)) {
            var added = new Watcher.Watched(watcher, key, slot);
            (watcher instanceof Watcher.Tracking ? presences : watched).add(added);
        }
        return slot;
    }

    /// Of each extension, whether its code is in memory.
    List<Watcher.Watched> presences() {
        return presences;
    }

    /// Whether `envelope`, under way in the world at `offset`, would run code that has left memory.
    boolean strays(Envelope envelope, Numbers worlds, int offset, int length) {
        for (var it : presences) {
            boolean gone = it.slot() < length && worlds.at(offset + it.slot()) != 0;
            if (gone && Presence.enters(envelope, (Address) it.key())) {
                return true;
            }
        }
        return false;
    }

    /// Whether some extension has left memory in the world at `offset`.
    boolean isAnyGone(Numbers worlds, int offset, int length) {
        for (int i = 0; i < presences.size(); i++) { // Called for each world: no iterator.
            int slot = presences.get(i).slot();
            if (slot < length && worlds.at(offset + slot) != 0) {
                return true;
            }
        }
        return false;
    }

    /// What is owed in a world in which nothing can happen any more, in the order of rules and keys.
    List<Breach> owed(int[] world) {
        var breaches = new ArrayList<Breach>();
        for (var it : watched) {
            if (it.slot() < world.length) {
                it.owed(slots.value(it.slot(), world[it.slot()])).ifPresent(breaches::add);
            }
        }
        breaches.sort((a, b) -> {
            int byRule = a.rule().id().compareTo(b.rule().id());
            return byRule != 0 ? byRule : a.sentence().compareTo(b.sentence());
        });
        return List.copyOf(breaches);
    }
}
