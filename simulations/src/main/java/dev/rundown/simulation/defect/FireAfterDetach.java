package dev.rundown.simulation.defect;

import dev.rundown.actor.ActorLogic;
import dev.rundown.actor.Address;
import dev.rundown.actor.Cells;
import dev.rundown.actor.Delivery;
import dev.rundown.actor.Frame;
import dev.rundown.actor.Message;
import dev.rundown.actor.Step;
import dev.rundown.extension.invocation.CpuMessage;
import dev.rundown.extension.invocation.CpuMessage.Acquire;
import dev.rundown.extension.invocation.CpuMessage.BatchBegin;
import dev.rundown.extension.invocation.CpuMessage.Exit;
import dev.rundown.extension.invocation.CpuMessage.Release;
import dev.rundown.extension.npi.InvocationEvent.ContextUsed;
import dev.rundown.extension.npi.InvocationEvent.InvocationStarted;
import dev.rundown.registrar.Role;

/// The code of a hook, as a CPU runs it, that looks who is attached and then calls without entering anything that the
/// detach would wait for (microsoft/ebpf-for-windows #254).
///
/// @param <S> the state of the CPU
final class FireAfterDetach<S> extends Defective<S> {
    private final Address cpu;
    private final Address hook;

    FireAfterDetach(Address cpu, Address hook, ActorLogic<S, Message> inner) {
        super(inner);
        this.cpu = cpu;
        this.hook = hook;
    }

    @Override
    public Step<S> receive(S state, Delivery<Message> delivery, Cells cells) {
        return switch (delivery.message()) {
            case Acquire m when m.occurrence().hook().equals(hook) -> invoke(state, m);
            case Release m when m.occurrence().hook().equals(hook) -> next(state, m);
            default -> inner.receive(state, delivery, cells);
        };
    }

    private Step<S> invoke(S state, Acquire message) {
        var binding = message.clients().getFirst().binding();
        return Step.to(state)
                .happened(new InvocationStarted(binding, cpu))
                .happened(new ContextUsed(binding, Role.CLIENT, hook))
                .then(new BatchBegin(message.occurrence(), message.clients()), Frame.NONE);
    }

    /// There is nothing to release.
    private static <S> Step<S> next(S state, CpuMessage message) {
        var rest = message.clients().subList(1, message.clients().size());
        return rest.isEmpty()
                ? Step.to(state).then(new Exit(message.occurrence()), Frame.NONE)
                : Step.to(state).then(new Acquire(message.occurrence(), rest), Frame.NONE);
    }
}
