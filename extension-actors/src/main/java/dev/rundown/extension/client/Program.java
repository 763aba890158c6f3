package dev.rundown.extension.client;

import dev.rundown.actor.ActorLogic;
import dev.rundown.actor.Address;
import dev.rundown.actor.Cell;
import dev.rundown.actor.Cells;
import dev.rundown.actor.Delivery;
import dev.rundown.actor.Frame;
import dev.rundown.actor.Lane;
import dev.rundown.actor.Message;
import dev.rundown.actor.Standstill;
import dev.rundown.actor.Step;
import dev.rundown.actor.Wait;
import dev.rundown.executor.helper.ResolvedFunction;
import dev.rundown.executor.program.EbpfResult;
import dev.rundown.executor.program.ImportedFunction;
import dev.rundown.executor.rundown.EpochState;
import dev.rundown.executor.rundown.RundownState;
import dev.rundown.extension.client.ProgramFrame.Attaching;
import dev.rundown.extension.client.ProgramFrame.Closing;
import dev.rundown.extension.client.ProgramFrame.Registering;
import dev.rundown.extension.client.ProgramFrame.Renewing;
import dev.rundown.extension.client.ProgramFrame.Verifying;
import dev.rundown.extension.client.ProgramMessage.CopyInformation;
import dev.rundown.extension.client.ProgramMessage.FunctionsComplete;
import dev.rundown.extension.client.ProgramMessage.PublishHelpers;
import dev.rundown.extension.client.ProgramMessage.PublishInformation;
import dev.rundown.extension.client.ProgramMessage.ReadFunctions;
import dev.rundown.extension.client.ProgramMessage.ReleaseInformation;
import dev.rundown.extension.client.ProgramState.Kind;
import dev.rundown.extension.client.ProgramState.Need;
import dev.rundown.extension.client.ProgramState.Phase;
import dev.rundown.extension.npi.Command;
import dev.rundown.extension.npi.Command.Finished;
import dev.rundown.extension.npi.Deregistration;
import dev.rundown.extension.npi.Epochs;
import dev.rundown.extension.npi.FunctionAddresses;
import dev.rundown.extension.npi.InvocationEvent.AttachRefused;
import dev.rundown.extension.npi.InvocationEvent.ContextFreed;
import dev.rundown.extension.npi.Npis;
import dev.rundown.extension.npi.ProgramEvent.Closed;
import dev.rundown.extension.npi.ProgramEvent.EpochEntered;
import dev.rundown.extension.npi.ProgramEvent.EpochLeft;
import dev.rundown.extension.npi.ProgramEvent.HelpersPublished;
import dev.rundown.extension.npi.ProgramEvent.InformationPublished;
import dev.rundown.extension.npi.ProgramEvent.Loaded;
import dev.rundown.extension.npi.ProgramInformationCharacteristics;
import dev.rundown.extension.npi.Register;
import dev.rundown.registrar.BindingHandle;
import dev.rundown.registrar.ClientCharacteristics;
import dev.rundown.registrar.ContextPointer;
import dev.rundown.registrar.ModuleId;
import dev.rundown.registrar.ModuleMessage.ClientAttachProvider;
import dev.rundown.registrar.ModuleMessage.ClientCleanupBindingContext;
import dev.rundown.registrar.ModuleMessage.ClientDetachProvider;
import dev.rundown.registrar.ModuleMessage.NmrClientAttachProviderReturned;
import dev.rundown.registrar.ModuleMessage.NmrClientDetachProviderCompleteReturned;
import dev.rundown.registrar.ModuleMessage.NmrDeregisterClientReturned;
import dev.rundown.registrar.ModuleMessage.NmrRegisterClientReturned;
import dev.rundown.registrar.ModuleMessage.NmrWaitForClientDeregisterCompleteReturned;
import dev.rundown.registrar.NpiSpecificCharacteristics;
import dev.rundown.registrar.NtStatus;
import dev.rundown.registrar.Registrar;
import dev.rundown.registrar.RegistrarMessage.ClientAttachProviderReturned;
import dev.rundown.registrar.RegistrarMessage.ClientCleanupBindingContextReturned;
import dev.rundown.registrar.RegistrarMessage.ClientDetachProviderReturned;
import dev.rundown.registrar.RegistrarMessage.NmrClientAttachProvider;
import dev.rundown.registrar.RegistrarMessage.NmrDeregisterClient;
import dev.rundown.registrar.RegistrarMessage.NmrRegisterClient;
import dev.rundown.registrar.RegistrationHandle;
import dev.rundown.registrar.RegistrationInstance;
import dev.rundown.registrar.Role;
import dev.rundown.verifier.VerifierMessage;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/// A program: two clients of the program information NPI, first for the general helper functions, then for its
/// program type. What they are told is what it is verified against. When the type-specific provider detaches, the
/// program stays loaded and answers `EBPF_EXTENSION_FAILED_TO_LOAD` until a provider comes that says the same.
public final class Program implements ActorLogic<ProgramState, Message> {
    private final Address self;
    private final ProgramWants wants;
    private final boolean callsFunctions;
    private final InformationDetach detaching;
    private final InformationUse slowUse;

