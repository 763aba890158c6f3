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
import dev.rundown.extension.npi.HookClients;
import dev.rundown.extension.npi.InvocationEvent.ClientUnlisted;
import dev.rundown.registrar.BindingHandle;
import dev.rundown.registrar.ModuleMessage.ProviderCleanupBindingContext;

/// A hook that leaves it to a work item to take a client off its list, which begins when the client has been cleaned
/// up: whoever attaches before it is done finds the place taken.
///
/// @param <S> the state of the hook
final class SlotKept<S> extends Defective<S> {
    private final Address hook;

    /// The work item.
    private record UnlistAtLast(BindingHandle binding) implements Message {}

    SlotKept(Address hook, ActorLogic<S, Message> inner) {
        super(inner);
        this.hook = hook;
    }

    @Override
    public Step<S> receive(S state, Delivery<Message> delivery, Cells cells) {
        return switch (delivery.message()) {
            case UnlistAtLast m -> {
                cells.perform(HookClients.of(hook), new HookClients.Remove(m.binding));
                yield Step.to(state).happened(new ClientUnlisted(m.binding, hook));
            }
            case ProviderCleanupBindingContext m ->
                inner.receive(state, delivery, cells)
                        .start(
                                new Lane("late work item of " + m.binding()),
                                hook,
                                new UnlistAtLast(m.binding()),
                                Frame.NONE);
            default -> withoutUnlisting(inner.receive(state, delivery, new RemovingNothing(cells)));
        };
    }

    private static <S> Step<S> withoutUnlisting(Step<S> step) {
        var effects = step.effects().stream()
                .filter(it -> !(it instanceof Effect.Happened(ClientUnlisted _)))
                .toList();
        return new Step<>(step.state(), effects, step.held());
    }
}
