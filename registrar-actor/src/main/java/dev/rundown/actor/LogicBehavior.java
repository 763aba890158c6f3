package dev.rundown.actor;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;

/// The one shell that makes any [ActorLogic] a Pekko Typed behaviour. It is the only place where an effect becomes
/// real.
///
/// A held delivery waits here with its lane; deliveries of other lanes go on. It is tried again after every step of
/// this
/// actor and whenever a cell that it looked at has changed.
///
/// @param <S> the state of the logic
/// @param <M> the messages of the logic
public final class LogicBehavior<S, M extends Message> extends AbstractBehavior<Parcel> {
    private final ActorLogic<S, M> logic;
    private final Class<M> understood;
    private final Surroundings surroundings;
    private final LiveCells cells;
    private final List<Envelope> held = new ArrayList<>();
    private final Set<String> watched = new HashSet<>();
    private S state;

    private LogicBehavior(
            ActorContext<Parcel> context, ActorLogic<S, M> logic, Class<M> understood, Surroundings surroundings) {
        super(context);
        this.logic = logic;
        this.understood = understood;
        this.surroundings = surroundings;
        this.cells = new LiveCells(surroundings);
        this.state = logic.initial();
    }

    /// The behaviour of `logic` in `surroundings`.
    ///
    /// @param understood the common type of the logic's messages
    public static <S, M extends Message> Behavior<Parcel> of(
            ActorLogic<S, M> logic, Class<M> understood, Surroundings surroundings) {
        return Behaviors.setup(context -> new LogicBehavior<>(context, logic, understood, surroundings));
    }

    @Override
    public Receive<Parcel> createReceive() {
        return newReceiveBuilder().onMessage(Parcel.class, this::take).build();
    }

    private Behavior<Parcel> take(Parcel parcel) {
        boolean moved = switch (parcel) {
            case Parcel.Arrival(var envelope) -> {
                boolean done = attempt(envelope);
                if (!done) {
                    held.add(envelope);
                }
                yield done;
            }
            case Parcel.Wake() -> true;
        };
        while (moved) {
            moved = held.removeIf(this::attempt);
        }
        return this;
    }

    private boolean attempt(Envelope envelope) {
        if (carriedOut(envelope)) {
            return true;
        }
        // What it waits for may have changed between the look and the watch: look once more with the watch in place.
        var cell = cells.touched();
        if (cell.isEmpty() || !watched.add(cell.get().name())) {
            return false;
        }
        var self = getContext().getSelf();
        surroundings.cell(cell.get()).watch(() -> self.tell(new Parcel.Wake()));
        return carriedOut(envelope);
    }

    private boolean carriedOut(Envelope envelope) {
        cells.begin();
        var step = logic.receive(state, envelope.delivery(understood), cells);
        if (step.held()) {
            return false;
        }
        var sent = envelope.sent(step);
        state = step.state();
        for (var effect : step.effects()) {
            if (effect instanceof Effect.Put<?> put) {
                cells.put(put);
            }
        }
        surroundings.stepped(envelope, step, sent);
        return true;
    }
}
