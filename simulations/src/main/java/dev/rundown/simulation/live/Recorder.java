package dev.rundown.simulation.live;

import dev.rundown.actor.Carried;

/// Told of every step that a live actor has carried out. Called on the threads of the actors, before anybody sees
/// what the step sent.
public interface Recorder {
    /// Keeps nothing.
    Recorder NONE = new Recorder() {
        @Override
        public long moment() {
            return 0;
        }

        @Override
        public void stepped(Carried carried) {}
    };

    /// A number greater than every one before, to whatever thread; anything if nobody asks for it later.
    long moment();

    /// One step.
    void stepped(Carried carried);
}
