package dev.rundown.extension.client;

import dev.rundown.actor.ActorLogic;
import dev.rundown.actor.Address;
import dev.rundown.actor.Cells;
import dev.rundown.actor.Delivery;
import dev.rundown.actor.Message;
import dev.rundown.actor.Step;
import dev.rundown.executor.program.EbpfResult;
import dev.rundown.extension.client.ProgramFrame.Attaching;
import dev.rundown.extension.client.ProgramFrame.Closing;
import dev.rundown.extension.client.ProgramFrame.Registering;
import dev.rundown.extension.client.ProgramFrame.Verifying;
import dev.rundown.extension.client.ProgramState.Kind;
import dev.rundown.extension.client.ProgramState.Need;
import dev.rundown.extension.npi.Command;
import dev.rundown.extension.npi.Command.Finished;
import dev.rundown.extension.npi.InvocationEvent.ContextFreed;
import dev.rundown.extension.npi.Npis;
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
import dev.rundown.registrar.RegistrarMessage.NmrWaitForClientDeregisterComplete;
import dev.rundown.registrar.RegistrationHandle;
import dev.rundown.registrar.RegistrationInstance;
import dev.rundown.registrar.Role;
import dev.rundown.verifier.VerifierMessage;
import dev.rundown.verifier.spec.ProgramInformation;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/// A program: two clients of the program information NPI, first for the general helper functions, then for its
/// program type. What they are told is what it is verified against. When the type-specific provider detaches, the
/// program stays loaded and answers `EBPF_EXTENSION_FAILED_TO_LOAD` until a provider comes that says the same.
public final class Program implements ActorLogic<ProgramState, Message> {
    private final Address self;
    private final ModuleId programType;
    private final SortedSet<Integer> helpersUsed;

    /// The program `self`.
    ///
    /// @param programType the module that provides its program information
    /// @param helpersUsed the helper functions it calls, by id: what a change of the information is measured by
    public Program(Address self, ModuleId programType, SortedSet<Integer> helpersUsed) {
        this.self = self;
        this.programType = programType;
        this.helpersUsed = helpersUsed;
    }

    @Override
    public ProgramState initial() {
        return ProgramState.CREATED;
    }

    @Override
    public Step<ProgramState> receive(ProgramState state, Delivery<Message> delivery, Cells cells) {
        return switch (delivery.message()) {
            case Command.Load _ -> register(state, Kind.GENERAL);
            case Command.Unload _ -> close(state, Kind.SPECIFIC, Finished.SUCCESS);
            case ClientAttachProvider m -> consider(state, m);
            case NmrClientAttachProviderReturned m -> attached(state, m, (Attaching) delivery.frame(), cells);
            case NmrRegisterClientReturned m -> registered(state, m, (Registering) delivery.frame());
            case VerifierMessage.Verified m -> verified(state, m);
            case ClientDetachProvider m -> detach(state, m.binding(), cells);
            case ClientCleanupBindingContext m ->
                Step.to(state)
                        .happened(new ContextFreed(m.binding(), Role.CLIENT, self))
                        .reply(new ClientCleanupBindingContextReturned(m.binding()));
            case NmrDeregisterClientReturned m ->
                Step.to(state)
                        .call(Registrar.ADDRESS, new NmrWaitForClientDeregisterComplete(m.client()), delivery.frame());
            case NmrWaitForClientDeregisterCompleteReturned _ -> closed(state, (Closing) delivery.frame());
            default -> throw delivery.unexpected();
        };
    }

    private Step<ProgramState> register(ProgramState state, Kind kind) {
        var name = new Address(self + suffix(kind));
        var instance = RegistrationInstance.of(
                Npis.PROGRAM_INFORMATION, new ModuleId(self.name()), NpiSpecificCharacteristics.NONE);
        return Step.to(state)
                .call(
                        Registrar.ADDRESS,
                        new NmrRegisterClient(
                                new ClientCharacteristics(ClientCharacteristics.VERSION, name, self, true, instance),
                                new ContextPointer(self, "client context")),
                        new Registering(kind));
    }

    private static String suffix(Kind kind) {
        return switch (kind) {
            case GENERAL -> ".general";
            case SPECIFIC -> ".type";
        };
    }

    private Kind kindOf(BindingHandle binding) {
        return binding.client().module().name().endsWith(suffix(Kind.GENERAL)) ? Kind.GENERAL : Kind.SPECIFIC;
    }

