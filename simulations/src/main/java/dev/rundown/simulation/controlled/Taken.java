package dev.rundown.simulation.controlled;

import dev.rundown.actor.Lane;

/// A step that was taken.
///
/// @param step    what it was; its lane and receiver stay true
/// @param nth     which step of its lane, from 0
/// @param message what was handed over
/// @param pick    which of the choices, from 0
/// @param of      how many choices there were
record Taken(Pending step, int nth, Object message, int pick, int of) {
    /// Names the step in every schedule: which lane, and which of its steps.
    record Key(Lane lane, int nth) {
        static Key of(Pending step) {
            return new Key(step.lane(), step.taken());
        }
    }

    Key key() {
        return new Key(step.lane(), nth);
    }

    /// The step in words: `client > account: Deposit[amount=1]`.
    String words() {
        var words = Words.of(message);
        return switch (step) {
            case Channel it -> "%s: %s".formatted(it.lane(), words);
            case Stopping it -> it.lane().toString();
            case Task it -> "%s runs".formatted(it.receiver());
            case Ringing it -> "%s %s".formatted(it.lane(), words);
        };
    }
}
