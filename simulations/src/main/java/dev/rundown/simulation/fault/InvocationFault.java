package dev.rundown.simulation.fault;

import dev.rundown.actor.ActorLogic;
import dev.rundown.actor.Address;
import dev.rundown.actor.Cells;
import dev.rundown.actor.Delivery;
import dev.rundown.actor.Frame;
import dev.rundown.actor.Message;
import dev.rundown.actor.Step;
import dev.rundown.executor.program.EbpfResult;
import dev.rundown.extension.invocation.CpuMessage;
import dev.rundown.extension.invocation.CpuMessage.Acquire;
import dev.rundown.extension.invocation.CpuMessage.BatchBegin;
import dev.rundown.extension.invocation.CpuMessage.BatchEnd;
import dev.rundown.extension.invocation.CpuMessage.Exit;
import dev.rundown.extension.invocation.CpuMessage.Fire;
import dev.rundown.extension.invocation.CpuMessage.ReadProgram;
import dev.rundown.extension.invocation.CpuMessage.Release;
import dev.rundown.extension.npi.HookClients;
import dev.rundown.extension.npi.InvocationEvent.InvocationEnded;
import java.util.List;
import java.util.Optional;

/// What goes wrong on a CPU that runs the code of a hook.
sealed interface InvocationFault extends Deed {
    /// Whose code it is.
    Address hook();

    /// The message whose delivery is the point.
    Class<? extends CpuMessage> at();

    @Override
    default Optional<String> occasion(Delivery<?> delivery) {
        return delivery.message() instanceof CpuMessage m
                        && at().isInstance(m)
                        && m.occurrence().hook().equals(hook())
                ? Optional.of("event " + m.occurrence().number())
                : Optional.empty();
    }

    private static List<HookClients.Entry> rest(CpuMessage message) {
        return List.copyOf(message.clients().subList(1, message.clients().size()));
    }

    private static <S> Step<S> goOn(Step<S> step, CpuMessage message) {
        var rest = rest(message);
        return rest.isEmpty()
                ? step.then(new Exit(message.occurrence()), Frame.NONE)
                : step.then(new Acquire(message.occurrence(), rest), Frame.NONE);
    }

    /// `invoke_hook` answers an error before it has looked at the program.
    ///
    /// @param cpu where
    record Answers(Address hook, Address cpu, EbpfResult result, boolean isBatchBegin) implements InvocationFault {
        @Override
        public Class<? extends CpuMessage> at() {
            return isBatchBegin ? BatchBegin.class : ReadProgram.class;
        }

        @Override
        public <S, M extends Message> Step<S> instead(
                S state, Delivery<M> delivery, ActorLogic<S, M> inner, Cells cells) {
            var message = (CpuMessage) (Message) delivery.message();
            var client = message.clients().getFirst();
            var step = Step.to(state)
                    .happened(new InvocationEnded(
                            client.binding(), cpu, client.dispatch().owner(), result, 0));
            return isBatchBegin
                    ? step.then(new Release(message.occurrence(), message.clients()), Frame.NONE)
                    : step.then(new BatchEnd(message.occurrence(), message.clients(), Optional.empty()), Frame.NONE);
        }
    }

    /// The pool does not take the event: nothing happens on the CPU.
    record Dropped(Address hook) implements InvocationFault {
        @Override
        public Class<Fire> at() {
            return Fire.class;
        }

        @Override
        public <S, M extends Message> Step<S> instead(
                S state, Delivery<M> delivery, ActorLogic<S, M> inner, Cells cells) {
            return Step.to(state);
        }
    }

    /// Leaves a client without releasing its rundown.
    record Leaks(Address hook) implements InvocationFault {
        @Override
        public Class<Release> at() {
            return Release.class;
        }

        @Override
        public <S, M extends Message> Step<S> instead(
                S state, Delivery<M> delivery, ActorLogic<S, M> inner, Cells cells) {
            return goOn(Step.to(state), (CpuMessage) (Message) delivery.message());
        }
    }
}
