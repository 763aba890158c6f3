package dev.rundown.actor;

import java.util.List;

/// What an actor is: a pure function from a state and a delivery to a step. It is written once and knows no driver.
///
/// States and messages are values: records that compare by content, with sorted collections unless the order means
/// something, without arrays and without anything that differs from one JVM to the next.
///
/// @param <S> the state
/// @param <M> the messages it understands
public interface ActorLogic<S, M extends Message> {
    /// The state before the first delivery.
    S initial();

    /// What this actor does about `delivery`. The result depends on the three arguments alone.
    Step<S> receive(S state, Delivery<M> delivery, Cells cells);

    /// Why `owed`, a message that this actor holds or still has to send, has not gone on: whom it waits for in turn.
    /// Empty when it waits for nobody, which makes this actor the one to blame.
    default List<Wait> waits(S state, Message owed, Standstill standstill) {
        return List.of();
    }
}
