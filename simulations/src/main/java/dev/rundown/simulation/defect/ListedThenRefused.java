package dev.rundown.simulation.defect;

import dev.rundown.actor.ActorLogic;
import dev.rundown.actor.Address;
import dev.rundown.actor.Cells;
import dev.rundown.actor.Delivery;
import dev.rundown.actor.Effect;
import dev.rundown.actor.Message;
import dev.rundown.actor.Step;
import dev.rundown.extension.npi.InvocationEvent.AttachRefused;
import dev.rundown.extension.npi.InvocationEvent.ClientListed;
import dev.rundown.extension.npi.Refusal;
import dev.rundown.registrar.BindingHandle;
import dev.rundown.registrar.NtStatus;
import dev.rundown.registrar.RegistrarMessage.ProviderAttachClientReturned;
import java.util.Optional;

/// A hook that lists a client and then asks for memory. When there is none it refuses, and the client stays listed.
///
/// @param <S> the state of the hook
final class ListedThenRefused<S> extends Defective<S> {
    private final Address hook;

    ListedThenRefused(Address hook, ActorLogic<S, Message> inner) {
        super(inner);
        this.hook = hook;
    }

    @Override
    public Step<S> receive(S state, Delivery<Message> delivery, Cells cells) {
        var step = inner.receive(state, delivery, cells);
        var listed = step.effects().stream()
                .filter(it -> it instanceof Effect.Happened(ClientListed _))
                .findFirst();
        return listed.isPresent() && cells.choose("no memory", 2) == 1
                ? refused(step, ((ProviderAttachClientReturned) answer(step)).binding(), listed.get())
                : step;
    }

    private static Message answer(Step<?> step) {
        return step.effects().stream()
                .filter(Effect.Return.class::isInstance)
                .map(it -> ((Effect.Return) it).message())
                .findFirst()
                .orElseThrow();
    }

    private Step<S> refused(Step<S> step, BindingHandle binding, Effect listed) {
        var none = new Refusal(NtStatus.STATUS_NO_MEMORY, Refusal.Cause.NO_RESOURCES, "there is no memory for it");
        return Step.to(step.state())
                .with(listed)
                .happened(new AttachRefused(binding, hook, none))
                .reply(new ProviderAttachClientReturned(binding, none.status(), Optional.empty(), Optional.empty()));
    }
}
