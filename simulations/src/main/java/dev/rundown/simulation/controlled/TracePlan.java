package dev.rundown.simulation.controlled;

import dev.rundown.actor.Lane;
import dev.rundown.simulation.dpor.Plans;
import dev.rundown.simulation.dpor.Relation;
import dev.rundown.simulation.dpor.Trace;
import dev.rundown.simulation.dpor.Transitions.Offer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Goes through the traces of a test, one schedule of each: the actors are run again from the start for every one.
///
/// A process is a lane. Steps depend on each other when they touch the same actor or both the clock, or when one comes
/// from the other. That the test's body goes on is a step as well: it comes when nothing is left to do, and all that
/// is done before and after it stays there. A timer that may ring while messages are under way may also ring just
/// before the body goes on, if it need not have come last: that is the same trace.
final class TracePlan implements Chooser {
    private static final Lane BODY = new Lane("the test's body");

    private final Sights sights;
    private final Plans<Act> plans = new Plans<>(new BySlot(), this::offer);
    private final Limits limits;
    private final VirtualScheduler scheduler;
    private final LooksAhead looksAhead;
    private final Map<List<Act>, Optional<List<Act>>> footprints = new HashMap<>();
    private final Footprint start = new Footprint();
    private long missed;
    private int cursor; // How many acts of the schedule at hand were done.
    private int replayed; // So many of them are those of the schedule before.
    private int bodies;
    private int last = Integer.MAX_VALUE; // How many there were when the test's body came to its end.
    private boolean isForced;
    private boolean isBlocked;
    private Optional<Act> next = Optional.empty();

    /// Runs the actors up to a step that is not planned yet.
    @FunctionalInterface
    interface LooksAhead {
        /// What `step` touches after `path`; empty when it cannot be taken there.
        Optional<Footprint> footprint(List<Act> path, Act step);
    }

    TracePlan(Limits limits, Sights sights, VirtualScheduler scheduler, LooksAhead looksAhead) {
        this.looksAhead = looksAhead;
        this.scheduler = scheduler;
        this.limits = limits;
        this.sights = sights;
    }

    private static final class BySlot implements Relation<Act> {
        @Override
        public Object process(Act act) {
            return act.key().lane();
        }

        @Override
        public boolean dependent(Act one, Act other) {
            return !one.footprint().commutes(other.footprint()) || one.comesFrom(other) || other.comesFrom(one);
        }
    }

    @Override
    public void forced() {
        isForced = true;
    }

    @Override
    public int pick(List<Pending> choices, int step) {
        var acts = new ArrayList<Act>(choices.size());
        for (var it : choices) {
            acts.add(act(it));
        }
        isForced = false;
        return chosen(acts);
    }

    @Override
    public int rested(List<Pending> timers) {
        var acts = new ArrayList<Act>();
        var all = new Footprint();
        all.touchAll();
        acts.add(new Act(Act.Kind.BODY, new Taken.Key(BODY, bodies), BODY.name(), all, Optional.empty()));
        if (!timers.isEmpty() && isMovable(done())) {
            timers.forEach(it -> acts.add(act(it)));
        }
        int index = chosen(acts);
        if (index > 0) {
            return index - 1;
        }
        if (index == 0) {
            took(all);
            bodies++;
            return GO_ON;
        }
        return STOP;
    }

    @Override
    public void ending() {
        last = cursor;
    }

    private List<Act> done() {
        var done = new ArrayList<Act>(cursor);
        for (int i = 0; i < cursor; i++) {
            done.add(plans.taken(i));
        }
        return done;
    }

    private Act act(Pending it) {
        var footprint = new Footprint();
        if (it instanceof Ringing) {
            footprint.touchClock();
            if (isForced) {
                footprint.touchAll();
            }
        } else {
            footprint.add(it.receiver());
        }
        int origin = it.origin();
        return new Act(
                it instanceof Ringing ? Act.Kind.TIMER : Act.Kind.DELIVERY,
                Taken.Key.of(it),
                it.receiver().name(),
                footprint,
                origin == 0 ? Optional.empty() : Optional.of(plans.taken(origin - 1)));
    }

