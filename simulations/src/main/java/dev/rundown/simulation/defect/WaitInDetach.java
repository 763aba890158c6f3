package dev.rundown.simulation.defect;

import dev.rundown.actor.ActorLogic;
import dev.rundown.actor.Address;
import dev.rundown.actor.Cells;
import dev.rundown.actor.Delivery;
import dev.rundown.actor.Frame;
import dev.rundown.actor.Message;
import dev.rundown.actor.Step;
import dev.rundown.extension.npi.ProgramEvent.RundownAwaited;
import dev.rundown.extension.provider.HookMessage.AnswerPending;
import dev.rundown.extension.provider.HookMessage.AwaitIdle;
import dev.rundown.extension.provider.HookMessage.Drained;
import dev.rundown.extension.provider.HookMessage.DrainedReturned;

/// A hook that waits in its detach callback until the last CPU is out: at whatever level the callback runs
/// (`wait-at-dispatch`, microsoft/ebpf-for-windows #2191; microsoft/xdp-for-windows #720 stopped to do so), and on
/// whatever thread, be it the one that the last CPU needs (`drain-needs-this-thread`, #1854).
///
/// @param <S> the state of the hook
final class WaitInDetach<S> extends Defective<S> {
    private final Address hook;

    WaitInDetach(Address hook, ActorLogic<S, Message> inner) {
        super(inner);
        this.hook = hook;
    }

    @Override
    public Step<S> receive(S state, Delivery<Message> delivery, Cells cells) {
        return switch (delivery.message()) {
            case AnswerPending m ->
                Step.to(state)
                        .happened(new RundownAwaited(delivery.lane(), hook))
                        .then(new AwaitIdle(m.binding()), Frame.NONE);
            case Drained m -> Step.to(state).reply(new DrainedReturned(m.binding())); // The callback answers.
            default -> inner.receive(state, delivery, cells);
        };
    }
}
