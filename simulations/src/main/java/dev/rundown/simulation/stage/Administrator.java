package dev.rundown.simulation.stage;

import dev.rundown.actor.ActorLogic;
import dev.rundown.actor.Address;
import dev.rundown.actor.Cells;
import dev.rundown.actor.Delivery;
import dev.rundown.actor.Frame;
import dev.rundown.actor.Lane;
import dev.rundown.actor.Message;
import dev.rundown.actor.Step;
import dev.rundown.executor.program.EbpfResult;
import dev.rundown.extension.invocation.CpuMessage;
import dev.rundown.extension.npi.Command;

/// Whoever loads, attaches, fires, detaches and unloads. On each of its lanes it gives one order after the other.
public final class Administrator implements ActorLogic<Administrator.State, Message> {
    /// The administrator's name in every cast.
    public static final Address ADDRESS = new Address("admin");

    /// What is left to do is in the lanes.
    public record State() {}

    /// The actor that was given a command, and what comes after it when it has failed or succeeded.
    private record Giving(Address actor, AdministratorMessage afterFailure, AdministratorMessage afterSuccess)
            implements Frame {}

    @Override
    public State initial() {
        return new State();
    }

    @Override
    public Step<State> receive(State state, Delivery<Message> delivery, Cells cells) {
        return switch (delivery.message()) {
            case AdministratorMessage m -> carryOut(state, m);
            case Command.Finished m -> finished(state, m, (Giving) delivery.frame());
            default -> throw delivery.unexpected();
        };
    }

    private static Step<State> carryOut(State state, AdministratorMessage message) {
        if (message.orders().isEmpty()) {
            return Step.to(state);
        }
        return switch (message.orders().getFirst()) {
            case Order.Give it ->
                Step.to(state)
                        .call(
                                it.actor(),
                                it.command(),
                                new Giving(
                                        it.actor(),
                                        message.without(1 + it.afterFailure()),
                                        message.without(1 + it.afterSuccess())));
            case Order.Occur it ->
                goOn(
                        Step.to(state)
                                .start(
                                        new Lane(it.cpu().name()),
                                        it.cpu(),
                                        new CpuMessage.Fire(it.occurrence()),
                                        Frame.NONE),
                        message.without(1));
        };
    }

    private static Step<State> finished(State state, Command.Finished message, Giving frame) {
        var step = Step.to(state);
        return message.result() == EbpfResult.EBPF_SUCCESS
                ? goOn(step, frame.afterSuccess())
                : goOn(
                        step.happened(new CommandFailed(frame.actor(), message.result(), message.explanation())),
                        frame.afterFailure());
    }

    private static Step<State> goOn(Step<State> step, AdministratorMessage rest) {
        return rest.orders().isEmpty() ? step : step.then(rest, Frame.NONE);
    }
}
