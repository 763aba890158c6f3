package dev.rundown.simulation.defect;

import dev.rundown.actor.ActorLogic;
import dev.rundown.actor.Address;
import dev.rundown.actor.Cells;
import dev.rundown.actor.Delivery;
import dev.rundown.actor.Frame;
import dev.rundown.actor.Message;
import dev.rundown.actor.Step;
import dev.rundown.executor.rundown.RundownState;
import dev.rundown.extension.invocation.CpuMessage.Acquire;
import dev.rundown.extension.invocation.CpuMessage.Exit;
import dev.rundown.extension.invocation.CpuMessage.Occurrence;
import dev.rundown.extension.invocation.CpuMessage.Release;
import dev.rundown.extension.npi.Activity;
import dev.rundown.extension.npi.HookClients;
import dev.rundown.extension.npi.InvocationEvent.ContextUsed;
import dev.rundown.extension.npi.InvocationEvent.RundownReleased;
import dev.rundown.extension.provider.HookMessage.Drained;
import dev.rundown.extension.provider.HookMessage.DrainedReturned;
import dev.rundown.extension.provider.HookProvider;
import dev.rundown.registrar.BindingHandle;
import dev.rundown.registrar.Role;
import java.util.List;

/// The code of a hook, as a CPU runs it, that leaves a client and looks afterwards whether it was the last one out:
/// two CPUs that leave one after the other both find that they were.
///
/// @param <S> the state of the CPU
final class CompletedTwice<S> extends Defective<S> {
    private final Address cpu;
    private final Address hook;

    /// Look whether anybody is left inside.
    ///
    /// @param clients still to be invoked, the one that was left first
    private record AmILast(Occurrence occurrence, List<HookClients.Entry> clients) implements Activity {
        @Override
        public boolean isInside(Address extension) {
            return occurrence.extension().equals(extension);
        }

        @Override
        public boolean isInvoking(BindingHandle binding) {
            return false;
        }
    }

    private record Completing(Occurrence occurrence, List<HookClients.Entry> rest) implements Frame {}

    CompletedTwice(Address cpu, Address hook, ActorLogic<S, Message> inner) {
        super(inner);
        this.cpu = cpu;
        this.hook = hook;
    }

    @Override
    public Step<S> receive(S state, Delivery<Message> delivery, Cells cells) {
        return switch (delivery.message()) {
            case Release m
            when m.occurrence().hook().equals(hook) -> {
                cells.perform(HookProvider.rundownOf(m.clients().getFirst().binding()), new RundownState.Release());
                yield Step.to(state)
                        .happened(new RundownReleased(m.clients().getFirst().binding(), cpu))
                        .then(new AmILast(m.occurrence(), m.clients()), Frame.NONE);
            }
            case AmILast m -> look(state, m, cells);
            case DrainedReturned _
            when delivery.frame() instanceof Completing(var occurrence, var rest) -> next(state, occurrence, rest);
            default -> inner.receive(state, delivery, cells);
        };
    }

    private Step<S> look(S state, AmILast message, Cells cells) {
        var binding = message.clients.getFirst().binding();
        var rest = List.copyOf(message.clients.subList(1, message.clients.size()));
        return cells.perform(HookProvider.rundownOf(binding), new RundownState.IsRunDown())
                ? Step.to(state)
                        .happened(new ContextUsed(binding, Role.PROVIDER, hook)) // The handle to complete is in it.
                        .call(hook, new Drained(binding), new Completing(message.occurrence, rest))
                : next(state, message.occurrence, rest);
    }

    private static <S> Step<S> next(S state, Occurrence occurrence, List<HookClients.Entry> rest) {
        return rest.isEmpty()
                ? Step.to(state).then(new Exit(occurrence), Frame.NONE)
                : Step.to(state).then(new Acquire(occurrence, rest), Frame.NONE);
    }
}
