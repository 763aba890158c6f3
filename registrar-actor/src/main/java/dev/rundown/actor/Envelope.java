package dev.rundown.actor;

import java.util.Optional;

/// What is under way on a lane: a message with the whole call stack it will return through.
///
/// @param lane    the thread of control
/// @param to      who receives it next
/// @param from    who sent it
/// @param message what is said
/// @param frame   what the receiver gets back, [Frame#NONE] for a fresh call
/// @param caller  whom an answer goes to; empty when nobody waits
public record Envelope(Lane lane, Address to, Address from, Message message, Frame frame, Optional<Caller> caller) {
    /// One entry of a call stack.
    ///
    /// @param address who called
    /// @param frame   what it gets back with the answer
    /// @param below   whom it answers in turn
    public record Caller(Address address, Frame frame, Optional<Caller> below) {}

    /// What comes after this envelope on its lane when its receiver performs `effect`.
    ///
    /// @throws IllegalStateException for an answer that nobody waits for
    Envelope after(Effect.Call effect) {
        return new Envelope(
                lane,
                effect.to(),
                to,
                effect.message(),
                Frame.NONE,
                Optional.of(new Caller(to, effect.frame(), caller)));
    }

    Envelope after(Effect.Return effect) {
        var waiting = caller.orElseThrow(() ->
                new IllegalStateException("%s answers %s on lane %s, but nobody called".formatted(to, effect, lane)));
        return new Envelope(lane, waiting.address(), to, effect.message(), waiting.frame(), waiting.below());
    }

    Envelope after(Effect.Continue effect) {
        return new Envelope(lane, to, to, effect.message(), effect.frame(), caller);
    }

    Envelope started(Effect.Start effect) {
        Optional<Caller> waiting = effect.frame().equals(Frame.NONE)
                ? Optional.empty()
                : Optional.of(new Caller(to, effect.frame(), Optional.empty()));
        return new Envelope(effect.lane(), effect.to(), to, effect.message(), Frame.NONE, waiting);
    }

    /// The first message on a lane, from outside: nobody waits for an answer.
    public static Envelope first(Lane lane, Address to, Address from, Message message) {
        return new Envelope(lane, to, from, message, Frame.NONE, Optional.empty());
    }

    /// What its receiver sees of it.
    public <M extends Message> Delivery<M> delivery(Class<M> understood) {
        return new Delivery<>(lane, from, understood.cast(message), frame);
    }

    /// What a step leaves on the lanes: the envelope that follows on this lane, if any, and those it starts on
    /// others.
    public Sent sent(Step<?> step) {
        return Sent.by(this, step);
    }
}
