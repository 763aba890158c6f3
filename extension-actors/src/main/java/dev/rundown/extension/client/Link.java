package dev.rundown.extension.client;

import dev.rundown.actor.ActorLogic;
import dev.rundown.actor.Address;
import dev.rundown.actor.Cells;
import dev.rundown.actor.Delivery;
import dev.rundown.actor.Frame;
import dev.rundown.actor.Message;
import dev.rundown.actor.Step;
import dev.rundown.executor.program.EbpfResult;
import dev.rundown.extension.client.LinkState.Phase;
import dev.rundown.extension.npi.ClientDispatch;
import dev.rundown.extension.npi.Command;
import dev.rundown.extension.npi.Command.Finished;
import dev.rundown.extension.npi.HookClientCharacteristics;
import dev.rundown.extension.npi.HookProviderCharacteristics;
import dev.rundown.extension.npi.InvocationEvent.ContextFreed;
import dev.rundown.extension.npi.InvocationEvent.ProgramSet;
import dev.rundown.extension.npi.Npis;
import dev.rundown.extension.npi.Register;
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
import dev.rundown.registrar.NtStatus;
import dev.rundown.registrar.Registrar;
import dev.rundown.registrar.RegistrarMessage.ClientAttachProviderReturned;
import dev.rundown.registrar.RegistrarMessage.ClientCleanupBindingContextReturned;
import dev.rundown.registrar.RegistrarMessage.ClientDetachProviderReturned;
import dev.rundown.registrar.RegistrarMessage.NmrClientAttachProvider;
import dev.rundown.registrar.RegistrarMessage.NmrDeregisterClient;
import dev.rundown.registrar.RegistrarMessage.NmrRegisterClient;
import dev.rundown.registrar.RegistrarMessage.NmrWaitForClientDeregisterComplete;
import dev.rundown.registrar.RegistrationInstance;
import dev.rundown.registrar.Role;
import java.util.Optional;

/// A link: the client that attaches one program to one hook, and through whose dispatch table the hook invokes it.
public final class Link implements ActorLogic<LinkState, Message> {
    private final Address self;
    private final ModuleId attachType;
    private final ModuleId programType;
    private final HookClientCharacteristics told;

    private record Attaching() implements Frame {}

    /// Giving the registration up; `answer` is what the administrator is told in the end.
    private record Detaching(Finished answer) implements Frame {}

    /// The link `self`.
    ///
    /// @param attachType the hook module it wants
    /// @param programType the type of its program, which the hook has to support
    public Link(Address self, ModuleId attachType, ModuleId programType) {
        this(self, attachType, programType, HookClientCharacteristics.WILDCARD);
    }

    /// As above, attached to what `told` says.
    public Link(Address self, ModuleId attachType, ModuleId programType, HookClientCharacteristics told) {
        this.self = self;
        this.attachType = attachType;
        this.programType = programType;
        this.told = told;
    }

    @Override
    public LinkState initial() {
        return LinkState.CREATED;
    }

    @Override
    public Step<LinkState> receive(LinkState state, Delivery<Message> delivery, Cells cells) {
        return switch (delivery.message()) {
            case Command.Attach m -> attach(state, m, cells);
            case Command.Detach _ -> askedToDetach(state);
            case ClientAttachProvider m -> consider(state, m);
            case NmrClientAttachProviderReturned m -> {
                boolean success = m.status() == NtStatus.STATUS_SUCCESS;
                yield Step.to(state.withProvider(success))
                        .reply(new ClientAttachProviderReturned(m.binding(), m.status()));
            }
            case NmrRegisterClientReturned m -> registered(state, m);
            case ClientDetachProvider m ->
                Step.to(state.withProvider(false))
                        .reply(new ClientDetachProviderReturned(m.binding(), NtStatus.STATUS_SUCCESS));
            case ClientCleanupBindingContext m ->
                Step.to(state)
                        .happened(new ContextFreed(m.binding(), Role.CLIENT, self))
                        .reply(new ClientCleanupBindingContextReturned(m.binding()));
            case NmrDeregisterClientReturned m ->
                Step.to(state)
                        .call(Registrar.ADDRESS, new NmrWaitForClientDeregisterComplete(m.client()), delivery.frame());
            case NmrWaitForClientDeregisterCompleteReturned _ -> detached(state, (Detaching) delivery.frame(), cells);
            default -> throw delivery.unexpected();
        };
    }

