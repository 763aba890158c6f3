package dev.rundown.simulation.defect;

import dev.rundown.actor.ActorLogic;
import dev.rundown.actor.Address;
import dev.rundown.actor.Cells;
import dev.rundown.actor.Delivery;
import dev.rundown.actor.Effect;
import dev.rundown.actor.Frame;
import dev.rundown.actor.Lane;
import dev.rundown.actor.Message;
import dev.rundown.actor.Step;
import dev.rundown.executor.rundown.EpochState;
import dev.rundown.extension.client.ProgramMessage.Retire;
import dev.rundown.extension.client.ProgramState;
import dev.rundown.extension.npi.Epochs;
import dev.rundown.extension.npi.ProgramEvent.InformationFreed;
import dev.rundown.registrar.BindingHandle;
import java.util.ArrayList;
import java.util.List;

/// A program that retires its information with a stamp from before: it notes who is inside an epoch, clears the
/// pointer then, and waits for those whom it noted. Who came in between is overlooked (microsoft/ebpf-for-windows
/// #4924, where the stamp was the copy that a CPU kept of the epoch's number).
final class EpochSkew extends Defective<ProgramState> {
    private final Address program;
    private final List<Lane> participants;

    /// Note who is inside.
    private record Stamp(Retire retire, List<Lane> rest, List<Lane> inside) implements Message {}

    /// Wait for those who were noted, then answer.
    private record AwaitStamped(BindingHandle binding, List<Lane> inside, Message answer) implements Message {}

    EpochSkew(Address program, List<Lane> participants, ActorLogic<ProgramState, Message> inner) {
        super(inner);
        this.program = program;
        this.participants = List.copyOf(participants);
    }

    @Override
    public Step<ProgramState> receive(ProgramState state, Delivery<Message> delivery, Cells cells) {
        return switch (delivery.message()) {
            case Retire m
            when state.visible() -> Step.to(state).then(new Stamp(m, participants, List.of()), Frame.NONE);
            case Stamp m when m.rest.isEmpty() -> retire(state, m, delivery, cells);
            case Stamp m -> stamp(state, m, delivery.lane(), cells);
            case AwaitStamped m -> awaitStamped(state, m, delivery.lane(), cells);
            default -> inner.receive(state, delivery, cells);
        };
    }

    private static Step<ProgramState> stamp(ProgramState state, Stamp message, Lane lane, Cells cells) {
        var next = message.rest.getFirst();
        var inside = new ArrayList<>(message.inside);
        if (cells.perform(Epochs.of(next), new EpochState.Await(lane.name()))) {
            inside.add(next);
        }
        var rest = List.copyOf(message.rest.subList(1, message.rest.size()));
        return Step.to(state).then(new Stamp(message.retire, rest, List.copyOf(inside)), Frame.NONE);
    }

    private Step<ProgramState> retire(ProgramState state, Stamp message, Delivery<Message> delivery, Cells cells) {
        var retiring = new Delivery<Message>(delivery.lane(), delivery.from(), message.retire, Frame.NONE);
        var step = inner.receive(state.asVisible(false), retiring, cells);
        var effects = message.inside.isEmpty()
                ? step.effects()
                : step.effects().stream()
                        .filter(it -> !(it instanceof Effect.Happened(InformationFreed _)))
                        .map(it -> it instanceof Effect.Return(var answer)
                                ? new Effect.Continue(
                                        new AwaitStamped(message.retire.binding(), message.inside, answer), Frame.NONE)
                                : it)
                        .toList();
        return new Step<>(step.state().asVisible(true), effects, step.held());
    }

    private Step<ProgramState> awaitStamped(ProgramState state, AwaitStamped message, Lane lane, Cells cells) {
        if (!cells.perform(Epochs.of(message.inside.getFirst()), new EpochState.HasLeft(lane.name()))) {
            return Step.held(state);
        }
        var rest = List.copyOf(message.inside.subList(1, message.inside.size()));
        return rest.isEmpty()
                ? Step.to(state)
                        .happened(new InformationFreed(program, message.binding, program))
                        .reply(message.answer)
                : Step.to(state).then(new AwaitStamped(message.binding, rest, message.answer), Frame.NONE);
    }
}
