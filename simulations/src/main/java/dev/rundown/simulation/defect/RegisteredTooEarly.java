package dev.rundown.simulation.defect;

import dev.rundown.actor.ActorLogic;
import dev.rundown.actor.Address;
import dev.rundown.actor.Cells;
import dev.rundown.actor.Delivery;
import dev.rundown.actor.Effect;
import dev.rundown.actor.Message;
import dev.rundown.actor.Part;
import dev.rundown.actor.Step;
import dev.rundown.extension.client.LinkState;
import dev.rundown.extension.npi.Command;
import dev.rundown.extension.npi.InvocationEvent.ProgramSet;
import dev.rundown.extension.npi.Register;
import dev.rundown.registrar.ModuleMessage.NmrRegisterClientReturned;
import java.util.Optional;

/// A link that registers first and sets its program when `NmrRegisterClient` has returned: the hook may invoke it in
/// between (microsoft/ebpf-for-windows #1987).
final class RegisteredTooEarly extends Defective<LinkState> {
    private static final Part<Optional<Address>> TO_BE_SET = new Part<>("program to be set", Optional.empty());

    private final Address link;

    RegisteredTooEarly(Address link, ActorLogic<LinkState, Message> inner) {
        super(inner);
        this.link = link;
    }

    @Override
    public Step<LinkState> receive(LinkState state, Delivery<Message> delivery, Cells cells) {
        return switch (delivery.message()) {
            case Command.Attach m
            when state.phase() == LinkState.Phase.INITIAL -> {
                var step = inner.receive(state, delivery, new WithoutCells(cells));
                var effects = step.effects().stream()
                        .filter(it -> !(it instanceof Effect.Happened(ProgramSet _)))
                        .toList();
                yield new Step<>(step.state(), effects, step.held()).put(TO_BE_SET, Optional.of(m.program()));
            }
            case NmrRegisterClientReturned _ -> {
                var program = cells.read(TO_BE_SET);
                cells.perform(Register.programOf(link), new Register.Write<>(program));
                yield inner.receive(state, delivery, cells)
                        .put(TO_BE_SET, Optional.empty())
                        .happened(new ProgramSet(link));
            }
            default -> inner.receive(state, delivery, cells);
        };
    }
}