    private int chosen(List<Act> acts) {
        if (cursor < replayed) {
            int index = acts.indexOf(plans.taken(cursor));
            if (index < 0) {
                throw new NotDeterministic(
                        "step %d was \"%s\" before; with the same steps before it there is no such choice now"
                                .formatted(cursor + 1, plans.taken(cursor)));
            }
            return index;
        }
        noteBodysTimers();
        while (true) {
            next = plans.next(() -> acts);
            if (next.isEmpty()) {
                isBlocked = true;
                return STOP;
            }
            int index = acts.indexOf(next.get());
            if (index >= 0) {
                next = Optional.of(acts.get(index));
                return index;
            }
            plans.miss();
        }
    }

    /// The test's body may start timers as well, before the first step and after it has gone on.
    private void noteBodysTimers() {
        if (cursor == 0) {
            noteTimers(start);
        } else if (plans.taken(cursor - 1).kind() == Act.Kind.BODY) {
            noteTimers(plans.taken(cursor - 1).footprint());
        }
    }

    private void noteTimers(Footprint footprint) {
        var due = new ArrayList<Pending>();
        scheduler.addNext(due);
        footprint.timers(
                scheduler.started().stream().map(Taken.Key::of).toList(),
                due.stream().map(Taken.Key::of).toList());
    }

    @Override
    public void took(Footprint footprint) {
        if (cursor >= replayed) {
            var act = next.orElseThrow();
            if (act.footprint().isOfAll()) {
                footprint.touchAll();
            }
            if (footprint.isClockTouched()) {
                noteTimers(footprint);
            }
            sights.add(footprint, act.receiver());
            plans.took(act.taken(footprint));
        }
        cursor++;
    }

    boolean isBlocked() {
        return isBlocked;
    }

    /// How many plans could not be carried out: then not every trace may have been met.
    long missed() {
        return missed + plans.missed();
    }

    /// The steps of the schedule at hand in an order of the same trace in which no timer rings just before the body
    /// goes on: such as can be told to a person, and run again by itself.
    List<Taken.Key> steps() {
        var steps = new ArrayList<Act>();
        for (var act : done()) {
            int place = steps.size();
            if (isTimerAtWill(act)) {
                while (place > 0 && !depends(act, steps.get(place - 1))) {
                    place--;
                }
            }
            steps.add(place, act);
        }
        return steps.stream()
                .filter(it -> it.kind() != Act.Kind.BODY)
                .map(Act::key)
                .toList();
    }

    /// Plans the next schedule. Answers whether there is one.
    ///
    /// @param dropped what never came in the one at hand
    boolean next(List<Losses.Dropped> dropped) {
        if (!isBlocked) {
            var trace = plans.trace();
            plans.end(trace, held(trace, dropped));
        }
        boolean isLeft = plans.back();
        replayed = isLeft ? plans.depth() : 0;
        cursor = 0;
        bodies = 0;
        last = Integer.MAX_VALUE;
        isBlocked = false;
        return isLeft;
    }

    private static List<Act> held(Trace<Act> trace, List<Losses.Dropped> dropped) {
        var held = new ArrayList<Act>();
        var taken = trace.steps();
        for (var it : dropped) {
            boolean isFirst = held.stream()
                    .noneMatch(other -> other.key().lane().equals(it.key().lane()));
            if (isFirst) {
                var footprint = new Footprint();
                footprint.add(it.to());
                var origin = it.origin() == 0 ? Optional.<Act>empty() : Optional.of(taken.get(it.origin() - 1));
                held.add(new Act(Act.Kind.DELIVERY, it.key(), it.to(), footprint, origin));
            }
        }
        for (var act : taken) {
            for (var key : act.footprint().due()) {
                var footprint = new Footprint();
                footprint.touchClock();
                var timer = new Act(Act.Kind.TIMER, key, "clock", footprint, Optional.empty());
                if (!taken.contains(timer) && !held.contains(timer)) {
                    held.add(timer);
                }
            }
        }
        return held;
    }

