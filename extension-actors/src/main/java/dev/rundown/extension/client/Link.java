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
import dev.rundown.extension.client.LinkTransition.Request;
import dev.rundown.extension.npi.ClientDispatch;
import dev.rundown.extension.npi.Command;
import dev.rundown.extension.npi.Command.Finished;
import dev.rundown.extension.npi.Deregistration;
import dev.rundown.extension.npi.HookClientCharacteristics;
import dev.rundown.extension.npi.InvocationEvent.AttachRefused;
import dev.rundown.extension.npi.InvocationEvent.ContextFreed;
import dev.rundown.extension.npi.InvocationEvent.ProgramSet;
import dev.rundown.extension.npi.InvocationEvent.ProviderForgotten;
import dev.rundown.extension.npi.InvocationEvent.ProviderReserved;
import dev.rundown.extension.npi.Npis;
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
import dev.rundown.registrar.NtStatus;
import dev.rundown.registrar.Registrar;
import dev.rundown.registrar.RegistrarMessage.ClientAttachProviderReturned;
import dev.rundown.registrar.RegistrarMessage.ClientCleanupBindingContextReturned;
import dev.rundown.registrar.RegistrarMessage.ClientDetachProviderReturned;
import dev.rundown.registrar.RegistrarMessage.NmrClientAttachProvider;
import dev.rundown.registrar.RegistrarMessage.NmrDeregisterClient;
import dev.rundown.registrar.RegistrarMessage.NmrRegisterClient;
import dev.rundown.registrar.RegistrationInstance;
import dev.rundown.registrar.Role;
import java.util.Optional;

