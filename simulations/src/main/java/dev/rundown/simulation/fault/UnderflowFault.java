package dev.rundown.simulation.fault;

import dev.rundown.actor.ActorLogic;
import dev.rundown.actor.Address;
import dev.rundown.actor.CellOperation;
import dev.rundown.actor.Cells;
import dev.rundown.actor.Delivery;
import dev.rundown.actor.Frame;
import dev.rundown.actor.Message;
import dev.rundown.actor.Part;
import dev.rundown.actor.Standstill;
import dev.rundown.actor.Step;
import dev.rundown.actor.Wait;
import dev.rundown.executor.rundown.RundownState;
import dev.rundown.extension.invocation.CpuMessage.Release;
import dev.rundown.extension.npi.InvocationEvent.RundownReleased;
import dev.rundown.extension.provider.HookProvider;
import java.util.List;

/// A CPU that releases the rundown of a client once more than it acquired it. From zero the count becomes the largest
/// number there is, as it does in memory.
///
/// @param <S> the state of the CPU
/// @param <M> its messages
final class UnderflowFault<S, M extends Message> implements ActorLogic<S, M> {
    private final String name;
    private final ActorLogic<S, M> inner;
    private final Address hook;
    private final Address cpu;
    private final Condition condition;

    /// The one release too many has been done.
    private record Done() implements Frame {}

    private record ReleaseUnchecked() implements CellOperation<RundownState, Boolean> {
        @Override
        public Outcome<RundownState, Boolean> on(RundownState value) {
            int users = value.users() <= 1 ? Integer.MAX_VALUE : value.users() - 1;
            return new Outcome<>(new RundownState(value.closed(), users), false);
        }
    }

    UnderflowFault(String name, ActorLogic<S, M> inner, Address hook, Address cpu, Condition condition) {
        this.name = name;
        this.inner = inner;
        this.hook = hook;
        this.cpu = cpu;
        this.condition = condition;
    }

    @Override
    public S initial() {
        return inner.initial();
    }

    @Override
    public Step<S> receive(S state, Delivery<M> delivery, Cells cells) {
        Message message = delivery.message();
        if (!(message instanceof Release m)
                || !m.occurrence().hook().equals(hook)
                || delivery.frame() instanceof Done) {
            return inner.receive(state, delivery, cells);
        }
        var part = new Part<>("fault " + name, FaultState.UNUSED);
        var before = cells.read(part);
        var decided = condition.decide(name, "event " + m.occurrence().number(), before, cells);
        if (decided.fired() == before.fired()) {
            var step = inner.receive(state, delivery, cells);
            return decided.equals(before) ? step : step.put(part, decided);
        }
        var binding = m.clients().getFirst().binding();
        cells.perform(HookProvider.rundownOf(binding), new ReleaseUnchecked());
        return Step.to(state)
                .happened(new FaultFired(name))
                .happened(new RundownReleased(binding, cpu))
                .put(part, decided.ended())
                .then(m, new Done());
    }

    @Override
    public List<Wait> waits(S state, Message owed, Standstill standstill) {
        return inner.waits(state, owed, standstill);
    }
}
