package dev.rundown.simulation.defect;

import dev.rundown.actor.ActorLogic;
import dev.rundown.actor.Address;
import dev.rundown.actor.CellOperation;
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
import dev.rundown.extension.npi.HookClients;
import dev.rundown.extension.npi.InvocationEvent.RundownReleased;
import dev.rundown.extension.provider.HookMessage.Drained;
import dev.rundown.extension.provider.HookMessage.DrainedReturned;
import dev.rundown.extension.provider.HookProvider;
import java.util.List;

/// The CPU's part of [TrafficBeforeRundown]: where a rundown was overwritten while somebody was inside, the release
/// counts below zero, as memory does, and the rundown never ends.
///
/// @param <S> the state of the CPU
final class Underflow<S> extends Defective<S> {
    private final Address cpu;
    private final Address hook;

    private record Completing(Occurrence occurrence, List<HookClients.Entry> rest) implements Frame {}

    /// Leaves; from zero it is the largest count there is.
    private record ReleaseUnchecked() implements CellOperation<RundownState, Boolean> {
        @Override
        public Outcome<RundownState, Boolean> on(RundownState value) {
            var after = new RundownState(value.closed(), value.users() == 0 ? Integer.MAX_VALUE : value.users() - 1);
            return new Outcome<>(after, after.closed() && after.users() == 0);
        }
    }

    Underflow(Address cpu, Address hook, ActorLogic<S, Message> inner) {
        super(inner);
        this.cpu = cpu;
        this.hook = hook;
    }

    @Override
    public Step<S> receive(S state, Delivery<Message> delivery, Cells cells) {
        return switch (delivery.message()) {
            case Release m when m.occurrence().hook().equals(hook) -> release(state, m, cells);
            case DrainedReturned _
            when delivery.frame() instanceof Completing(var occurrence, var rest) ->
                next(Step.to(state), occurrence, rest);
            default -> inner.receive(state, delivery, cells);
        };
    }

    private Step<S> release(S state, Release message, Cells cells) {
        var binding = message.clients().getFirst().binding();
        var rest = List.copyOf(message.clients().subList(1, message.clients().size()));
        boolean lastOut = cells.perform(HookProvider.rundownOf(binding), new ReleaseUnchecked());
        var step = Step.to(state).happened(new RundownReleased(binding, cpu));
        return lastOut
                ? step.call(hook, new Drained(binding), new Completing(message.occurrence(), rest))
                : next(step, message.occurrence(), rest);
    }

    private static <S> Step<S> next(Step<S> step, Occurrence occurrence, List<HookClients.Entry> rest) {
        return rest.isEmpty()
                ? step.then(new Exit(occurrence), Frame.NONE)
                : step.then(new Acquire(occurrence, rest), Frame.NONE);
    }
}