/// A link: the client that attaches one program to one hook, and through whose dispatch table the hook invokes it.
public final class Link implements ActorLogic<LinkState, Message> {
    private final Address self;
    private final LinkWants wants;
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
        this.wants = new LinkWants(attachType, programType);
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
            case Command.Close _ -> close(state);
            case ClientAttachProvider m -> consider(state, m);
            case NmrClientAttachProviderReturned m -> considered(state, m);
            case NmrRegisterClientReturned m -> registered(state, m);
            case ClientDetachProvider m ->
                forget(state, m.binding())
                        .reply(new ClientDetachProviderReturned(m.binding(), NtStatus.STATUS_SUCCESS));
            case ClientCleanupBindingContext m ->
                Step.to(state)
                        .happened(new ContextFreed(m.binding(), Role.CLIENT, self))
                        .reply(new ClientCleanupBindingContextReturned(m.binding()));
            case NmrDeregisterClientReturned m ->
                Deregistration.waiting(state, m, delivery.frame())
                        .orElseGet(() -> detached(state, (Detaching) delivery.frame(), cells));
            case NmrWaitForClientDeregisterCompleteReturned _ -> detached(state, (Detaching) delivery.frame(), cells);
            default -> throw delivery.unexpected();
        };
    }

    /// The program is known before the link registers: a hook may invoke it before `NmrRegisterClient` has returned.
    private Step<LinkState> attach(LinkState state, Command.Attach message, Cells cells) {
        if (!state.references().handle()) {
            return noSuchLink(state);
        }
        if (state.phase() != Phase.INITIAL) {
            return Step.to(state)
                    .happened(moved(Request.ATTACH, state.phase(), EbpfResult.EBPF_INVALID_ARGUMENT))
                    .reply(new Finished(EbpfResult.EBPF_INVALID_ARGUMENT, "%s is %s".formatted(self, state.phase())));
        }
        cells.perform(Register.programOf(self), new Register.Write<>(Optional.of(message.program())));
        var instance = RegistrationInstance.of(Npis.HOOK, new ModuleId(self.name()), told);
        return Step.to(state.in(Phase.ATTACHING).operations(1))
                .happened(new ProgramSet(self))
                .happened(moved(Request.ATTACH, Phase.ATTACHING))
                .call(
                        Registrar.ADDRESS,
                        new NmrRegisterClient(
                                new ClientCharacteristics(ClientCharacteristics.VERSION, self, self, true, instance),
                                new ContextPointer(self, "client context")),
                        new Attaching());
    }

    private Step<LinkState> noSuchLink(LinkState state) {
        return Step.to(state)
                .reply(new Finished(EbpfResult.EBPF_INVALID_OBJECT, "the handle of %s is closed".formatted(self)));
    }

    /// The place is kept in the step in which it was found free: two providers may propose themselves at a time.
    private Step<LinkState> consider(LinkState state, ClientAttachProvider message) {
        var refusal = wants.refusal(state, message.provider());
        if (refusal.isPresent()) {
            return Step.to(state)
                    .happened(new AttachRefused(message.binding(), self, refusal.get()))
                    .reply(new ClientAttachProviderReturned(
                            message.binding(), refusal.get().status()));
        }
        return Step.to(state.reserved(message.binding()))
                .happened(new ProviderReserved(message.binding(), self))
                .call(
                        Registrar.ADDRESS,
                        new NmrClientAttachProvider(
                                message.binding(),
                                new ContextPointer(self, "binding context"),
                                Optional.of(ClientDispatch.of(self))),
                        new Attaching());
    }

    private Step<LinkState> considered(LinkState state, NmrClientAttachProviderReturned message) {
        var step = message.status() == NtStatus.STATUS_SUCCESS
                ? Step.to(state.attached(message.binding()))
                : forget(state, message.binding());
        return step.reply(new ClientAttachProviderReturned(message.binding(), message.status()));
    }

    private Step<LinkState> forget(LinkState state, BindingHandle binding) {
        var step = Step.to(state.without(binding));
        return state.isReservedFor(binding) ? step.happened(new ProviderForgotten(binding, self)) : step;
    }

    private Step<LinkState> registered(LinkState state, NmrRegisterClientReturned message) {
        if (message.status() != NtStatus.STATUS_SUCCESS) {
            return finished(
                    Step.to(state).happened(moved(Request.NOT_REGISTERED, state.phase(), EbpfResult.EBPF_NO_MEMORY)),
                    new Finished(EbpfResult.EBPF_NO_MEMORY, "NmrRegisterClient answered " + message.status()));
        }
        var known = state.registered(message.client());
        if (known.providerAttached()) {
            return finished(
                    Step.to(known.in(Phase.ATTACHED))
                            .happened(moved(Request.PROVIDER_FOUND, Phase.ATTACHED, EbpfResult.EBPF_SUCCESS)),
                    Finished.SUCCESS);
        }
        return detach(
                known,
                Request.NO_PROVIDER,
                new Finished(
                        EbpfResult.EBPF_EXTENSION_FAILED_TO_LOAD,
                        "no hook provider took %s when it registered".formatted(self)));
    }

    /// In any state but `ATTACHED` a detach does nothing. It keeps the link in memory until it is done.
    private Step<LinkState> askedToDetach(LinkState state) {
        if (!state.references().handle()) {
            return noSuchLink(state);
        }
        return state.phase() == Phase.ATTACHED
                ? detach(state.operations(1), Request.DETACH, Finished.SUCCESS)
                : Step.to(state)
                        .happened(moved(Request.DETACH, state.phase(), EbpfResult.EBPF_SUCCESS))
                        .reply(Finished.SUCCESS);
    }

    private Step<LinkState> detach(LinkState state, Request why, Finished answer) {
        return detach(Step.to(state.in(Phase.DETACHING)), why, answer);
    }

    private Step<LinkState> detach(Step<LinkState> step, Request why, Finished answer) {
        return step.happened(moved(why, Phase.DETACHING))
                .call(
                        Registrar.ADDRESS,
                        new NmrDeregisterClient(step.state().registration().orElseThrow()),
                        new Detaching(answer));
    }

    private Step<LinkState> detached(LinkState state, Detaching frame, Cells cells) {
        cells.perform(Register.programOf(self), new Register.Write<>(Optional.empty()));
        var step = Step.to(state.deregistered().in(Phase.DETACHED))
                .happened(moved(
                        Request.DEREGISTERED, Phase.DETACHED, frame.answer().result()));
        return finished(step, frame.answer());
    }

    private Step<LinkState> close(LinkState state) {
        return state.references().handle() ? released(Step.to(state.closed()), Finished.SUCCESS) : noSuchLink(state);
    }

    /// An attach or a detach is over, and with it its reference.
    private Step<LinkState> finished(Step<LinkState> step, Finished answer) {
        return released(withState(step, step.state().operations(-1)), answer);
    }

    /// Somebody has let go of the link. When nobody is left it detaches, and is freed.
    private Step<LinkState> released(Step<LinkState> step, Finished answer) {
        var state = step.state();
        if (!state.references().areNone()) {
            return step.reply(answer);
        }
        if (state.phase() == Phase.ATTACHED) {
            return detach(withState(step, state.in(Phase.DETACHING).operations(1)), Request.LAST_REFERENCE, answer);
        }
        return step.happened(moved(Request.LAST_REFERENCE, state.phase()))
                .happened(new LinkEvent.Freed(self))
                .reply(answer);
    }

    private static Step<LinkState> withState(Step<LinkState> step, LinkState state) {
        return new Step<>(state, step.effects(), step.held());
    }

    private LinkEvent moved(Request request, Phase now) {
        return new LinkEvent.Moved(self, request, now, Optional.empty());
    }

    private LinkEvent moved(Request request, Phase now, EbpfResult answer) {
        return new LinkEvent.Moved(self, request, now, Optional.of(answer));
    }
}
