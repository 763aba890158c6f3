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
import java.util.Optional;

/// An actor with one planned fault. The wrapped logic runs as always; what it sends is changed where the fault says
/// so. Several faults of one actor are several wrappers.
///
/// @param <S> the state of the wrapped logic
/// @param <M> the messages of the wrapped logic
final class FaultyLogic<S, M extends Message> implements ActorLogic<S, M> {
    private final String name;
    private final ActorLogic<S, M> inner;
    private final Fault fault;
    private final Condition condition;

    FaultyLogic(String name, ActorLogic<S, M> inner, Fault fault, Condition condition) {
        this.name = name;
        this.inner = inner;
        this.fault = fault;
        this.condition = condition;
    }

    private Part<FaultState> part() {
        return new Part<>("fault " + name, FaultState.UNUSED);
    }

    @Override
    public S initial() {
        return inner.initial();
    }

    @Override
    public Step<S> receive(S state, Delivery<M> delivery, Cells cells) {
        var step = inner.receive(state, delivery, cells);
        if (step.held() || !concerns(delivery, step)) {
            return step;
        }
        return changed(delivery, step, cells);
    }

    /// Reading the fault's part in every step would make all steps of the actor depend on it.
    private boolean concerns(Delivery<M> delivery, Step<S> step) {
        return fault.occasion(delivery).isPresent()
                || step.effects().stream().anyMatch(it -> fault.occasion(it).isPresent() || fault.mayChange(it));
    }

    private Step<S> changed(Delivery<M> delivery, Step<S> step, Cells cells) {
        var before = cells.read(part());
        var now = decide(fault.occasion(delivery), before, cells);
        var effects = new ArrayList<Effect>();
        boolean fires = false;
        for (var effect : step.effects()) {
            now = decide(fault.occasion(effect), now, cells);
            var instead = instead(effect, now);
            if (instead.isPresent()) {
                fires = true;
                fault.besides(effect, delivery.lane()).map(Effect.Happened::new).ifPresent(effects::add);
            }
            effects.add(instead.orElse(effect));
            if (fault.endsWith(effect)) {
                now = now.ended();
            }
        }
        if (fires) {
            effects.addFirst(new Effect.Happened(new FaultFired(name)));
        }
        if (!now.equals(before)) {
            effects.add(new Effect.Put<>(part(), now));
        }
        return new Step<>(step.state(), effects, false);
    }

    private FaultState decide(Optional<String> occasion, FaultState state, Cells cells) {
        return occasion.filter(subject -> !state.active().contains(subject))
                .map(subject -> condition.decide(name, subject, state, cells))
                .orElse(state);
    }

    private Optional<Effect> instead(Effect effect, FaultState state) {
        return state.active().stream()
                .flatMap(subject -> fault.instead(effect, subject).stream())
                .findFirst();
    }

    @Override
    public List<Wait> waits(S state, Message owed, Standstill standstill) {
        return inner.waits(state, owed, standstill);
    }
}
