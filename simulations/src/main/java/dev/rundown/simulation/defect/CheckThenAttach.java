package dev.rundown.simulation.defect;

import dev.rundown.actor.ActorLogic;
import dev.rundown.actor.Cells;
import dev.rundown.actor.Delivery;
import dev.rundown.actor.Message;
import dev.rundown.actor.Step;
import dev.rundown.extension.client.LinkState;
import dev.rundown.registrar.ModuleMessage.ClientAttachProvider;
import java.util.Optional;

/// A link that looks whether it has a provider and keeps no place for the one that it then attaches to: two that are
/// proposed at a time are both taken. `_ebpf_link_client_attach_provider` of eBPF for Windows drops its lock for the
/// attach call.
final class CheckThenAttach extends Defective<LinkState> {
    CheckThenAttach(ActorLogic<LinkState, Message> inner) {
        super(inner);
    }

    @Override
    public Step<LinkState> receive(LinkState state, Delivery<Message> delivery, Cells cells) {
        boolean looks = delivery.message() instanceof ClientAttachProvider && !state.providerAttached();
        return inner.receive(looks ? withoutPlace(state) : state, delivery, cells);
    }

    private static LinkState withoutPlace(LinkState state) {
        return new LinkState(state.phase(), state.registration(), Optional.empty(), false, state.references());
    }
}
