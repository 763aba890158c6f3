package dev.rundown.simulation.live;

import dev.rundown.actor.Envelope;
import dev.rundown.actor.Sent;
import dev.rundown.actor.Step;

/// Told of every step that a live actor has carried out. Called on the threads of the actors.
public interface Recorder {
    /// Keeps nothing.
    Recorder NONE = (_, _, _) -> {};

    /// One step.
    void stepped(Envelope envelope, Step<?> step, Sent sent);
}
