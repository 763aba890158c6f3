package dev.rundown.simulation.defect;

import dev.rundown.actor.ActorLogic;
import dev.rundown.actor.Cells;
import dev.rundown.actor.Delivery;
import dev.rundown.actor.Message;
import dev.rundown.actor.Step;
import dev.rundown.extension.client.LinkState;
import dev.rundown.registrar.ModuleMessage.NmrClientAttachProviderReturned;
import dev.rundown.registrar.NtStatus;
import dev.rundown.registrar.RegistrarMessage.ClientAttachProviderReturned;

/// A link that keeps its place for a provider that has refused it, and so has none for any other.
final class KeepsRefusedProvider extends Defective<LinkState> {
    KeepsRefusedProvider(ActorLogic<LinkState, Message> inner) {
        super(inner);
    }

    @Override
    public Step<LinkState> receive(LinkState state, Delivery<Message> delivery, Cells cells) {
        return delivery.message() instanceof NmrClientAttachProviderReturned m && m.status() != NtStatus.STATUS_SUCCESS
                ? Step.to(state).reply(new ClientAttachProviderReturned(m.binding(), m.status()))
                : inner.receive(state, delivery, cells);
    }
}