    /// The program `self`.
    ///
    /// @param programType the module that provides its program information
    /// @param helpersUsed the helper functions it calls, by id: what a change of the information is measured by
    /// @param functionsUsed the functions it calls by module and name, in their order: the same for those
    /// @param callsFunctions whether there are modules whose functions have to be there
    /// @param participants the threads that may be inside an epoch
    public Program(
            Address self,
            ModuleId programType,
            SortedSet<Integer> helpersUsed,
            List<ImportedFunction> functionsUsed,
            boolean callsFunctions,
            List<Lane> participants) {
        this.self = self;
        this.wants = new ProgramWants(programType, helpersUsed, functionsUsed);
        this.callsFunctions = callsFunctions;
        this.detaching = new InformationDetach(self, participants);
        this.slowUse = new InformationUse(self);
    }

    /// The rundown of the information of `program`, for users that are too slow for an epoch. It is set up run down,
    /// and opened when there is information.
    public static Cell<RundownState> informationRundownOf(Address program) {
        return new Cell<>("information rundown of " + program, new RundownState(true, 0));
    }

    @Override
    public ProgramState initial() {
        return ProgramState.ABSENT;
    }

    @Override
    public Step<ProgramState> receive(ProgramState state, Delivery<Message> delivery, Cells cells) {
        return switch (delivery.message()) {
            case Command.Load _ -> load(state, delivery.lane(), cells);
            case Command.Unload _ -> unload(state);
            case Command.GetInformation _ -> slowUse.begin(state, delivery.lane(), cells);
            case ClientAttachProvider m -> consider(state, m, cells);
            case NmrClientAttachProviderReturned m -> attached(state, m, (Attaching) delivery.frame(), cells);
            case NmrRegisterClientReturned m
            when delivery.frame() instanceof Renewing ->
                Step.to(state.with(Kind.SPECIFIC, state.specific().registered(m.client())));
            case NmrRegisterClientReturned m -> registered(state, m, delivery, cells);
            case VerifierMessage.Verified m -> verified(state, m, cells);
            case ProgramMessage m -> goOn(state, m, delivery.lane(), cells);
            case ClientDetachProvider m -> detach(state, m.binding(), delivery, cells);
            case NmrClientDetachProviderCompleteReturned _ -> Step.to(state); // The work item is done.
            case ClientCleanupBindingContext m ->
                Step.to(state)
                        .happened(new ContextFreed(m.binding(), Role.CLIENT, self))
                        .reply(new ClientCleanupBindingContextReturned(m.binding()));
            case NmrDeregisterClientReturned m ->
                Deregistration.waiting(state, m, delivery.frame())
                        .orElseGet(() -> deregistered(state, delivery.frame()));
            case NmrWaitForClientDeregisterCompleteReturned _ -> deregistered(state, delivery.frame());
            default -> throw delivery.unexpected();
        };
    }

