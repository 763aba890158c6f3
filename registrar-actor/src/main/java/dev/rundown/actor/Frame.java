package dev.rundown.actor;

/// What an actor wants to find again when a call that it made returns: one entry of a lane's call stack.
///
/// Frames travel with the lane, so that the state of an actor never has to say which lane waits for what.
public interface Frame {
    /// Nothing to remember: the frame of a fresh call.
    Frame NONE = new Empty();

    /// The type of [#NONE].
    record Empty() implements Frame {}
}
