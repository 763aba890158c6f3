package dev.rundown.simulation.defect;

import dev.rundown.actor.ActorLogic;
import dev.rundown.actor.Message;
import dev.rundown.actor.Standstill;
import dev.rundown.actor.Wait;
import java.util.List;

/// An actor with a planted mistake. What the mistake does not change is left to the logic that it wraps.
///
/// @param <S> the state of the wrapped logic
abstract class Defective<S> implements ActorLogic<S, Message> {
    final ActorLogic<S, Message> inner;

    Defective(ActorLogic<S, Message> inner) {
        this.inner = inner;
    }

    @Override
    public final S initial() {
        return inner.initial();
    }

    @Override
    public List<Wait> waits(S state, Message owed, Standstill standstill) {
        return inner.waits(state, owed, standstill);
    }
}
