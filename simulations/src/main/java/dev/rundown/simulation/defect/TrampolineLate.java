package dev.rundown.simulation.defect;

import dev.rundown.actor.ActorLogic;
import dev.rundown.actor.Address;
import dev.rundown.actor.Cells;
import dev.rundown.actor.Delivery;
import dev.rundown.actor.Effect;
import dev.rundown.actor.Frame;
import dev.rundown.actor.Message;
import dev.rundown.actor.Step;
import dev.rundown.extension.client.ProgramMessage.PublishHelpers;
import dev.rundown.extension.client.ProgramMessage.PublishInformation;
import dev.rundown.extension.client.ProgramState;
import dev.rundown.extension.npi.ProgramEvent.HelpersPublished;
import dev.rundown.extension.npi.Register;
import dev.rundown.registrar.BindingHandle;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// A program that opens the gate for invocations first and enters the helper addresses afterwards
/// (microsoft/ebpf-for-windows #4983).
final class TrampolineLate extends Defective<ProgramState> {
    private final Address program;

    /// Enter the addresses, then answer the attach.
    private record EnterLate(BindingHandle binding, Message answer) implements Message {}

    TrampolineLate(Address program, ActorLogic<ProgramState, Message> inner) {
        super(inner);
        this.program = program;
    }

    @Override
    public Step<ProgramState> receive(ProgramState state, Delivery<Message> delivery, Cells cells) {
        return switch (delivery.message()) {
            case PublishInformation m ->
                replaced(
                        inner.receive(state, delivery, cells),
                        it -> it instanceof Effect.Return(var answer)
                                ? new Effect.Continue(new EnterLate(m.binding(), answer), Frame.NONE)
                                : it);
            case EnterLate m -> {
                cells.perform(Register.helpersOf(program), new Register.Write<>(Optional.of(m.binding)));
                yield Step.to(state)
                        .happened(new HelpersPublished(program, m.binding))
                        .reply(m.answer);
            }
            default ->
                replaced(
                        inner.receive(state, delivery, cells),
                        it -> it instanceof Effect.Continue(PublishHelpers(var binding, var told), var frame)
                                ? new Effect.Continue(new PublishInformation(binding, told), frame)
                                : it);
        };
    }

    private static Step<ProgramState> replaced(Step<ProgramState> step, UnaryOperator<Effect> change) {
        return new Step<>(step.state(), step.effects().stream().map(change).toList(), step.held());
    }
}