    /// Every provider of program information is proposed to every program; what is not its own it refuses.
    private Step<ProgramState> consider(ProgramState state, ClientAttachProvider message) {
        var kind = kindOf(message.binding());
        if (!(message.provider().npiSpecificCharacteristics() instanceof ProgramInformationCharacteristics told)
                || !isWanted(state, kind, message.provider().moduleId(), told)) {
            return Step.to(state)
                    .reply(new ClientAttachProviderReturned(message.binding(), NtStatus.STATUS_INVALID_PARAMETER));
        }
        return Step.to(state.with(kind, state.need(kind).reserved(message.binding())))
                .call(
                        Registrar.ADDRESS,
                        new NmrClientAttachProvider(
                                message.binding(), new ContextPointer(self, "binding context"), Optional.empty()),
                        new Attaching(kind, told));
    }

    private boolean isWanted(ProgramState state, Kind kind, ModuleId provider, ProgramInformationCharacteristics told) {
        boolean mine = switch (kind) {
            case GENERAL -> provider.equals(Npis.GENERAL_HELPERS);
            case SPECIFIC ->
                provider.equals(programType)
                        && told.type().isPresent()
                        && state.general().information().isPresent()
                        && isAsVerified(state, told);
        };
        return mine && state.need(kind).binding().isEmpty();
    }

    /// Code must not run with other information than it was verified against.
    private boolean isAsVerified(ProgramState state, ProgramInformationCharacteristics told) {
        return state.verifiedHash()
                .map(hash -> together(state, told).informationHash(helpersUsed).equals(Optional.of(hash)))
                .orElse(true);
    }

    private static ProgramInformation together(ProgramState state, ProgramInformationCharacteristics told) {
        return new ProgramInformation(
                told.type().orElseThrow(),
                told.helpers(),
                state.general().information().orElseThrow().helpers());
    }

    private Step<ProgramState> attached(
            ProgramState state, NmrClientAttachProviderReturned message, Attaching frame, Cells cells) {
        var answer = new ClientAttachProviderReturned(message.binding(), message.status());
        var need = state.need(frame.kind());
        if (message.status() != NtStatus.STATUS_SUCCESS) {
            return Step.to(state.with(frame.kind(), need.unmet())).reply(answer);
        }
        if (frame.kind() == Kind.SPECIFIC) {
            var hash = together(state, frame.information()).informationHash(helpersUsed);
            cells.perform(Register.informationOf(self), new Register.Write<>(hash));
        }
        return Step.to(state.with(frame.kind(), need.met(frame.information()))).reply(answer);
    }

    private Step<ProgramState> registered(ProgramState state, NmrRegisterClientReturned message, Registering frame) {
        if (message.status() != NtStatus.STATUS_SUCCESS) {
            return close(
                    state,
                    Kind.SPECIFIC,
                    new Finished(EbpfResult.EBPF_NO_MEMORY, "NmrRegisterClient answered " + message.status()));
        }
        var known = state.with(frame.kind(), state.need(frame.kind()).registered(message.client()));
        return switch (frame.kind()) {
            case GENERAL -> register(known, Kind.SPECIFIC);
            case SPECIFIC -> verify(known);
        };
    }

    private Step<ProgramState> verify(ProgramState state) {
        if (state.general().information().isEmpty()
                || state.specific().information().isEmpty()) {
            var missing = state.general().information().isEmpty() ? "the general helper functions" : "its program type";
            return close(
                    state,
                    Kind.SPECIFIC,
                    new Finished(
                            EbpfResult.EBPF_EXTENSION_FAILED_TO_LOAD,
                            "no provider of program information for %s is attached".formatted(missing)));
        }
        var information = together(state, state.specific().information().get());
        return Step.to(state)
                .call(VerifierMessage.VERIFIER, new VerifierMessage.Verify(self.name(), information), new Verifying());
    }

    private Step<ProgramState> verified(ProgramState state, VerifierMessage.Verified message) {
        if (message.verdict().accepted()) {
            return Step.to(state.verified(message.verdict().informationHash())).reply(Finished.SUCCESS);
        }
        return close(
                state,
                Kind.SPECIFIC,
                new Finished(
                        EbpfResult.EBPF_VERIFICATION_FAILED, message.verdict().headline()));
    }

    /// The pointer to the information is cleared before the answer, so that no new invocation finds it.
    private Step<ProgramState> detach(ProgramState state, BindingHandle binding, Cells cells) {
        var kind = kindOf(binding);
        if (kind == Kind.SPECIFIC) {
            cells.perform(Register.informationOf(self), new Register.Write<>(Optional.empty()));
        }
        return Step.to(state.with(kind, state.need(kind).unmet()))
                .reply(new ClientDetachProviderReturned(binding, NtStatus.STATUS_SUCCESS));
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
            case GENERAL -> Step.to(ProgramState.CREATED).reply(frame.answer());
        };
    }

    /// What this program registers as, for whoever prints lanes.
    public List<Address> modules() {
        return List.of(new Address(self + suffix(Kind.GENERAL)), new Address(self + suffix(Kind.SPECIFIC)));
    }
}