    private Step<ProgramState> goOn(ProgramState state, ProgramMessage message, Lane lane, Cells cells) {
        return switch (message) {
            case PublishHelpers m -> {
                cells.perform(Register.helpersOf(self), new Register.Write<>(Optional.of(m.binding())));
                yield Step.to(state)
                        .happened(new HelpersPublished(self, m.binding()))
                        .then(new PublishInformation(m.binding(), m.told()), Frame.NONE);
            }
            case PublishInformation m -> publish(state, m, cells);
            case ReadFunctions _ ->
                functions(cells).map(it -> verify(state, it)).orElseGet(() -> withoutFunctions(state));
            case FunctionsComplete _ -> renew(state);
            case ProgramMessage.Detaching m -> detaching.goOn(state, m, lane, cells);
            case CopyInformation _ -> slowUse.copy(state, lane, cells);
            case ReleaseInformation m -> slowUse.end(state, m, lane, cells);
        };
    }

    private Step<ProgramState> load(ProgramState state, Lane lane, Cells cells) {
        if (state.phase() == Phase.ABSENT) {
            return create(ProgramState.CREATED, lane, cells);
        }
        return Step.to(state).reply(state.isOpen() ? Finished.isThere(self) : Finished.isBusy(self));
    }

    private Step<ProgramState> unload(ProgramState state) {
        if (state.isOpen()) {
            return isRenewing(state)
                    ? Step.held(state)
                    : close(state.in(Phase.CLOSING), Kind.SPECIFIC, Finished.SUCCESS);
        }
        return Step.to(state).reply(state.phase() == Phase.ABSENT ? Finished.isNotThere(self) : Finished.isBusy(self));
    }

    /// The request of a user runs inside an epoch until the program is visible or has failed; it is closed outside.
    private Step<ProgramState> create(ProgramState state, Lane lane, Cells cells) {
        cells.perform(Epochs.of(lane), new EpochState.Enter());
        return register(Step.to(state).happened(new EpochEntered(lane, self)), Kind.GENERAL);
    }

    /// A loaded program that has no program information may have refused it while a function had no address. Because
    /// the
    /// registrar proposes a provider once to a registration, the program registers again.
    private static Step<ProgramState> renew(ProgramState state) {
        if (state.phase() != Phase.INFO_GONE || state.specific().binding().isPresent() || isRenewing(state)) {
            return Step.to(state);
        }
        var old = state.specific().registration().orElseThrow();
        return Step.to(state.with(Kind.SPECIFIC, Need.UNMET))
                .call(Registrar.ADDRESS, new NmrDeregisterClient(old), new Renewing());
    }

    private Step<ProgramState> deregistered(ProgramState state, Frame frame) {
        return frame instanceof Renewing it
                ? register(Step.to(state), Kind.SPECIFIC, it)
                : closed(state, (Closing) frame);
    }

    private static boolean isRenewing(ProgramState state) {
        return state.visible() && state.specific().registration().isEmpty();
    }

    private Step<ProgramState> register(Step<ProgramState> step, Kind kind) {
        return register(step, kind, new Registering(kind));
    }

    private Step<ProgramState> register(Step<ProgramState> step, Kind kind, ProgramFrame frame) {
        var name = new Address(self + kind.suffix());
        var instance = RegistrationInstance.of(
                Npis.PROGRAM_INFORMATION, new ModuleId(self.name()), NpiSpecificCharacteristics.NONE);
        return step.call(
                Registrar.ADDRESS,
                new NmrRegisterClient(
                        new ClientCharacteristics(ClientCharacteristics.VERSION, name, self, true, instance),
                        new ContextPointer(self, "client context")),
                frame);
    }

