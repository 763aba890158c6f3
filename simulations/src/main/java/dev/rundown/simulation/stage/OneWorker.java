package dev.rundown.simulation.stage;

import dev.rundown.actor.ActorLogic;
import dev.rundown.actor.Address;
import dev.rundown.actor.Cells;
import dev.rundown.actor.Delivery;
import dev.rundown.actor.Frame;
import dev.rundown.actor.Lane;
import dev.rundown.actor.Message;
import dev.rundown.actor.Standstill;
import dev.rundown.actor.Step;
import dev.rundown.actor.Wait;
import dev.rundown.extension.invocation.Cpu;
import dev.rundown.extension.invocation.CpuMessage.BatchBegin;
import dev.rundown.extension.npi.Activity;
import dev.rundown.registrar.BindingHandle;
import dev.rundown.simulation.scenario.ExtensionCast;
import java.util.List;
import java.util.Optional;

/// An extension that does all its work on one thread. A CPU on which an event occurs acquires the client's rundown and
/// leaves the rest to its hook, which queues the invocation; the worker runs it, and everything behind it, when it is
/// free. That is correct as long as nobody on the worker waits for an invocation.
///
/// @param extension whose events are served so
/// @param cpu       the worker
record OneWorker(Address extension, Address cpu) {
    /// The worker of `cast`, if it has one.
    static Optional<OneWorker> of(ExtensionCast cast) {
        return cast.worker().map(it -> new OneWorker(new Address(cast.name().value()), Stage.cpu(it.value())));
    }

    Lane lane() {
        return Cpu.laneOf(cpu);
    }

    /// To the hook, from a CPU that is about to invoke a client: queue the invocation. Not possible while the worker is
    /// busy: then it waits in the queue.
    record QueueInvocation(BatchBegin invocation) implements Activity {
        @Override
        public boolean isInside(Address extension) {
            return invocation.isInside(extension);
        }

        @Override
        public boolean isInvoking(BindingHandle binding) {
            return invocation.isInvoking(binding);
        }
    }

    /// The worker has it: the CPU is free.
    record InvocationQueued(Address hook) implements Message {}

    /// A CPU that leaves the invocations of the extension to the worker, unless it is the worker.
    <S> ActorLogic<S, Message> onCpu(ActorLogic<S, Message> inner) {
        return new OnCpu<>(this, inner);
    }

    /// A hook of the extension.
    <S> ActorLogic<S, Message> inHook(ActorLogic<S, Message> inner) {
        return new InHook<>(this, inner);
    }

    private record OnCpu<S>(OneWorker worker, ActorLogic<S, Message> inner) implements ActorLogic<S, Message> {
        @Override
        public S initial() {
            return inner.initial();
        }

        @Override
        public Step<S> receive(S state, Delivery<Message> delivery, Cells cells) {
            return switch (delivery.message()) {
                case BatchBegin m
                when m.occurrence().extension().equals(worker.extension)
                        && !delivery.lane().equals(worker.lane()) ->
                    Step.to(state).call(m.occurrence().hook(), new QueueInvocation(m), Frame.NONE);
                case InvocationQueued _ -> Step.to(state);
                default -> inner.receive(state, delivery, cells);
            };
        }

        @Override
        public List<Wait> waits(S state, Message owed, Standstill standstill) {
            return inner.waits(state, owed, standstill);
        }
    }

    private record InHook<S>(OneWorker worker, ActorLogic<S, Message> inner) implements ActorLogic<S, Message> {
        @Override
        public S initial() {
            return inner.initial();
        }

        @Override
        public Step<S> receive(S state, Delivery<Message> delivery, Cells cells) {
            return delivery.message() instanceof QueueInvocation(BatchBegin invocation)
                    ? Step.to(state)
                            .start(worker.lane(), worker.cpu, invocation, Frame.NONE)
                            .reply(new InvocationQueued(invocation.occurrence().hook()))
                    : inner.receive(state, delivery, cells);
        }

        /// What is queued waits for whatever the worker is busy with.
        @Override
        public List<Wait> waits(S state, Message owed, Standstill standstill) {
            return owed instanceof QueueInvocation
                    ? standstill.underWay().stream()
                            .filter(it -> it.lane().equals(worker.lane()))
                            .map(it -> new Wait(it.to(), it.message()))
                            .toList()
                    : inner.waits(state, owed, standstill);
        }
    }
}
