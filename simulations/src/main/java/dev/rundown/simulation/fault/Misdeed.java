package dev.rundown.simulation.fault;

import dev.rundown.actor.ActorLogic;
import dev.rundown.actor.Cells;
import dev.rundown.actor.Delivery;
import dev.rundown.actor.Effect;
import dev.rundown.actor.Message;
import dev.rundown.actor.Part;
import dev.rundown.actor.Standstill;
import dev.rundown.actor.Step;
import dev.rundown.actor.Wait;
import java.util.ArrayList;
import java.util.List;

/// An actor that, when a delivery passes a point, does something else with it.
///
/// @param <S> the state of the wrapped logic
/// @param <M> the messages of the wrapped logic
final class Misdeed<S, M extends Message> implements ActorLogic<S, M> {
    private final String name;
    private final ActorLogic<S, M> inner;
    private final Deed deed;
    private final Condition condition;

    Misdeed(String name, ActorLogic<S, M> inner, Deed deed, Condition condition) {
        this.name = name;
        this.inner = inner;
        this.deed = deed;
        this.condition = condition;
    }

    @Override
    public S initial() {
        return inner.initial();
    }

    @Override
    public Step<S> receive(S state, Delivery<M> delivery, Cells cells) {
        return deed.seen(received(state, delivery, cells), delivery.lane());
    }

    private Step<S> received(S state, Delivery<M> delivery, Cells cells) {
        var meant = deed.meant(delivery);
        if (!meant.equals(delivery)) {
            return inner.receive(state, meant, cells);
        }
        var subject = deed.occasion(delivery);
        if (subject.isEmpty()) {
            return inner.receive(state, delivery, cells);
        }
        var part = new Part<>("fault " + name, FaultState.UNUSED);
        var before = cells.read(part);
        if (before.active().contains(subject.get())) {
            return Step.held(state); // It was lost.
        }
        var decided = condition.decide(name, subject.get(), before, cells);
        boolean fires = decided.fired() > before.fired();
        var step = fires ? deed.instead(state, delivery, inner, cells) : inner.receive(state, delivery, cells);
        if (step.held()) {
            return step;
        }
        var effects = new ArrayList<>(step.effects());
        if (fires) {
            effects.addFirst(new Effect.Happened(new FaultFired(name)));
        }
        var now = deed.isForEver() ? decided : decided.ended();
        if (!now.equals(before)) {
            effects.add(new Effect.Put<>(part, now));
        }
        return new Step<>(step.state(), effects, false);
    }

    @Override
    public List<Wait> waits(S state, Message owed, Standstill standstill) {
        return inner.waits(state, owed, standstill);
    }
}
