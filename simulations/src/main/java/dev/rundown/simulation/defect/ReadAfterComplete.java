package dev.rundown.simulation.defect;

import dev.rundown.actor.ActorLogic;
import dev.rundown.actor.Address;
import dev.rundown.actor.Cells;
import dev.rundown.actor.Delivery;
import dev.rundown.actor.Message;
import dev.rundown.actor.Step;
import dev.rundown.extension.npi.InvocationEvent.ContextUsed;
import dev.rundown.registrar.ModuleMessage.NmrProviderDetachClientCompleteReturned;
import dev.rundown.registrar.Role;

/// A hook that looks into its binding context once more after it has completed the detach, although the completion
/// lets the cleanup run (microsoft/ebpf-for-windows #1087).
///
/// @param <S> the state of the hook
final class ReadAfterComplete<S> extends Defective<S> {
    private final Address hook;

    ReadAfterComplete(Address hook, ActorLogic<S, Message> inner) {
        super(inner);
        this.hook = hook;
    }

    @Override
    public Step<S> receive(S state, Delivery<Message> delivery, Cells cells) {
        var step = inner.receive(state, delivery, cells);
        return delivery.message() instanceof NmrProviderDetachClientCompleteReturned m
                ? step.happened(new ContextUsed(m.binding(), Role.PROVIDER, hook))
                : step;
    }
}