    /// What the process of `step` could do after `path`, as far as the schedule at hand tells.
    private Offer<Act> offer(int from, List<Act> path, Act step) {
        var kept = new ArrayList<Act>(from + path.size());
        for (int i = 0; i < from; i++) {
            kept.add(plans.taken(i));
        }
        kept.addAll(path);
        boolean mayCome = switch (step.kind()) {
            case DELIVERY -> hasCome(kept, step);
            case TIMER -> hasStarted(kept, step.key());
            case BODY -> isTimerAtWill(plans.taken(from));
        };
        if (!mayCome) {
            return new Offer<>(List.of(), List.of());
        }
        boolean isEnabled = switch (step.kind()) {
            case DELIVERY -> kept.stream().noneMatch(it -> it.footprint().hasEnded(step.receiver()));
            case TIMER -> clock(kept).due().contains(step.key()) && rings(kept, from, step);
            case BODY -> true;
        };
        if (!isEnabled) {
            return new Offer<>(List.of(), List.of(step));
        }
        return new Offer<>(step.kind() == Act.Kind.DELIVERY ? known(kept, step) : List.of(step), List.of());
    }

    private boolean hasStarted(List<Act> kept, Taken.Key timer) {
        return start.started().contains(timer)
                || kept.stream().anyMatch(it -> it.footprint().started().contains(timer));
    }

    /// `step` with what it touches after `kept`, where its receiver has seen less: it is run up to there to be known.
    private List<Act> known(List<Act> kept, Act step) {
        var past = new ArrayList<Act>();
        for (int i = kept.size() - 1; i >= 0; i--) {
            var act = kept.get(i);
            if (depends(step, act) || past.stream().anyMatch(it -> depends(it, act))) {
                past.add(act);
            }
        }
        past.add(step);
        return footprints
                .computeIfAbsent(past, _ -> {
                    var touched = looksAhead.footprint(kept, step);
                    touched.ifPresent(it -> sights.add(it, step.receiver()));
                    return touched.map(step::taken).map(List::of);
                })
                .orElseGet(() -> {
                    missed++;
                    return List.of();
                });
    }

    private static boolean isTimerAtWill(Act act) {
        return act.kind() == Act.Kind.TIMER && !act.footprint().isOfAll();
    }

    private static boolean hasCome(List<Act> kept, Act step) {
        var key = step.key();
        return (step.origin().isEmpty() || kept.contains(step.origin().get()))
                && (key.nth() == 0
                        || kept.stream()
                                .anyMatch(it -> it.key().nth() == key.nth() - 1
                                        && it.key().lane().equals(key.lane())));
    }

    /// The last of `kept` that touched the clock.
    private Footprint clock(List<Act> kept) {
        for (int i = kept.size() - 1; i >= 0; i--) {
            if (touchesClock(kept.get(i))) {
                return kept.get(i).footprint();
            }
        }
        return start;
    }

    private static boolean touchesClock(Act act) {
        return act.footprint().isClockTouched() || act.kind() == Act.Kind.BODY;
    }

    /// Whether a timer that is the next one may ring after `kept`, which leaves out the act number `from`.
    private boolean rings(List<Act> kept, int from, Act timer) {
        var missing = plans.taken(from);
        if (timer.footprint().isOfAll()) {
            return missing.footprint().isOfAll() && missing.kind() == Act.Kind.TIMER;
        }
        if (kept.stream().filter(TracePlan::isTimerAtWill).count() >= limits.earlyRings()) {
            return false;
        }
        return from >= last || missing.kind() == Act.Kind.DELIVERY || isMovable(kept);
    }

    /// Whether something was done since the body last went on that a timer need not have waited for.
    private boolean isMovable(List<Act> kept) {
        var needed = new ArrayList<Act>();
        for (int i = kept.size() - 1; i >= 0; i--) {
            var act = kept.get(i);
            if (act.footprint().isOfAll()) {
                return false;
            }
            if (needed.isEmpty() ? touchesClock(act) : needed.stream().anyMatch(it -> depends(it, act))) {
                needed.add(act);
            } else {
                return true;
            }
        }
        return false;
    }

    private static boolean depends(Act one, Act other) {
        return one.key().lane().equals(other.key().lane()) || new BySlot().dependent(one, other);
    }
}
