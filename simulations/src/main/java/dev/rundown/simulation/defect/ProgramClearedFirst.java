package dev.rundown.simulation.defect;

import dev.rundown.actor.ActorLogic;
import dev.rundown.actor.Address;
import dev.rundown.actor.Cells;
import dev.rundown.actor.Delivery;
import dev.rundown.actor.Message;
import dev.rundown.actor.Step;
import dev.rundown.extension.client.LinkState;
import dev.rundown.extension.npi.Command;
import dev.rundown.extension.npi.Register;
import java.util.Optional;

/// A link that drops its program before its registration is down (microsoft/ebpf-for-windows #1906).
final class ProgramClearedFirst extends Defective<LinkState> {
    private final Address link;

    ProgramClearedFirst(Address link, ActorLogic<LinkState, Message> inner) {
        super(inner);
        this.link = link;
    }

    @Override
    public Step<LinkState> receive(LinkState state, Delivery<Message> delivery, Cells cells) {
        if (delivery.message() instanceof Command.Detach && state.phase() == LinkState.Phase.ATTACHED) {
            cells.perform(Register.programOf(link), new Register.Write<>(Optional.empty()));
        }
        return inner.receive(state, delivery, cells);
    }
}
