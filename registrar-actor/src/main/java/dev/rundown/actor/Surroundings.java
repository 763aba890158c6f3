package dev.rundown.actor;

import java.util.List;
import org.apache.pekko.actor.typed.ActorRef;

/// What the shell of an actor needs of the system that it runs in.
public interface Surroundings {
    /// The live object behind a cell.
    <V> SharedCell<V> cell(Cell<V> cell);

    /// Takes one alternative of a choice.
    int choose(String name, int alternatives);

    /// Whether somebody wants to know of every step.
    boolean isRecorded();

    /// A number greater than every one it gave before, to whatever thread. Not so when nothing is recorded.
    long moment();

    /// Reserves the lanes on which a step wants to start something. If one of them has a message under way nothing is
    /// reserved, the step is held, and `retry` is run once that lane is idle.
    boolean reserve(List<Envelope> started, Runnable retry);

    /// Has `actor` try again what it holds: sends it a [Parcel.Wake]. Called on any thread.
    void wake(ActorRef<Parcel> actor);

    /// A step was carried out: what it sent is to be carried on.
    void stepped(Carried carried);

    /// A step was carried out whose actor goes on by itself with what it sent. Told only when steps are recorded.
    void noted(Carried carried);

    /// A bug: what was to be done about `envelope` was not done, and never will be.
    void failed(Envelope envelope, Throwable bug);
}
