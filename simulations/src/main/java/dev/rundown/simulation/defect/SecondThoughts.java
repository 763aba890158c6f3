package dev.rundown.simulation.defect;

import dev.rundown.actor.ActorLogic;
import dev.rundown.actor.Cells;
import dev.rundown.actor.Delivery;
import dev.rundown.actor.Message;
import dev.rundown.actor.Step;
import dev.rundown.extension.client.LinkState;
import dev.rundown.extension.npi.InvocationEvent.ProviderForgotten;
import dev.rundown.registrar.ModuleMessage.NmrClientAttachProviderReturned;
import dev.rundown.registrar.NtStatus;
import dev.rundown.registrar.RegistrarMessage.ClientAttachProviderReturned;

/// A link that fails after its `NmrClientAttachProvider` has succeeded (microsoft/ebpf-for-windows #2048).
final class SecondThoughts extends Defective<LinkState> {
    SecondThoughts(ActorLogic<LinkState, Message> inner) {
        super(inner);
    }

    @Override
    public Step<LinkState> receive(LinkState state, Delivery<Message> delivery, Cells cells) {
        return delivery.message() instanceof NmrClientAttachProviderReturned m && m.status() == NtStatus.STATUS_SUCCESS
                ? Step.to(state.without(m.binding()))
                        .happened(new ProviderForgotten(
                                m.binding(), m.binding().client().module()))
                        .reply(new ClientAttachProviderReturned(m.binding(), NtStatus.STATUS_NO_MEMORY))
                : inner.receive(state, delivery, cells);
    }
}
