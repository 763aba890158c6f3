package dev.rundown.simulation.defect;

import dev.rundown.actor.ActorLogic;
import dev.rundown.actor.Cells;
import dev.rundown.actor.Delivery;
import dev.rundown.actor.Message;
import dev.rundown.actor.Step;
import dev.rundown.extension.client.LinkState;
import dev.rundown.registrar.ModuleMessage.NmrClientAttachProviderReturned;
import dev.rundown.registrar.NtStatus;
import java.util.Optional;

/// A link that notes after its attach call that it has a provider, whatever has happened since: when the provider was
/// detached meanwhile it believes in one that is gone (microsoft/ebpf-for-windows #4982).
final class AttachedAfterDetached extends Defective<LinkState> {
    AttachedAfterDetached(ActorLogic<LinkState, Message> inner) {
        super(inner);
    }

    @Override
    public Step<LinkState> receive(LinkState state, Delivery<Message> delivery, Cells cells) {
        var step = inner.receive(state, delivery, cells);
        return delivery.message() instanceof NmrClientAttachProviderReturned m && m.status() == NtStatus.STATUS_SUCCESS
                ? new Step<>(believing(step.state(), m), step.effects(), step.held())
                : step;
    }

    private static LinkState believing(LinkState state, NmrClientAttachProviderReturned message) {
        return new LinkState(
                state.phase(), state.registration(), Optional.of(message.binding()), true, state.references());
    }
}
