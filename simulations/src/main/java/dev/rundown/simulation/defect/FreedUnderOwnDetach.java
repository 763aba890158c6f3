package dev.rundown.simulation.defect;

import dev.rundown.actor.ActorLogic;
import dev.rundown.actor.Cells;
import dev.rundown.actor.Delivery;
import dev.rundown.actor.Effect;
import dev.rundown.actor.Message;
import dev.rundown.actor.Step;
import dev.rundown.extension.client.LinkEvent;
import dev.rundown.extension.client.LinkState;
import dev.rundown.extension.client.LinkState.Phase;
import dev.rundown.extension.npi.Command;
import dev.rundown.registrar.ModuleMessage.NmrWaitForClientDeregisterCompleteReturned;

/// A link whose detach holds no reference to it: closing its handle meanwhile frees it, and the detach then writes into
/// memory that is gone (microsoft/ebpf-for-windows #1984).
final class FreedUnderOwnDetach extends Defective<LinkState> {
    FreedUnderOwnDetach(ActorLogic<LinkState, Message> inner) {
        super(inner);
    }

    @Override
    public Step<LinkState> receive(LinkState state, Delivery<Message> delivery, Cells cells) {
        return switch (delivery.message()) {
            case Command.Detach _
            when state.phase() == Phase.ATTACHED -> {
                var step = inner.receive(state, delivery, cells);
                yield new Step<>(step.state().operations(-1), step.effects(), step.held());
            }
            case NmrWaitForClientDeregisterCompleteReturned _ -> {
                boolean wasFreed = !state.references().handle();
                var step = inner.receive(state.operations(1), delivery, cells);
                yield wasFreed ? withoutFreeing(step) : step;
            }
            default -> inner.receive(state, delivery, cells);
        };
    }

    private static Step<LinkState> withoutFreeing(Step<LinkState> step) {
        var effects = step.effects().stream()
                .filter(it -> !(it instanceof Effect.Happened(LinkEvent.Freed _)))
                .toList();
        return new Step<>(step.state(), effects, step.held());
    }
}
