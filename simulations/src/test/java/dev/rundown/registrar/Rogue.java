package dev.rundown.registrar;

import dev.rundown.actor.ActorLogic;
import dev.rundown.actor.Address;
import dev.rundown.actor.Cells;
import dev.rundown.actor.Delivery;
import dev.rundown.actor.Frame;
import dev.rundown.actor.Lane;
import dev.rundown.actor.Message;
import dev.rundown.actor.Step;
import dev.rundown.registrar.RegistrarMessage.ClientAttachProviderReturned;
import dev.rundown.registrar.RegistrarMessage.ClientCleanupBindingContextReturned;
import dev.rundown.registrar.RegistrarMessage.ClientDetachProviderReturned;
import dev.rundown.registrar.RegistrarMessage.NmrClientAttachProvider;
import dev.rundown.registrar.RegistrarMessage.NmrClientDetachProviderComplete;
import dev.rundown.registrar.RegistrarMessage.NmrDeregisterClient;
import dev.rundown.registrar.RegistrarMessage.NmrDeregisterProvider;
import dev.rundown.registrar.RegistrarMessage.NmrProviderDetachClientComplete;
import dev.rundown.registrar.RegistrarMessage.NmrWaitForClientDeregisterComplete;
import dev.rundown.registrar.RegistrarMessage.NmrWaitForProviderDeregisterComplete;
import dev.rundown.registrar.RegistrarMessage.ProviderAttachClientReturned;
import dev.rundown.registrar.RegistrarMessage.ProviderCleanupBindingContextReturned;
import dev.rundown.registrar.RegistrarMessage.ProviderDetachClientReturned;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Says one thing to the registrar that it has no right to say: any of them, about any handle, at any time.
final class Rogue implements ActorLogic<Rogue.State, Message> {
    /// Nothing is remembered.
    record State() {}

    record Misbehave() implements Message {}

    static final Address SELF = new Address("rogue");

    private final List<RegistrarMessage> said = new ArrayList<>();

    /// @param bindings those that it knows of; some may never come to be
    Rogue(List<BindingHandle> bindings) {
        for (var it : bindings) {
            said.add(new NmrClientAttachProvider(it, new ContextPointer(SELF, "stolen"), Optional.empty()));
            said.add(new NmrClientDetachProviderComplete(it));
            said.add(new NmrProviderDetachClientComplete(it));
            for (var status : List.of(NtStatus.STATUS_SUCCESS, NtStatus.STATUS_NO_MEMORY)) {
                said.add(new ClientAttachProviderReturned(it, status));
                said.add(new ProviderAttachClientReturned(it, status, Optional.empty(), Optional.empty()));
            }
            for (var status : List.of(NtStatus.STATUS_SUCCESS, NtStatus.STATUS_PENDING)) {
                said.add(new ClientDetachProviderReturned(it, status));
                said.add(new ProviderDetachClientReturned(it, status));
            }
            said.add(new ClientCleanupBindingContextReturned(it));
            said.add(new ProviderCleanupBindingContextReturned(it));
            said.add(new NmrDeregisterClient(it.client())); // Before its owner has been told the handle.
            said.add(new NmrDeregisterProvider(it.provider()));
            said.add(new NmrDeregisterClient(it.provider()));
            said.add(new NmrDeregisterProvider(it.client()));
            said.add(new NmrWaitForClientDeregisterComplete(it.client()));
            said.add(new NmrWaitForProviderDeregisterComplete(it.provider()));
            said.add(new NmrWaitForClientDeregisterComplete(it.provider()));
            said.add(new NmrWaitForProviderDeregisterComplete(it.client()));
        }
    }

    @Override
    public State initial() {
        return new State();
    }

    @Override
    public Step<State> receive(State state, Delivery<Message> delivery, Cells cells) {
        if (!(delivery.message() instanceof Misbehave)) {
            return Step.to(state);
        }
        var message = said.get(cells.choose("say", said.size()));
        return message.getClass().getSimpleName().startsWith("Nmr")
                ? Step.to(state).call(Registrar.ADDRESS, message, Frame.NONE)
                : Step.to(state).start(new Lane("rogue.stray"), Registrar.ADDRESS, message, Frame.NONE);
    }
}
