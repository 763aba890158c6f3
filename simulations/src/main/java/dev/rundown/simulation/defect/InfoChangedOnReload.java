package dev.rundown.simulation.defect;

import dev.rundown.actor.ActorLogic;
import dev.rundown.actor.Cells;
import dev.rundown.actor.Delivery;
import dev.rundown.actor.Message;
import dev.rundown.actor.Step;
import dev.rundown.extension.client.ProgramState;
import dev.rundown.registrar.ModuleMessage.ClientAttachProvider;
import java.util.Optional;

/// A program that takes every provider of its type again and does not compare what it says with what the code was
/// verified against.
final class InfoChangedOnReload extends Defective<ProgramState> {
    InfoChangedOnReload(ActorLogic<ProgramState, Message> inner) {
        super(inner);
    }

    @Override
    public Step<ProgramState> receive(ProgramState state, Delivery<Message> delivery, Cells cells) {
        if (!(delivery.message() instanceof ClientAttachProvider)) {
            return inner.receive(state, delivery, cells);
        }
        var step = inner.receive(state.asVerified(Optional.empty()), delivery, cells);
        return new Step<>(step.state().asVerified(state.verifiedHash()), step.effects(), step.held());
    }
}