    /// Every provider of program information is proposed to every program; what is not its own it refuses.
    private Step<ProgramState> consider(ProgramState state, ClientAttachProvider message, Cells cells) {
        var kind = Kind.of(message.binding());
        var refusal = wants.refusal(state, kind, message.provider(), () -> functions(cells));
        if (refusal.isPresent()) {
            return Step.to(state)
                    .happened(new AttachRefused(message.binding(), self, refusal.get()))
                    .reply(new ClientAttachProviderReturned(
                            message.binding(), refusal.get().status()));
        }
        var told = (ProgramInformationCharacteristics) message.provider().npiSpecificCharacteristics();
        return Step.to(state.with(kind, state.need(kind).reserved(message.binding())))
                .call(
                        Registrar.ADDRESS,
                        new NmrClientAttachProvider(
                                message.binding(), new ContextPointer(self, "binding context"), Optional.empty()),
                        new Attaching(kind, told));
    }

    /// First the addresses, then the information: an invocation that finds the information calls helpers.
    private Step<ProgramState> attached(
            ProgramState state, NmrClientAttachProviderReturned message, Attaching frame, Cells cells) {
        var answer = new ClientAttachProviderReturned(message.binding(), message.status());
        var need = state.need(frame.kind());
        if (message.status() != NtStatus.STATUS_SUCCESS) {
            return Step.to(state.with(frame.kind(), need.unmet())).reply(answer);
        }
        return switch (frame.kind()) {
            case GENERAL ->
                Step.to(state.with(Kind.GENERAL, need.met(frame.information())).in(Phase.GENERAL_ATTACHED))
                        .reply(answer);
            case SPECIFIC -> {
                cells.perform(informationRundownOf(self), new RundownState.Open());
                yield Step.to(state).then(new PublishHelpers(message.binding(), frame.information()), Frame.NONE);
            }
        };
    }

    private Step<ProgramState> publish(ProgramState state, PublishInformation message, Cells cells) {
        var hash = wants.informationHash(state, message.told());
        cells.perform(Register.informationOf(self), new Register.Write<>(hash));
        var need = state.need(Kind.SPECIFIC).met(message.told());
        return Step.to(state.with(Kind.SPECIFIC, need).informed())
                .happened(new InformationPublished(self, message.binding(), hash.orElse("")))
                .reply(new ClientAttachProviderReturned(message.binding(), NtStatus.STATUS_SUCCESS));
    }

    private Step<ProgramState> registered(
            ProgramState state, NmrRegisterClientReturned message, Delivery<Message> delivery, Cells cells) {
        var kind = ((Registering) delivery.frame()).kind();
        if (message.status() != NtStatus.STATUS_SUCCESS) {
            cells.perform(Epochs.of(delivery.lane()), new EpochState.Exit());
            return close(
                            state.in(Phase.CLOSING),
                            Kind.SPECIFIC,
                            new Finished(EbpfResult.EBPF_NO_MEMORY, "NmrRegisterClient answered " + message.status()))
                    .happened(new EpochLeft(delivery.lane(), self));
        }
        var known = state.with(kind, state.need(kind).registered(message.client()));
        return switch (kind) {
            case GENERAL -> register(Step.to(known), Kind.SPECIFIC);
            case SPECIFIC -> {
                cells.perform(Epochs.of(delivery.lane()), new EpochState.Exit());
                yield verify(known).happened(new EpochLeft(delivery.lane(), self));
            }
        };
    }

    /// With both providers there the program gets an id: others can find it from here on.
    private Step<ProgramState> verify(ProgramState state) {
        if (!state.general().isMet() || !state.specific().isMet()) {
            var missing = state.general().isMet() ? "its program type" : "the general helper functions";
            return close(
                    state.in(Phase.CLOSING),
                    Kind.SPECIFIC,
                    new Finished(
                            EbpfResult.EBPF_EXTENSION_FAILED_TO_LOAD,
                            "no provider of program information for %s is attached".formatted(missing)));
        }
        return callsFunctions
                ? Step.to(state.asVisible(true)).then(new ReadFunctions(), Frame.NONE)
                : verify(state, new TreeMap<>());
    }

