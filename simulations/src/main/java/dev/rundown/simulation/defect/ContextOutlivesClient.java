package dev.rundown.simulation.defect;

import dev.rundown.actor.ActorLogic;
import dev.rundown.actor.Address;
import dev.rundown.actor.Cells;
import dev.rundown.actor.Delivery;
import dev.rundown.actor.Effect;
import dev.rundown.actor.Frame;
import dev.rundown.actor.Lane;
import dev.rundown.actor.Message;
import dev.rundown.actor.Step;
import dev.rundown.executor.rundown.RundownState;
import dev.rundown.extension.npi.InvocationEvent.ContextUsed;
import dev.rundown.extension.provider.HookMessage.FilterDeleted;
import dev.rundown.extension.provider.HookProvider;
import dev.rundown.registrar.BindingHandle;
import dev.rundown.registrar.Registrar;
import dev.rundown.registrar.RegistrarMessage.NmrProviderDetachClientComplete;
import dev.rundown.registrar.Role;

/// A hook whose filter has a count of its own and does not hold the client it was made for: the detach completes while
/// the source of events has still to call back, and that callback looks into the client
/// (microsoft/ebpf-for-windows #3017).
///
/// @param <S> the state of the hook
final class ContextOutlivesClient<S> extends Defective<S> {
    private final Address hook;

    private record Completing() implements Frame {}

    ContextOutlivesClient(Address hook, ActorLogic<S, Message> inner) {
        super(inner);
        this.hook = hook;
    }

    @Override
    public Step<S> receive(S state, Delivery<Message> delivery, Cells cells) {
        if (delivery.message() instanceof FilterDeleted m) {
            cells.perform(HookProvider.filtersOf(hook), new RundownState.Release());
            return Step.to(state).happened(new ContextUsed(m.binding(), Role.PROVIDER, hook));
        }
        var step = inner.receive(state, delivery, cells);
        for (var effect : step.effects()) {
            if (effect instanceof Effect.Continue(FilterDeleted(var binding), var _)) {
                return complete(step, effect, binding);
            }
        }
        return step;
    }

    private Step<S> complete(Step<S> step, Effect deletion, BindingHandle binding) {
        var others = step.effects().stream().filter(it -> !it.equals(deletion)).toList();
        return new Step<>(step.state(), others, step.held())
                .start(new Lane("filter of " + binding), hook, new FilterDeleted(binding), Frame.NONE)
                .call(Registrar.ADDRESS, new NmrProviderDetachClientComplete(binding), new Completing());
    }
}
