package dev.rundown.simulation.controlled;

import dev.rundown.actor.Lane;

/// Code that an actor has handed to its dispatcher as to any executor. It runs when it is chosen, and what it sends
/// comes from itself.
///
/// @param receiver stands for the task
/// @param work     what it does
/// @param origin   number of the event in which it was handed over
record Task(Party receiver, Runnable work, int origin) implements Pending {
    @Override
    public Lane lane() {
        return new Lane(receiver.name());
    }

    @Override
    public int taken() {
        return 0;
    }

    @Override
    public Object message() {
        return "runs";
    }
}
