package dev.rundown.simulation.defect;

import dev.rundown.actor.ActorLogic;
import dev.rundown.actor.Address;
import dev.rundown.actor.Cells;
import dev.rundown.actor.Delivery;
import dev.rundown.actor.Frame;
import dev.rundown.actor.Message;
import dev.rundown.actor.Step;
import dev.rundown.executor.rundown.RundownState;
import dev.rundown.extension.client.Program;
import dev.rundown.extension.client.ProgramMessage.CopyInformation;
import dev.rundown.extension.client.ProgramState;
import dev.rundown.extension.npi.Command.Finished;
import dev.rundown.extension.npi.ProgramEvent.InformationReleased;
import dev.rundown.extension.npi.ProgramEvent.InformationUsed;

/// A program that takes the information rundown, finds its information, gives the rundown back, and copies only then:
/// the extension may have gone meanwhile (microsoft/ebpf-for-windows #1850).
final class InfoReadUnprotected extends Defective<ProgramState> {
    private final Address program;

    /// Copy what was found.
    private record CopyLate() implements Message {}

    InfoReadUnprotected(Address program, ActorLogic<ProgramState, Message> inner) {
        super(inner);
        this.program = program;
    }

    @Override
    public Step<ProgramState> receive(ProgramState state, Delivery<Message> delivery, Cells cells) {
        return switch (delivery.message()) {
            case CopyInformation _ -> {
                cells.perform(Program.informationRundownOf(program), new RundownState.Release());
                yield Step.to(state)
                        .happened(new InformationReleased(program, delivery.lane()))
                        .then(new CopyLate(), Frame.NONE);
            }
            case CopyLate _ ->
                Step.to(state)
                        .happened(new InformationUsed(program, delivery.lane(), program))
                        .reply(Finished.SUCCESS);
            default -> inner.receive(state, delivery, cells);
        };
    }
}
