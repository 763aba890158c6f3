package dev.rundown.extension.client;

import dev.rundown.actor.Address;
import dev.rundown.actor.Cells;
import dev.rundown.actor.Frame;
import dev.rundown.actor.Lane;
import dev.rundown.actor.Step;
import dev.rundown.executor.program.EbpfResult;
import dev.rundown.executor.rundown.RundownState;
import dev.rundown.extension.client.ProgramMessage.CopyInformation;
import dev.rundown.extension.client.ProgramMessage.ReleaseInformation;
import dev.rundown.extension.npi.Command.Finished;
import dev.rundown.extension.npi.ProgramEvent.InformationAcquired;
import dev.rundown.extension.npi.ProgramEvent.InformationReleased;
import dev.rundown.extension.npi.ProgramEvent.InformationUsed;
import dev.rundown.extension.npi.Register;

/// `bpf_prog_get_info` of one program: slow, because what it reads is copied to a user. It holds the information
/// rundown
/// meanwhile.
///
/// @param self the program
record InformationUse(Address self) {
    Step<ProgramState> begin(ProgramState state, Lane lane, Cells cells) {
        if (!cells.perform(Program.informationRundownOf(self), new RundownState.TryAcquire())) {
            return Step.to(state)
                    .reply(new Finished(
                            EbpfResult.EBPF_EXTENSION_FAILED_TO_LOAD,
                            "the program information of %s has gone".formatted(self)));
        }
        return Step.to(state).happened(new InformationAcquired(self, lane)).then(new CopyInformation(), Frame.NONE);
    }

    Step<ProgramState> copy(ProgramState state, Lane lane, Cells cells) {
        cells.perform(Register.informationOf(self), new Register.Read<>());
        return Step.to(state)
                .happened(new InformationUsed(self, lane, self))
                .then(new ReleaseInformation(Finished.SUCCESS), Frame.NONE);
    }

    Step<ProgramState> end(ProgramState state, ReleaseInformation message, Lane lane, Cells cells) {
        cells.perform(Program.informationRundownOf(self), new RundownState.Release());
        return Step.to(state).happened(new InformationReleased(self, lane)).reply(message.answer());
    }
}
