package dev.rundown.extension.client;

import dev.rundown.actor.Address;
import dev.rundown.actor.Cells;
import dev.rundown.actor.Delivery;
import dev.rundown.actor.Envelope;
import dev.rundown.actor.Frame;
import dev.rundown.actor.Lane;
import dev.rundown.actor.Message;
import dev.rundown.actor.Standstill;
import dev.rundown.actor.Step;
import dev.rundown.actor.Wait;
import dev.rundown.executor.rundown.EpochState;
import dev.rundown.executor.rundown.RundownState;
import dev.rundown.extension.client.ProgramMessage.AwaitEpoch;
import dev.rundown.extension.client.ProgramMessage.AwaitSlowUsers;
import dev.rundown.extension.client.ProgramMessage.DetachAnswer;
import dev.rundown.extension.client.ProgramMessage.Detaching;
import dev.rundown.extension.client.ProgramMessage.LookInside;
import dev.rundown.extension.client.ProgramMessage.Retire;
import dev.rundown.extension.client.ProgramMessage.RunDown;
import dev.rundown.extension.client.ProgramState.Kind;
import dev.rundown.extension.client.ProgramState.Phase;
import dev.rundown.extension.npi.Epochs;
import dev.rundown.extension.npi.ProgramEvent.EpochAwaited;
import dev.rundown.extension.npi.ProgramEvent.InformationFreed;
import dev.rundown.extension.npi.ProgramEvent.InformationRetired;
import dev.rundown.extension.npi.ProgramEvent.RundownAwaited;
import dev.rundown.extension.npi.Register;
import dev.rundown.registrar.BindingHandle;
import dev.rundown.registrar.Level;
import dev.rundown.registrar.ModuleMessage.ClientDetachProvider;
import dev.rundown.registrar.NtStatus;
import dev.rundown.registrar.Registrar;
import dev.rundown.registrar.RegistrarMessage.ClientDetachProviderReturned;
import dev.rundown.registrar.RegistrarMessage.NmrClientDetachProviderComplete;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// How a program lets go of its type-specific information: slow users out, pointer away, invocations out, memory
/// back. In that order: whoever comes later is refused or finds nothing, whoever came earlier is waited for.
///
/// The callback blocks, which needs PASSIVE_LEVEL. At DISPATCH_LEVEL it answers `STATUS_PENDING` and hands the same to
/// a work item.
///
/// @param self the program
/// @param participants the threads that may be inside an epoch
record InformationDetach(Address self, List<Lane> participants) {
    InformationDetach {
        participants = List.copyOf(participants);
    }

    private record Completing() implements Frame {}

    Step<ProgramState> begin(ProgramState state, BindingHandle binding, Delivery<Message> delivery, Cells cells) {
        if (Level.of(delivery.lane()) == Level.PASSIVE_LEVEL) {
            return runDown(state, new RunDown(binding, DetachAnswer.RETURN), delivery.lane(), cells);
        }
        return Step.to(state)
                .start(workItem(binding), self, new RunDown(binding, DetachAnswer.COMPLETE), Frame.NONE)
                .reply(new ClientDetachProviderReturned(binding, NtStatus.STATUS_PENDING));
    }

    private static Lane workItem(BindingHandle binding) {
        return new Lane("W/" + binding);
    }

    Step<ProgramState> goOn(ProgramState state, Detaching message, Lane lane, Cells cells) {
        return switch (message) {
            case RunDown m -> runDown(state, m, lane, cells);
            case AwaitSlowUsers m ->
                cells.perform(Program.informationRundownOf(self), new RundownState.IsRunDown())
                        ? Step.to(state).then(new Retire(m.binding(), m.answer()), Frame.NONE)
                        : Step.held(state);
            case Retire m -> retire(state, m, lane, cells);
            case LookInside m -> lookInside(state, m, lane, cells);
            case AwaitEpoch m ->
                cells.perform(Epochs.of(m.lanes().getFirst()), new EpochState.HasLeft(lane.name()))
                        ? next(state, m, m.lanes())
                        : Step.held(state);
        };
    }

