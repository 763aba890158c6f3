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
import dev.rundown.extension.npi.InvocationEvent.Entered;
import dev.rundown.extension.npi.InvocationEvent.Left;
import dev.rundown.extension.provider.HookMessage.FilterDeleted;
import dev.rundown.extension.provider.HookProvider;
import dev.rundown.registrar.BindingHandle;
import dev.rundown.registrar.Registrar;
import dev.rundown.registrar.RegistrarMessage.NmrProviderDetachClientComplete;
import dev.rundown.registrar.Role;
import java.util.List;

/// A hook whose filter has a count of its own and holds neither the client it was made for nor the hook: the detach
/// completes while the source of events has still to call back, and that callback looks into the client, which may have
/// been freed, in a driver that may have gone (microsoft/ebpf-for-windows #3017).
///
/// @param <S> the state of the hook
final class ContextOutlivesClient<S> extends Defective<S> {
    private final Address hook;

    private record Completing() implements Frame {}

    /// To itself: the filter no longer holds the hook; have it deleted, and complete meanwhile.
    private record DropReference(BindingHandle binding) implements Message {}

    ContextOutlivesClient(Address hook, ActorLogic<S, Message> inner) {
        super(inner);
        this.hook = hook;
    }

    @Override
    public Step<S> receive(S state, Delivery<Message> delivery, Cells cells) {
        return switch (delivery.message()) {
            case DropReference m -> complete(state, m.binding, cells);
            case FilterDeleted m ->
                Step.to(state)
                        .happened(new ContextUsed(m.binding(), Role.PROVIDER, hook))
                        .happened(new Left(hook, hook));
            default -> dropping(inner.receive(state, delivery, cells));
        };
    }

    private static <S> Step<S> dropping(Step<S> step) {
        var changed = new Step<>(step.state(), List.of(), step.held());
        for (var effect : step.effects()) {
            changed = effect instanceof Effect.Continue(FilterDeleted(var binding), var _)
                    ? changed.then(new DropReference(binding), Frame.NONE)
                    : changed.with(effect);
        }
        return changed;
    }

    /// The source is going to call back: from now on a thread of its own is on the way into the hook.
    private Step<S> complete(S state, BindingHandle binding, Cells cells) {
        cells.perform(HookProvider.filtersOf(hook), new RundownState.Release());
        return Step.to(state)
                .happened(new Entered(hook, hook))
                .start(new Lane("filter of " + binding), hook, new FilterDeleted(binding), Frame.NONE)
                .call(Registrar.ADDRESS, new NmrProviderDetachClientComplete(binding), new Completing());
    }
}
