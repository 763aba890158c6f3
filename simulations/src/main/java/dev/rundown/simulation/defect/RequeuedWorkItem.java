package dev.rundown.simulation.defect;

import dev.rundown.actor.ActorLogic;
import dev.rundown.actor.Cells;
import dev.rundown.actor.Delivery;
import dev.rundown.actor.Frame;
import dev.rundown.actor.Message;
import dev.rundown.actor.Step;
import dev.rundown.extension.provider.HookMessage.WorkItem;

/// A hook whose work item does not wait until its client is idle: it looks, and puts itself back into the queue.
///
/// @param <S> the state of the hook
final class RequeuedWorkItem<S> extends Defective<S> {
    private final boolean isForEver;

    /// @param isForEver it does so even when its client is idle
    RequeuedWorkItem(ActorLogic<S, Message> inner, boolean isForEver) {
        super(inner);
        this.isForEver = isForEver;
    }

    @Override
    public Step<S> receive(S state, Delivery<Message> delivery, Cells cells) {
        var step = inner.receive(state, delivery, cells);
        return delivery.message() instanceof WorkItem m && (isForEver || step.held())
                ? Step.to(state).then(m, Frame.NONE)
                : step;
    }
}
