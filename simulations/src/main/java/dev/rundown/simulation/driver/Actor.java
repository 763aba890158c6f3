package dev.rundown.simulation.driver;

import dev.rundown.actor.ActorLogic;
import dev.rundown.actor.Cells;
import dev.rundown.actor.Envelope;
import dev.rundown.actor.Message;
import dev.rundown.actor.Standstill;
import dev.rundown.actor.Step;
import dev.rundown.actor.Wait;
import java.util.List;

/// An actor of a run.
///
/// @param logic      what it is
/// @param understood the common type of its messages
/// @param <S>        its state
/// @param <M>        its messages
public record Actor<S, M extends Message>(ActorLogic<S, M> logic, Class<M> understood) {
    /// What it does about `envelope` in `state`, which is one of its own.
    @SuppressWarnings(
            "unchecked") // The slot of an actor's state holds its initial state and what its steps left there.
    Step<S> receive(Object state, Envelope envelope, Cells cells) {
        return logic.receive((S) state, envelope.delivery(understood), cells);
    }

    @SuppressWarnings("unchecked") // As above.
    List<Wait> waits(Object state, Message owed, Standstill standstill) {
        return logic.waits((S) state, owed, standstill);
    }
}
