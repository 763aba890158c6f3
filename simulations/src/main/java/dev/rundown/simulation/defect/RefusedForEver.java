package dev.rundown.simulation.defect;

import dev.rundown.actor.ActorLogic;
import dev.rundown.actor.Address;
import dev.rundown.actor.Cells;
import dev.rundown.actor.Delivery;
import dev.rundown.actor.Effect;
import dev.rundown.actor.Message;
import dev.rundown.actor.Part;
import dev.rundown.actor.Step;
import dev.rundown.extension.npi.InvocationEvent.ClientTurnedAway;
import dev.rundown.registrar.ModuleMessage.ProviderAttachClient;
import dev.rundown.registrar.RegistrarMessage.ProviderAttachClientReturned;
import java.util.Optional;

/// A hook that remembers that it once had no place, and turns away whoever comes later.
///
/// @param <S> the state of the hook
final class RefusedForEver<S> extends Defective<S> {
    private static final Part<Optional<ClientTurnedAway>> ONCE = new Part<>("turned away once", Optional.empty());

    private final Address hook;

    RefusedForEver(Address hook, ActorLogic<S, Message> inner) {
        super(inner);
        this.hook = hook;
    }

    @Override
    public Step<S> receive(S state, Delivery<Message> delivery, Cells cells) {
        if (delivery.message() instanceof ProviderAttachClient m
                && cells.read(ONCE).isPresent()) {
            var once = cells.read(ONCE).get();
            return Step.to(state)
                    .happened(new ClientTurnedAway(m.binding(), hook, once.parameter(), once.policy(), once.status()))
                    .reply(new ProviderAttachClientReturned(
                            m.binding(), once.status(), Optional.empty(), Optional.empty()));
        }
        var step = inner.receive(state, delivery, cells);
        for (var effect : step.effects()) {
            if (effect instanceof Effect.Happened(ClientTurnedAway it)) {
                return step.put(ONCE, Optional.of(it));
            }
        }
        return step;
    }
}
