package dev.rundown.simulation.stage;

import dev.rundown.actor.ActorLogic;
import dev.rundown.actor.Address;
import dev.rundown.actor.Cells;
import dev.rundown.actor.Delivery;
import dev.rundown.actor.Effect;
import dev.rundown.actor.Frame;
import dev.rundown.actor.Lane;
import dev.rundown.actor.Message;
import dev.rundown.actor.Standstill;
import dev.rundown.actor.Step;
import dev.rundown.actor.Wait;
import dev.rundown.registrar.BindingHandle;
import dev.rundown.registrar.ModuleMessage.NmrClientDetachProviderCompleteReturned;
import dev.rundown.registrar.NtStatus;
import dev.rundown.registrar.Registrar;
import dev.rundown.registrar.RegistrarMessage.ClientDetachProviderReturned;
import dev.rundown.registrar.RegistrarMessage.NmrClientDetachProviderComplete;
import java.util.List;

/// A client that answers its detach callback with `STATUS_PENDING` and has a worker complete it, before or after the
/// callback has answered: both are legal. All else is left to the logic that it wraps.
///
/// @param <S> the state of the wrapped logic
final class PendingOnDetach<S> implements ActorLogic<S, Message> {
    private final Address self;
    private final ActorLogic<S, Message> inner;

    PendingOnDetach(Address self, ActorLogic<S, Message> inner) {
        this.self = self;
        this.inner = inner;
    }

    /// The detach of a binding, to be completed on a worker's lane.
    record Complete(BindingHandle binding) implements Message {}

    /// The detach callback of a binding, to be answered.
    record AnswerPending(BindingHandle binding) implements Message {}

    @Override
    public S initial() {
        return inner.initial();
    }

    @Override
    public Step<S> receive(S state, Delivery<Message> delivery, Cells cells) {
        return switch (delivery.message()) {
            case Complete m ->
                Step.to(state).call(Registrar.ADDRESS, new NmrClientDetachProviderComplete(m.binding()), Frame.NONE);
            case AnswerPending m ->
                Step.to(state).reply(new ClientDetachProviderReturned(m.binding(), NtStatus.STATUS_PENDING));
            case NmrClientDetachProviderCompleteReturned _ -> Step.to(state);
            default -> pending(inner.receive(state, delivery, cells));
        };
    }

    private Step<S> pending(Step<S> step) {
        var changed = new Step<>(step.state(), List.of(), step.held());
        for (var effect : step.effects()) {
            changed = effect instanceof Effect.Return(ClientDetachProviderReturned(var binding, NtStatus status))
                            && status == NtStatus.STATUS_SUCCESS
                    ? changed.start(new Lane("worker/" + self), self, new Complete(binding), Frame.NONE)
                            .then(new AnswerPending(binding), Frame.NONE)
                    : changed.with(effect);
        }
        return changed;
    }

    @Override
    public List<Wait> waits(S state, Message owed, Standstill standstill) {
        return inner.waits(state, owed, standstill);
    }
}
