package dev.rundown.simulation.defect;

import dev.rundown.actor.ActorLogic;
import dev.rundown.actor.Cells;
import dev.rundown.actor.Delivery;
import dev.rundown.actor.Message;
import dev.rundown.actor.Step;
import dev.rundown.extension.nativemodule.NativeMessage.ReleaseAtStop;

/// A holder of a native module that does not let go when the module is going away, such as a pin that nobody removes.
///
/// @param <S> the state of the holder
final class KeepsItsHandle<S> extends Defective<S> {
    KeepsItsHandle(ActorLogic<S, Message> inner) {
        super(inner);
    }

    @Override
    public Step<S> receive(S state, Delivery<Message> delivery, Cells cells) {
        return delivery.message() instanceof ReleaseAtStop ? Step.to(state) : inner.receive(state, delivery, cells);
    }
}
