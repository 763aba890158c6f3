package dev.rundown.simulation.driver;

import dev.rundown.actor.Effect;
import dev.rundown.actor.Envelope;
import dev.rundown.actor.Event;
import dev.rundown.actor.Message;
import dev.rundown.actor.Sent;
import dev.rundown.actor.Step;
import dev.rundown.simulation.fault.Bugcheck;
import dev.rundown.simulation.rule.Observed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Runs an actor on one delivery and records what the result depended on.
final class Learner {
    private final Ensemble ensemble;
    private final Slots slots;
    private final Watch watch;
    private final Set<Slot.Kind> keyed;

    /// @param keyed the kinds of slots that a step may be remembered by; anything less than all is unsound
    Learner(Ensemble ensemble, Slots slots, Watch watch, Set<Slot.Kind> keyed) {
        this.ensemble = ensemble;
        this.slots = slots;
        this.watch = watch;
        this.keyed = keyed;
    }

    /// What happens in `world` when the message under way on `lane` is delivered.
    ///
    /// @param taken the alternatives of the first choices; beyond these the first alternative is taken
    Learnt learn(int[] world, int lane, List<Integer> taken) {
        int under = world[lane];
        var envelope = (Envelope) slots.value(lane, under);
        var actor = ensemble.receiver(envelope);
        var reading = new Reading(slots, world, envelope.to(), taken, keyed);
        int stateSlot = slots.index(Slot.of(envelope.to()), actor.logic().initial());
        var step = actor.receive(reading.look(stateSlot), envelope, reading);
        if (step.held()) {
            reading.checkNothingWritten(envelope);
            return held(envelope, reading);
        }
        var sent = envelope.sent(step);
        for (var started : sent.started()) {
            if (reading.look(slots.lane(started.lane())) != Slots.Idle.IDLE) {
                return held(envelope, reading);
            }
        }
        reading.write(stateSlot, step.state());
        for (var effect : step.effects()) {
            if (effect instanceof Effect.Put<?> put) {
                reading.put(put);
            }
        }
        sent.started().forEach(it -> reading.write(slots.lane(it.lane()), it));
        var events = events(envelope, step);
        var judged = watch.judge(events, reading);
        events.stream().filter(Bugcheck.class::isInstance).forEach(it -> reading.write(Slots.END, it));
        var writes = new ArrayList<>(reading.writes());
        int next = sent.next().map(it -> slots.values(lane).idOf(it)).orElse(0);
        if (next != under) {
            writes.add(new Learnt.Write(lane, under, next));
        }
        return new Learnt(reading.path(), false, writes, occurrence(envelope, reading, sent, events, judged));
    }

    private static Learnt held(Envelope envelope, Reading reading) {
        return new Learnt(
                reading.path(),
                true,
                List.of(),
                new Occurrence(
                        Optional.of(envelope),
                        reading.alternatives(),
                        Optional.of(envelope),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of()));
    }

    private static Occurrence occurrence(
            Envelope envelope, Reading reading, Sent sent, List<Event> events, Watch.Judged judged) {
        return new Occurrence(
                Optional.of(envelope),
                reading.alternatives(),
                sent.next(),
                sent.started(),
                events,
                judged.breaches(),
                judged.reached());
    }

    /// What a step means, in order: the callback that it takes, then its effects one by one.
    static List<Event> events(Envelope envelope, Step<?> step) {
        var events = new ArrayList<Event>();
        Observed.delivered(envelope).ifPresent(events::add);
        for (var effect : step.effects()) {
            switch (effect) {
                case Effect.Happened(var event) -> events.add(event);
                case Effect.Call it -> sent(it.message(), envelope).ifPresent(events::add);
                case Effect.Return it -> sent(it.message(), envelope).ifPresent(events::add);
                case Effect.Start it ->
                    Observed.started(it.message(), envelope.to(), it.lane()).ifPresent(events::add);
                case Effect.Continue _, Effect.Put<?> _ -> {} // Seen by nobody else.
            }
        }
        return List.copyOf(events);
    }

    private static Optional<Event> sent(Message message, Envelope envelope) {
        return Observed.sent(message, envelope.to(), envelope.lane());
    }
}
