package dev.rundown.simulation.defect;

import dev.rundown.actor.ActorLogic;
import dev.rundown.actor.Address;
import dev.rundown.actor.Cells;
import dev.rundown.actor.Delivery;
import dev.rundown.actor.Frame;
import dev.rundown.actor.Message;
import dev.rundown.actor.Step;
import dev.rundown.extension.invocation.CpuMessage.BatchBegin;
import dev.rundown.extension.invocation.CpuMessage.BatchEnd;
import dev.rundown.extension.invocation.CpuMessage.ReadProgram;
import dev.rundown.extension.invocation.CpuMessage.Release;

/// The code of a hook, as a CPU runs it, that invokes without having begun a batch, and so outside any epoch. A work
/// item that touches such memory makes the same mistake (microsoft/ebpf-for-windows #4906).
///
/// @param <S> the state of the CPU
final class BatchWithoutBegin<S> extends Defective<S> {
    private final Address hook;

    BatchWithoutBegin(Address hook, ActorLogic<S, Message> inner) {
        super(inner);
        this.hook = hook;
    }

    @Override
    public Step<S> receive(S state, Delivery<Message> delivery, Cells cells) {
        return switch (delivery.message()) {
            case BatchBegin m
            when m.occurrence().hook().equals(hook) ->
                Step.to(state).then(new ReadProgram(m.occurrence(), m.clients()), Frame.NONE);
            case BatchEnd m
            when m.occurrence().hook().equals(hook) ->
                Step.to(state).then(new Release(m.occurrence(), m.clients()), Frame.NONE);
            default -> inner.receive(state, delivery, cells);
        };
    }
}
