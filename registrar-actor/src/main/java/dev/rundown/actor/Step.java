package dev.rundown.actor;

import java.util.ArrayList;
import java.util.List;

/// What an actor does about one delivery: its next state and, in order, its effects.
///
/// Of [Effect.Call], [Effect.Return] and [Effect.Continue] a step has at most one. Without any the lane is idle
/// afterwards.
///
/// @param state   the receiver's next state
/// @param effects in the order in which they take place
/// @param held    the message stays where it is and nothing changes; the delivery is not enabled until something that
///                was read has changed
/// @param <S>     the receiver's state
public record Step<S>(S state, List<Effect> effects, boolean held) {
    public Step {
        effects = List.copyOf(effects);
    }

    /// A step to `state`, so far without effects.
    public static <S> Step<S> to(S state) {
        return new Step<>(state, List.of(), false);
    }

    /// The delivery has to wait: for a rundown, an epoch, a registration.
    public static <S> Step<S> held(S state) {
        return new Step<>(state, List.of(), true);
    }

    /// Calls `to` on this lane; the answer brings `frame` back.
    public Step<S> call(Address to, Message message, Frame frame) {
        return with(new Effect.Call(to, message, frame));
    }

    /// Answers the call that is being handled.
    public Step<S> reply(Message message) {
        return with(new Effect.Return(message));
    }

    /// Goes on in a further step.
    public Step<S> then(Message message, Frame frame) {
        return with(new Effect.Continue(message, frame));
    }

    /// Gives `message` to `to` on another lane.
    public Step<S> start(Lane lane, Address to, Message message, Frame frame) {
        return with(new Effect.Start(lane, to, message, frame));
    }

    /// Writes a part.
    public <V> Step<S> put(Part<V> part, V value) {
        return with(new Effect.Put<>(part, value));
    }

    /// Says that something happened.
    public Step<S> happened(Event event) {
        return with(new Effect.Happened(event));
    }

    /// This step with one more effect.
    public Step<S> with(Effect effect) {
        var longer = new ArrayList<>(effects);
        longer.add(effect);
        return new Step<>(state, longer, held);
    }
}
