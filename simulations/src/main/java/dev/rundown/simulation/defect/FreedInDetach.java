package dev.rundown.simulation.defect;

import dev.rundown.actor.ActorLogic;
import dev.rundown.actor.Address;
import dev.rundown.actor.Cells;
import dev.rundown.actor.Delivery;
import dev.rundown.actor.Message;
import dev.rundown.actor.Step;
import dev.rundown.extension.npi.InvocationEvent.ContextFreed;
import dev.rundown.registrar.ModuleMessage.ProviderCleanupBindingContext;
import dev.rundown.registrar.ModuleMessage.ProviderDetachClient;
import dev.rundown.registrar.RegistrarMessage.ProviderCleanupBindingContextReturned;
import dev.rundown.registrar.Role;

/// A hook that frees its binding context when it is asked to detach, and not when it is told to clean up: whoever is
/// inside still uses it (microsoft/ebpf-for-windows #990).
///
/// @param <S> the state of the hook
final class FreedInDetach<S> extends Defective<S> {
    private final Address hook;

    FreedInDetach(Address hook, ActorLogic<S, Message> inner) {
        super(inner);
        this.hook = hook;
    }

    @Override
    public Step<S> receive(S state, Delivery<Message> delivery, Cells cells) {
        return switch (delivery.message()) {
            case ProviderDetachClient m ->
                inner.receive(state, delivery, cells).happened(new ContextFreed(m.binding(), Role.PROVIDER, hook));
            case ProviderCleanupBindingContext m ->
                Step.to(state).reply(new ProviderCleanupBindingContextReturned(m.binding()));
            default -> inner.receive(state, delivery, cells);
        };
    }
}
