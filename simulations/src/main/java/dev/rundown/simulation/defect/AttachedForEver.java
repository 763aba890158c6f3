package dev.rundown.simulation.defect;

import dev.rundown.actor.ActorLogic;
import dev.rundown.actor.Cells;
import dev.rundown.actor.Delivery;
import dev.rundown.actor.Message;
import dev.rundown.actor.Step;
import dev.rundown.extension.client.ProgramState;
import dev.rundown.extension.client.ProgramState.Phase;
import dev.rundown.registrar.ModuleMessage.ClientAttachProvider;
import dev.rundown.registrar.NtStatus;
import dev.rundown.registrar.RegistrarMessage.ClientAttachProviderReturned;

/// A program that does not notice that its provider has gone: it believes to have one, and refuses the same one when it
/// comes back.
final class AttachedForEver extends Defective<ProgramState> {
    AttachedForEver(ActorLogic<ProgramState, Message> inner) {
        super(inner);
    }

    @Override
    public Step<ProgramState> receive(ProgramState state, Delivery<Message> delivery, Cells cells) {
        return delivery.message() instanceof ClientAttachProvider m && state.phase() == Phase.INFO_GONE
                ? Step.to(state).reply(new ClientAttachProviderReturned(m.binding(), NtStatus.STATUS_INVALID_PARAMETER))
                : inner.receive(state, delivery, cells);
    }
}
