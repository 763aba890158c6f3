package dev.rundown.simulation.defect;

import dev.rundown.actor.ActorLogic;
import dev.rundown.actor.Cells;
import dev.rundown.actor.Delivery;
import dev.rundown.actor.Message;
import dev.rundown.actor.Step;
import dev.rundown.extension.provider.HookMessage.Drained;
import dev.rundown.extension.provider.HookMessage.DrainedReturned;

/// A hook that does nothing when the last CPU leaves a client whose detach it left pending.
///
/// @param <S> the state of the hook
final class ForgottenComplete<S> extends Defective<S> {
    ForgottenComplete(ActorLogic<S, Message> inner) {
        super(inner);
    }

    @Override
    public Step<S> receive(S state, Delivery<Message> delivery, Cells cells) {
        return delivery.message() instanceof Drained m
                ? Step.to(state).reply(new DrainedReturned(m.binding()))
                : inner.receive(state, delivery, cells);
    }
}
