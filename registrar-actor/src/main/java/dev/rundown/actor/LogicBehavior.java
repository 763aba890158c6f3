package dev.rundown.actor;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;

/// The one shell that makes any [ActorLogic] a Pekko Typed behaviour. It is the only place where an effect becomes
/// real.
///
/// A held delivery waits here with its lane; deliveries of other lanes go on. It is tried again after every step of
/// this actor, whenever a cell that it looked at has changed, and when a lane that it wants to start on is idle.
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
    private final ActorRef<Parcel> self;
    private S state;

    private LogicBehavior(
            ActorContext<Parcel> context, ActorLogic<S, M> logic, Class<M> understood, Surroundings surroundings) {
        super(context);
        this.logic = logic;
        this.understood = understood;
        this.surroundings = surroundings;
        this.cells = new LiveCells(surroundings);
        this.self = context.getSelf();
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
            case Parcel.Show(var to) -> {
                to.accept(new Inside(state, cells.parts(), held));
                yield false;
            }
        };
        while (moved) {
            moved = held.removeIf(this::attempt);
        }
        return this;
    }

    /// Whether `envelope` is done with: a bug of a logic is told, not thrown, so that its actor can still be looked at.
    private boolean attempt(Envelope envelope) {
        try {
            return carriedOut(envelope) || watchedAnew(envelope);
        } catch (RuntimeException | Error bug) {
            surroundings.failed(envelope, bug);
            return true;
        }
    }

    /// What it waits for may have changed between the look and the watch: looks once more with the watch in place.
    private boolean watchedAnew(Envelope envelope) {
        var touch = cells.touch();
        if (touch.isEmpty() || !watched.add(touch.get().cell().name())) {
            return false;
        }
        surroundings.cell(touch.get().cell()).watch(this::wake);
        return carriedOut(envelope);
    }

    /// May be called on any thread.
    private void wake() {
        surroundings.wake(self);
    }

    private boolean carriedOut(Envelope envelope) {
        cells.begin();
        var step = logic.receive(state, envelope.delivery(understood), cells);
        if (step.held()) {
            return false;
        }
        var sent = envelope.sent(step);
        if (!sent.started().isEmpty() && !mayStart(sent)) {
            return false;
        }
        state = step.state();
        for (var effect : step.effects()) {
            if (effect instanceof Effect.Put<?> put) {
                cells.put(put);
            }
        }
        surroundings.stepped(new Carried(envelope, step, sent, cells.touch(), surroundings.moment()));
        return true;
    }

    private boolean mayStart(Sent sent) {
        if (surroundings.reserve(sent.started(), this::wake)) {
            return true;
        }
        if (cells.touch().isPresent()) { // An operation on a live cell cannot be taken back.
            throw new IllegalStateException(
                    "%s wants to start on a lane that is busy, after %s".formatted(sent.started(), cells.touch()));
        }
        return false;
    }
}
