package dev.rundown.simulation.defect;

import dev.rundown.actor.ActorLogic;
import dev.rundown.actor.Address;
import dev.rundown.actor.CellOperation;
import dev.rundown.actor.Cells;
import dev.rundown.actor.Delivery;
import dev.rundown.actor.Effect;
import dev.rundown.actor.Frame;
import dev.rundown.actor.Message;
import dev.rundown.actor.Step;
import dev.rundown.executor.rundown.RundownState;
import dev.rundown.extension.npi.InvocationEvent.RundownInitialized;
import dev.rundown.extension.provider.HookProvider;
import dev.rundown.registrar.BindingHandle;
import java.util.List;

/// A hook that lists its client first and initialises the client's rundown afterwards: an event in between is counted
/// in memory that is then overwritten (microsoft/ebpf-for-windows #2010).
///
/// @param <S> the state of the hook
final class TrafficBeforeRundown<S> extends Defective<S> {
    private final Address hook;

    /// Initialise the rundown, then answer the attach.
    private record Initialize(BindingHandle binding, Message answer) implements Message {}

    /// Writes a fresh rundown over whatever is there.
    private record Overwrite() implements CellOperation<RundownState, Boolean> {
        @Override
        public Outcome<RundownState, Boolean> on(RundownState value) {
            return new Outcome<>(RundownState.OPEN, true);
        }
    }

    TrafficBeforeRundown(Address hook, ActorLogic<S, Message> inner) {
        super(inner);
        this.hook = hook;
    }

    @Override
    public Step<S> receive(S state, Delivery<Message> delivery, Cells cells) {
        return switch (delivery.message()) {
            case Initialize m -> {
                cells.perform(HookProvider.rundownOf(m.binding), new Overwrite());
                yield Step.to(state)
                        .happened(new RundownInitialized(m.binding, hook))
                        .reply(m.answer);
            }
            default -> postpone(inner.receive(state, delivery, cells));
        };
    }

    /// An attach that is refused initialises nothing.
    private static <S> Step<S> postpone(Step<S> attached) {
        List<Effect> effects = attached.effects();
        for (var effect : effects) {
            if (effect instanceof Effect.Happened(RundownInitialized it)) {
                return postpone(it.binding(), attached);
            }
        }
        return attached;
    }

    private static <S> Step<S> postpone(BindingHandle binding, Step<S> attached) {
        var later = attached.effects().stream()
                .filter(it -> !(it instanceof Effect.Happened(RundownInitialized _)))
                .map(it -> it instanceof Effect.Return(var answer)
                        ? new Effect.Continue(new Initialize(binding, answer), Frame.NONE)
                        : it)
                .toList();
        return new Step<>(attached.state(), later, attached.held());
    }
}
