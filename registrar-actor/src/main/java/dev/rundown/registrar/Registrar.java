package dev.rundown.registrar;

import dev.rundown.actor.ActorLogic;
import dev.rundown.actor.Address;
import dev.rundown.actor.Cells;
import dev.rundown.actor.Delivery;
import dev.rundown.actor.Effect;
import dev.rundown.actor.Message;
import dev.rundown.actor.Standstill;
import dev.rundown.actor.Step;
import dev.rundown.actor.Wait;
import dev.rundown.registrar.RegistrarMessage.ClientAttachProviderReturned;
import dev.rundown.registrar.RegistrarMessage.ClientCleanupBindingContextReturned;
import dev.rundown.registrar.RegistrarMessage.ClientDetachProviderReturned;
import dev.rundown.registrar.RegistrarMessage.NmrClientAttachProvider;
import dev.rundown.registrar.RegistrarMessage.NmrClientDetachProviderComplete;
import dev.rundown.registrar.RegistrarMessage.NmrDeregisterClient;
import dev.rundown.registrar.RegistrarMessage.NmrDeregisterProvider;
import dev.rundown.registrar.RegistrarMessage.NmrProviderDetachClientComplete;
import dev.rundown.registrar.RegistrarMessage.NmrRegisterClient;
import dev.rundown.registrar.RegistrarMessage.NmrRegisterProvider;
import dev.rundown.registrar.RegistrarMessage.NmrWaitForClientDeregisterComplete;
import dev.rundown.registrar.RegistrarMessage.NmrWaitForProviderDeregisterComplete;
import dev.rundown.registrar.RegistrarMessage.ProviderAttachClientReturned;
import dev.rundown.registrar.RegistrarMessage.ProviderCleanupBindingContextReturned;
import dev.rundown.registrar.RegistrarMessage.ProviderDetachClientReturned;
import java.util.List;

/// The registrar as the contract describes it, with the default of every knob.
public final class Registrar implements ActorLogic<RegistrarState, RegistrarMessage> {
    /// The registrar's name in every cast.
    public static final Address ADDRESS = new Address("registrar");

    @Override
    public RegistrarState initial() {
        return RegistrarState.INSTANCE;
    }

    @Override
    public Step<RegistrarState> receive(RegistrarState state, Delivery<RegistrarMessage> delivery, Cells cells) {
        var draft = new Draft(cells);
        switch (delivery.message()) {
            case NmrRegisterProvider m -> Registering.provider(draft, m);
            case NmrRegisterClient m -> Registering.client(draft, m);
            case NmrClientAttachProvider m -> Attaching.clientAttachProvider(draft, m, delivery.from());
            case ProviderAttachClientReturned m -> Attaching.providerAnswered(draft, m, delivery);
            case ClientAttachProviderReturned m -> Attaching.clientAnswered(draft, m, delivery);
            case NmrDeregisterProvider m ->
                Deregistering.deregister(draft, m.provider(), Role.PROVIDER, delivery.from());
            case NmrDeregisterClient m -> Deregistering.deregister(draft, m.client(), Role.CLIENT, delivery.from());
            case NmrWaitForProviderDeregisterComplete m -> {
                return Deregistering.waitFor(draft, m.provider(), Role.PROVIDER, delivery.from());
            }
            case NmrWaitForClientDeregisterComplete m -> {
                return Deregistering.waitFor(draft, m.client(), Role.CLIENT, delivery.from());
            }
            case ClientDetachProviderReturned m ->
                Detaching.answered(draft, m.binding(), Role.CLIENT, m.status(), delivery);
            case ProviderDetachClientReturned m ->
                Detaching.answered(draft, m.binding(), Role.PROVIDER, m.status(), delivery);
            case NmrClientDetachProviderComplete m ->
                Detaching.completed(draft, m.binding(), Role.CLIENT, delivery.from());
            case NmrProviderDetachClientComplete m ->
                Detaching.completed(draft, m.binding(), Role.PROVIDER, delivery.from());
            case ClientCleanupBindingContextReturned m -> Detaching.cleaned(draft, m.binding(), Role.CLIENT, delivery);
            case ProviderCleanupBindingContextReturned m ->
                Detaching.cleaned(draft, m.binding(), Role.PROVIDER, delivery);
        }
        return draft.step();
    }

    /// A wait for a deregistration waits for whoever has the next word on one of its bindings.
    @Override
    public List<Wait> waits(RegistrarState state, Message owed, Standstill standstill) {
        return switch (owed) {
            case NmrWaitForProviderDeregisterComplete m -> Owing.of(m.provider(), standstill);
            case NmrWaitForClientDeregisterComplete m -> Owing.of(m.client(), standstill);
            default -> List.of(); // Not one of the two messages that the registrar holds.
        };
    }

    /// Reports what no row lists; a call is answered by whoever handles it.
    static void outOfContract(Draft draft, String rule, Address by, String row, String what) {
        draft.happened(new RegistrarEvent.OutOfContract(rule, by, row, what));
    }

    static void call(Draft draft, Address to, Message message, RegistrarFrame frame) {
        draft.with(new Effect.Call(to, message, frame));
    }

    static void reply(Draft draft, Message message) {
        draft.with(new Effect.Return(message));
    }
}