    /// The program is known before the link registers: a hook may invoke it before `NmrRegisterClient` has returned.
    private Step<LinkState> attach(LinkState state, Command.Attach message, Cells cells) {
        if (state.phase() != Phase.INITIAL) {
            return Step.to(state)
                    .reply(new Finished(EbpfResult.EBPF_INVALID_ARGUMENT, "%s is %s".formatted(self, state.phase())));
        }
        cells.perform(Register.programOf(self), new Register.Write<>(Optional.of(message.program())));
        var instance = RegistrationInstance.of(Npis.HOOK, new ModuleId(self.name()), told);
        return Step.to(state.in(Phase.ATTACHING))
                .happened(new ProgramSet(self))
                .call(
                        Registrar.ADDRESS,
                        new NmrRegisterClient(
                                new ClientCharacteristics(ClientCharacteristics.VERSION, self, self, true, instance),
                                new ContextPointer(self, "client context")),
                        new Attaching());
    }

    /// The checks of `_ebpf_link_client_attach_provider`, in its order.
    private Step<LinkState> consider(LinkState state, ClientAttachProvider message) {
        var refusal = refusal(state, message.provider());
        if (refusal.isPresent()) {
            return Step.to(state).reply(new ClientAttachProviderReturned(message.binding(), refusal.get()));
        }
        return Step.to(state.reserved(message.binding()))
                .call(
                        Registrar.ADDRESS,
                        new NmrClientAttachProvider(
                                message.binding(),
                                new ContextPointer(self, "binding context"),
                                Optional.of(ClientDispatch.of(self))),
                        new Attaching());
    }

    private Optional<NtStatus> refusal(LinkState state, RegistrationInstance provider) {
        if (!(provider.npiSpecificCharacteristics() instanceof HookProviderCharacteristics hook)) {
            return Optional.of(NtStatus.STATUS_INVALID_PARAMETER);
        }
        if (!provider.moduleId().equals(attachType)
                || !hook.supportedProgramType().equals(programType)) {
            return Optional.of(NtStatus.STATUS_NOINTERFACE);
        }
        return state.provider().isPresent() ? Optional.of(NtStatus.STATUS_INVALID_PARAMETER) : Optional.empty();
    }

    private Step<LinkState> registered(LinkState state, NmrRegisterClientReturned message) {
        if (message.status() != NtStatus.STATUS_SUCCESS) {
            return Step.to(state)
                    .reply(new Finished(EbpfResult.EBPF_NO_MEMORY, "NmrRegisterClient answered " + message.status()));
        }
        var known = state.registered(message.client());
        if (known.providerAttached()) {
            return Step.to(known.in(Phase.ATTACHED)).reply(Finished.SUCCESS);
        }
        return detach(
                known,
                new Finished(
                        EbpfResult.EBPF_EXTENSION_FAILED_TO_LOAD,
                        "no hook provider took %s when it registered".formatted(self)));
    }

    /// In any state but `ATTACHED` a detach does nothing.
    private static Step<LinkState> askedToDetach(LinkState state) {
        return state.phase() == Phase.ATTACHED
                ? detach(state, Finished.SUCCESS)
                : Step.to(state).reply(Finished.SUCCESS);
    }

    private static Step<LinkState> detach(LinkState state, Finished answer) {
        return Step.to(state.in(Phase.DETACHING))
                .call(
                        Registrar.ADDRESS,
                        new NmrDeregisterClient(state.registration().orElseThrow()),
                        new Detaching(answer));
    }

    private Step<LinkState> detached(LinkState state, Detaching frame, Cells cells) {
        cells.perform(Register.programOf(self), new Register.Write<>(Optional.empty()));
        return Step.to(new LinkState(Phase.DETACHED, Optional.empty(), state.provider(), state.providerAttached()))
                .reply(frame.answer());
    }
}
