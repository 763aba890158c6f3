package dev.rundown.simulation.fault;

import dev.rundown.actor.ActorLogic;
import dev.rundown.actor.Address;
import dev.rundown.actor.Cells;
import dev.rundown.actor.Delivery;
import dev.rundown.actor.Frame;
import dev.rundown.actor.Message;
import dev.rundown.actor.Part;
import dev.rundown.actor.Standstill;
import dev.rundown.actor.Step;
import dev.rundown.actor.Wait;
import dev.rundown.extension.invocation.CpuMessage.ReadInformation;
import dev.rundown.extension.npi.Activity;
import dev.rundown.registrar.BindingHandle;
import java.util.List;
import java.util.Optional;

/// A CPU that is held by a program for some slices, or for ever.
///
/// @param <S> the state of the CPU
/// @param <M> its messages
final class SpinningFault<S, M extends Message> implements ActorLogic<S, M> {
    private final String name;
    private final ActorLogic<S, M> inner;
    private final Address hook;
    private final Optional<Integer> slices;
    private final Condition condition;

    /// One slice of a program that does nothing else.
    ///
    /// @param next what comes when it has ended
    /// @param left slices to go; empty for ever
    private record Slice(ReadInformation next, Optional<Integer> left) implements Activity {
        @Override
        public boolean isInside(Address extension) {
            return next.isInside(extension);
        }

        @Override
        public boolean isInvoking(BindingHandle binding) {
            return next.isInvoking(binding);
        }

        @Override
        public boolean isRunning(Address program) {
            return next.program().equals(program);
        }
    }

    /// The slices are over.
    private record Done() implements Frame {}

    SpinningFault(String name, ActorLogic<S, M> inner, Address hook, Optional<Integer> slices, Condition condition) {
        this.name = name;
        this.inner = inner;
        this.hook = hook;
        this.slices = slices;
        this.condition = condition;
    }

    @Override
    public S initial() {
        return inner.initial();
    }

    @Override
    public Step<S> receive(S state, Delivery<M> delivery, Cells cells) {
        Message message = delivery.message();
        if (message instanceof Slice(var next, var left)) {
            return left.map(it -> it > 1
                            ? Step.to(state).then(new Slice(next, Optional.of(it - 1)), Frame.NONE)
                            : Step.to(state).then(next, new Done()))
                    .orElseGet(() -> Step.held(state));
        }
        if (message instanceof ReadInformation m
                && m.occurrence().hook().equals(hook)
                && !(delivery.frame() instanceof Done)) {
            return begin(state, m, delivery, cells);
        }
        return inner.receive(state, delivery, cells);
    }

    private Step<S> begin(S state, ReadInformation message, Delivery<M> delivery, Cells cells) {
        var part = new Part<>("fault " + name, FaultState.UNUSED);
        var before = cells.read(part);
        var decided = condition.decide(name, "event " + message.occurrence().number(), before, cells);
        boolean fires = decided.fired() > before.fired();
        var step = fires
                ? Step.to(state).happened(new FaultFired(name)).then(new Slice(message, slices), Frame.NONE)
                : inner.receive(state, delivery, cells);
        var now = decided.ended();
        return step.held() || now.equals(before) ? step : step.put(part, now);
    }

    @Override
    public List<Wait> waits(S state, Message owed, Standstill standstill) {
        return owed instanceof Slice it
                ? List.of(new Wait(it.next.program(), owed))
                : inner.waits(state, owed, standstill);
    }
}
