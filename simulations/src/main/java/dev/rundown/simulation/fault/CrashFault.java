package dev.rundown.simulation.fault;

import dev.rundown.actor.ActorLogic;
import dev.rundown.actor.Address;
import dev.rundown.actor.Cells;
import dev.rundown.actor.Delivery;
import dev.rundown.actor.Effect;
import dev.rundown.actor.Message;
import dev.rundown.actor.Part;
import dev.rundown.actor.Standstill;
import dev.rundown.actor.Step;
import dev.rundown.actor.Wait;
import dev.rundown.extension.invocation.CpuMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/// An actor that dies at a point. Whatever reaches it afterwards stays where it is, and whoever waits for it waits for
/// ever.
///
/// @param <S> the state of the wrapped logic
/// @param <M> the messages of the wrapped logic
final class CrashFault<S, M extends Message> implements ActorLogic<S, M> {
    private final String name;
    private final ActorLogic<S, M> inner;
    private final Predicate<Message> point;
    private final When when;
    private final Condition condition;
    private final Address who;

    /// When it dies.
    enum When {
        /// It has seen the message and done nothing.
        BEFORE,
        /// It has changed its state and told nobody.
        DURING,
        /// It has done everything.
        AFTER,
        /// It has done everything, and the machine stops.
        BUGCHECK;

        static When of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    /// @param point the messages that it dies of, when it receives or sends them
    /// @param who   whose code died: an actor itself, or the hook whose code a CPU ran
    CrashFault(
            String name,
            ActorLogic<S, M> inner,
            Predicate<Message> point,
            When when,
            Condition condition,
            Address who) {
        this.name = name;
        this.inner = inner;
        this.point = point;
        this.when = when;
        this.condition = condition;
        this.who = who;
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
        var before = cells.read(part());
        if (!before.active().isEmpty()) {
            return Step.held(state);
        }
        var step = inner.receive(state, delivery, cells);
        if (step.held() || !passes(delivery, step)) {
            return step;
        }
        var now = condition.decide(name, "crash", before, cells);
        if (now.fired() == before.fired()) {
            return now.equals(before) ? step : step.put(part(), now);
        }
        var effects = new ArrayList<Effect>();
        effects.add(new Effect.Happened(new FaultFired(name)));
        if (when == When.BUGCHECK) {
            effects.add(new Effect.Happened(new Bugcheck(name)));
        }
        effects.addAll(kept(delivery, step));
        effects.add(new Effect.Put<>(part(), now));
        return new Step<>(when == When.BEFORE ? state : step.state(), effects, false);
    }

    private boolean passes(Delivery<M> delivery, Step<S> step) {
        return point.test(delivery.message())
                || step.effects().stream().anyMatch(it -> it instanceof Effect.Call call && point.test(call.message()));
    }

    private List<Effect> kept(Delivery<M> delivery, Step<S> step) {
        var stays = new Effect.Continue(delivery.message(), delivery.frame());
        return switch (when) {
            case BEFORE -> List.of(stays);
            case DURING -> {
                var kept = new ArrayList<Effect>();
                step.effects().stream()
                        .filter(it -> it instanceof Effect.Put<?> || it instanceof Effect.Happened)
                        .forEach(kept::add);
                kept.add(stays);
                yield kept;
            }
            case AFTER, BUGCHECK -> step.effects();
        };
    }

    /// The dead wait for nobody; a CPU that died waits for the code that it died in.
    @Override
    public List<Wait> waits(S state, Message owed, Standstill standstill) {
        if (standstill.read(part()).active().isEmpty()) {
            return inner.waits(state, owed, standstill);
        }
        return owed instanceof CpuMessage ? List.of(new Wait(who, owed)) : List.of();
    }
}