    private Step<ProgramState> runDown(ProgramState state, RunDown message, Lane lane, Cells cells) {
        boolean idle = cells.perform(Program.informationRundownOf(self), new RundownState.Close());
        return Step.to(state.in(Phase.INFO_RUNDOWN))
                .happened(new RundownAwaited(lane, self))
                .then(
                        idle
                                ? new Retire(message.binding(), message.answer())
                                : new AwaitSlowUsers(message.binding(), message.answer()),
                        Frame.NONE);
    }

    /// Nobody can be inside a program that nobody could find: then waiting would only be a danger, because the thread
    /// may stand inside an epoch itself.
    private Step<ProgramState> retire(ProgramState state, Retire message, Lane lane, Cells cells) {
        cells.perform(Register.informationOf(self), new Register.Write<>(Optional.empty()));
        var gone = state.with(Kind.SPECIFIC, state.need(Kind.SPECIFIC).unmet()).in(Phase.INFO_GONE);
        var step = Step.to(gone).happened(new InformationRetired(self, message.binding(), self));
        return state.visible() && !participants.isEmpty()
                ? step.happened(new EpochAwaited(lane, self))
                        .then(new LookInside(message.binding(), message.answer(), participants), Frame.NONE)
                : finished(step, message);
    }

    private Step<ProgramState> lookInside(ProgramState state, LookInside message, Lane lane, Cells cells) {
        return cells.perform(Epochs.of(message.lanes().getFirst()), new EpochState.Await(lane.name()))
                ? Step.to(state).then(new AwaitEpoch(message.binding(), message.answer(), message.lanes()), Frame.NONE)
                : next(state, message, message.lanes());
    }

    private Step<ProgramState> next(ProgramState state, Detaching message, List<Lane> lanes) {
        return lanes.size() == 1
                ? finished(Step.to(state), message)
                : Step.to(state)
                        .then(
                                new LookInside(message.binding(), message.answer(), lanes.subList(1, lanes.size())),
                                Frame.NONE);
    }

    private Step<ProgramState> finished(Step<ProgramState> step, Detaching message) {
        var freed = step.happened(new InformationFreed(self, message.binding(), self));
        return switch (message.answer()) {
            case RETURN -> freed.reply(new ClientDetachProviderReturned(message.binding(), NtStatus.STATUS_SUCCESS));
            case COMPLETE ->
                freed.call(Registrar.ADDRESS, new NmrClientDetachProviderComplete(message.binding()), new Completing());
        };
    }

    /// Slow users are commands on this program; who is inside an epoch stands on the lane that is waited for.
    List<Wait> waits(Message owed, Standstill standstill) {
        return switch (owed) {
            case AwaitSlowUsers _ -> on(standstill, it -> it.to().equals(self) && isSlow(it.message()));
            case AwaitEpoch m -> on(standstill, it -> it.lane().equals(m.lanes().getFirst()));
            case ClientDetachProvider m -> on(standstill, it -> isAbout(it, m.binding()));
            case NmrClientDetachProviderComplete m -> on(standstill, it -> isAbout(it, m.binding()));
            default -> List.of(); // Nothing else of what a program owes depends on anybody.
        };
    }

    private boolean isAbout(Envelope envelope, BindingHandle binding) {
        return envelope.to().equals(self)
                && envelope.message() instanceof Detaching m
                && m.binding().equals(binding);
    }

    private static boolean isSlow(Message message) {
        return message instanceof ProgramMessage.CopyInformation
                || message instanceof ProgramMessage.ReleaseInformation;
    }

    private static List<Wait> on(Standstill standstill, Predicate<Envelope> wanted) {
        return standstill.underWay().stream()
                .filter(wanted)
                .map(it -> new Wait(it.to(), it.message()))
                .toList();
    }
}
