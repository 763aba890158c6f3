package dev.rundown.actor;

/// What a step does to the world outside its actor's state.
public sealed interface Effect {
    /// Calls `to` on the delivery's lane. The answer comes back to this actor together with `frame`.
    record Call(Address to, Message message, Frame frame) implements Effect {}

    /// Answers the call that is being handled: the message goes to whoever made it, with the frame it passed.
    record Return(Message message) implements Effect {}

    /// Goes on with the same call in a further step of its own.
    record Continue(Message message, Frame frame) implements Effect {}

    /// Gives work to another lane. Not possible, and the whole step held, while that lane has a message under way.
    ///
    /// @param frame what this actor finds again when the answer comes, on that lane; [Frame#NONE]: nobody waits
    record Start(Lane lane, Address to, Message message, Frame frame) implements Effect {}

    /// Writes a part of the actor's own state.
    record Put<V>(Part<V> part, V value) implements Effect {}

    /// Says that something happened.
    record Happened(Event event) implements Effect {}
}
