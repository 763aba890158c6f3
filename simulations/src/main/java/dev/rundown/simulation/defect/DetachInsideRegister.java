package dev.rundown.simulation.defect;

import dev.rundown.actor.ActorLogic;
import dev.rundown.actor.Cells;
import dev.rundown.actor.Delivery;
import dev.rundown.actor.Message;
import dev.rundown.actor.Step;
import dev.rundown.extension.client.ProgramMessage.Retire;
import dev.rundown.extension.client.ProgramState;

/// A program that waits for the epoch in every detach, also in one that comes while it still registers: then its own
/// thread is inside that epoch (microsoft/ebpf-for-windows #3594).
final class DetachInsideRegister extends Defective<ProgramState> {
    DetachInsideRegister(ActorLogic<ProgramState, Message> inner) {
        super(inner);
    }

    @Override
    public Step<ProgramState> receive(ProgramState state, Delivery<Message> delivery, Cells cells) {
        if (!(delivery.message() instanceof Retire)) {
            return inner.receive(state, delivery, cells);
        }
        var step = inner.receive(state.asVisible(true), delivery, cells);
        return new Step<>(step.state().asVisible(state.visible()), step.effects(), step.held());
    }
}