    private Step<ProgramState> verify(ProgramState state, SortedMap<ImportedFunction, ResolvedFunction> functions) {
        if (state.specific().information().isEmpty()) {
            return verify(state); // Its provider went while the functions were looked up.
        }
        var information = ProgramWants.together(
                        state, state.specific().information().get())
                .with(functions);
        return Step.to(state.asVisible(true))
                .call(VerifierMessage.VERIFIER, new VerifierMessage.Verify(self.name(), information), new Verifying());
    }

    private Optional<SortedMap<ImportedFunction, ResolvedFunction>> functions(Cells cells) {
        return callsFunctions
                ? cells.perform(FunctionAddresses.of(self), new FunctionAddresses.Prototypes())
                : Optional.of(new TreeMap<>());
    }

    private Step<ProgramState> withoutFunctions(ProgramState state) {
        return close(
                state.in(Phase.CLOSING),
                Kind.SPECIFIC,
                new Finished(
                        EbpfResult.EBPF_EXTENSION_FAILED_TO_LOAD,
                        "a module whose functions %s calls is not attached".formatted(self)));
    }

    /// A provider may have gone or have been replaced meanwhile: what counts is the information that is there now.
    private Step<ProgramState> verified(ProgramState state, VerifierMessage.Verified message, Cells cells) {
        if (message.verdict().accepted()) {
            var functions = functions(cells);
            if (functions.isEmpty()) {
                return withoutFunctions(state);
            }
            var hash = message.verdict().informationHash();
            var told = state.specific().information();
            return told.flatMap(it -> wants.hash(state, it, functions.get())).equals(Optional.of(hash))
                    ? Step.to(state.verified(hash))
                            .happened(new Loaded(
                                    self,
                                    told.flatMap(it -> wants.informationHash(state, it))
                                            .orElseThrow()))
                            .reply(Finished.SUCCESS)
                    : verify(state);
        }
        return close(
                state.in(Phase.CLOSING),
                Kind.SPECIFIC,
                new Finished(
                        EbpfResult.EBPF_VERIFICATION_FAILED, message.verdict().headline()));
    }

    private Step<ProgramState> detach(
            ProgramState state, BindingHandle binding, Delivery<Message> delivery, Cells cells) {
        return switch (Kind.of(binding)) {
            case GENERAL ->
                Step.to(state.with(Kind.GENERAL, state.general().unmet()))
                        .reply(new ClientDetachProviderReturned(binding, NtStatus.STATUS_SUCCESS));
            case SPECIFIC -> detaching.begin(state, binding, delivery, cells);
        };
    }

    /// The type-specific registration goes first, then the general one.
    private Step<ProgramState> close(ProgramState state, Kind kind, Finished answer) {
        Optional<RegistrationHandle> registration = state.need(kind).registration();
        if (registration.isEmpty()) {
            return closed(state, new Closing(kind, answer));
        }
        return Step.to(state)
                .call(Registrar.ADDRESS, new NmrDeregisterClient(registration.get()), new Closing(kind, answer));
    }

    private Step<ProgramState> closed(ProgramState state, Closing frame) {
        var without = state.with(frame.kind(), Need.UNMET);
        return switch (frame.kind()) {
            case SPECIFIC -> close(without, Kind.GENERAL, frame.answer());
            case GENERAL ->
                Step.to(ProgramState.ABSENT).happened(new Closed(self)).reply(frame.answer());
        };
    }

    @Override
    public List<Wait> waits(ProgramState state, Message owed, Standstill standstill) {
        return detaching.waits(owed, standstill);
    }
}
