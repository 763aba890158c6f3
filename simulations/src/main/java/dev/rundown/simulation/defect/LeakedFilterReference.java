package dev.rundown.simulation.defect;

import dev.rundown.actor.ActorLogic;
import dev.rundown.actor.Address;
import dev.rundown.actor.Cells;
import dev.rundown.actor.Delivery;
import dev.rundown.actor.Frame;
import dev.rundown.actor.Message;
import dev.rundown.actor.Step;
import dev.rundown.extension.npi.InvocationEvent.ContextUsed;
import dev.rundown.extension.provider.HookMessage.FilterDeleted;
import dev.rundown.registrar.Registrar;
import dev.rundown.registrar.RegistrarMessage.NmrProviderDetachClientComplete;
import dev.rundown.registrar.Role;

/// A hook that drops its reference on a filter only when the deletion of the filter succeeds: where it fails nobody
/// owns the reference, and the unload waits for it for ever (microsoft/ebpf-for-windows #4192).
///
/// @param <S> the state of the hook
final class LeakedFilterReference<S> extends Defective<S> {
    private final Address hook;

    private record Completing() implements Frame {}

    LeakedFilterReference(Address hook, ActorLogic<S, Message> inner) {
        super(inner);
        this.hook = hook;
    }

    @Override
    public Step<S> receive(S state, Delivery<Message> delivery, Cells cells) {
        return delivery.message() instanceof FilterDeleted m && cells.choose("the deletion fails", 2) == 1
                ? Step.to(state)
                        .happened(new ContextUsed(m.binding(), Role.PROVIDER, hook))
                        .call(Registrar.ADDRESS, new NmrProviderDetachClientComplete(m.binding()), new Completing())
                : inner.receive(state, delivery, cells);
    }
}
