package dev.rundown.extension.provider;

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
import dev.rundown.executor.rundown.RundownState;
import dev.rundown.extension.npi.Activity;
import dev.rundown.extension.npi.AttachPolicy;
import dev.rundown.extension.npi.ClientDispatch;
import dev.rundown.extension.npi.HookClientCharacteristics;
import dev.rundown.extension.npi.HookClients;
import dev.rundown.extension.npi.InvocationEvent.ContextFreed;
import dev.rundown.extension.npi.InvocationEvent.RundownInitialized;
import dev.rundown.extension.npi.ProgramEvent.RundownAwaited;
import dev.rundown.extension.provider.HookMessage.AwaitIdle;
import dev.rundown.extension.provider.HookMessage.Drained;
import dev.rundown.extension.provider.HookMessage.DrainedReturned;
import dev.rundown.extension.provider.HookMessage.Unlist;
import dev.rundown.registrar.BindingHandle;
import dev.rundown.registrar.ContextPointer;
import dev.rundown.registrar.ModuleMessage.NmrProviderDetachClientCompleteReturned;
import dev.rundown.registrar.ModuleMessage.ProviderAttachClient;
import dev.rundown.registrar.ModuleMessage.ProviderCleanupBindingContext;
import dev.rundown.registrar.ModuleMessage.ProviderDetachClient;
import dev.rundown.registrar.NtStatus;
import dev.rundown.registrar.Registrar;
import dev.rundown.registrar.RegistrarMessage.NmrProviderDetachClientComplete;
import dev.rundown.registrar.RegistrarMessage.ProviderAttachClientReturned;
import dev.rundown.registrar.RegistrarMessage.ProviderCleanupBindingContextReturned;
import dev.rundown.registrar.RegistrarMessage.ProviderDetachClientReturned;
import dev.rundown.registrar.Role;
import java.util.List;
import java.util.Optional;

/// The module of a hook: it lists the clients that attach and lets go of those that detach.
///
/// Detach closes the client's rundown, then unlists the client, then answers: an event that has read the list before
/// either acquired before the close, and is waited for, or is refused. Unlisting first would let it in (NMR001).
public final class HookProvider implements ActorLogic<HookProvider.State, Message> {
    private final Address self;
    private final AttachPolicy policy;
    private final OnDetach onDetach;

    /// What a hook remembers is in the list of its clients and in their rundowns, which CPUs share.
    public record State() {}

    private record Completing() implements Frame {}

    /// The module `self`, whose clients attach by `policy`.
    public HookProvider(Address self, AttachPolicy policy, OnDetach onDetach) {
        this.self = self;
        this.policy = policy;
        this.onDetach = onDetach;
    }

    /// The rundown of one attached client. It belongs to the entry of the list, not to the binding context, which
    /// cleanup frees.
    public static Cell<RundownState> rundownOf(BindingHandle binding) {
        return new Cell<>("rundown of " + binding, RundownState.OPEN);
    }

    @Override
    public State initial() {
        return new State();
    }

    @Override
    public Step<State> receive(State state, Delivery<Message> delivery, Cells cells) {
        return switch (delivery.message()) {
            case ProviderAttachClient m -> attach(state, m, cells);
            case ProviderDetachClient m -> {
                boolean idle = cells.perform(rundownOf(m.binding()), new RundownState.Close());
                yield Step.to(state).then(new Unlist(m.binding(), idle), Frame.NONE);
            }
            case Unlist m -> {
                cells.perform(HookClients.of(self), new HookClients.Remove(m.binding()));
                yield answerDetach(state, m, delivery.lane());
            }
            case AwaitIdle m ->
                cells.perform(rundownOf(m.binding()), new RundownState.IsRunDown())
                        ? detached(state, m.binding(), NtStatus.STATUS_SUCCESS)
                        : Step.held(state);
            case Drained m -> drained(state, m.binding());
            case NmrProviderDetachClientCompleteReturned m -> Step.to(state).reply(new DrainedReturned(m.binding()));
            case ProviderCleanupBindingContext m ->
                Step.to(state)
                        .happened(new ContextFreed(m.binding(), Role.PROVIDER, self))
                        .reply(new ProviderCleanupBindingContextReturned(m.binding()));
            default -> throw delivery.unexpected();
        };
    }

    private Step<State> attach(State state, ProviderAttachClient message, Cells cells) {
        var binding = message.binding();
        if (!(message.client().npiSpecificCharacteristics() instanceof HookClientCharacteristics told)
                || !ClientDispatch.isUsable(message.clientDispatch())) {
            return refuse(state, binding, NtStatus.STATUS_INVALID_PARAMETER);
        }
        var entry = new HookClients.Entry(
                binding,
                message.clientBindingContext(),
                message.clientDispatch().orElseThrow(),
                told.parameter());
        if (!cells.perform(HookClients.of(self), new HookClients.Add(entry, policy))) {
            return refuse(state, binding, policy.refusal());
        }
        return Step.to(state)
                .happened(new RundownInitialized(binding, self))
                .reply(new ProviderAttachClientReturned(
                        binding,
                        NtStatus.STATUS_SUCCESS,
                        Optional.of(new ContextPointer(self, "client " + binding.client())),
                        Optional.empty()));
    }

    private static Step<State> refuse(State state, BindingHandle binding, NtStatus status) {
        return Step.to(state)
                .reply(new ProviderAttachClientReturned(binding, status, Optional.empty(), Optional.empty()));
    }

    private Step<State> answerDetach(State state, Unlist message, Lane lane) {
        return switch (onDetach) {
            case PENDING_UNTIL_IDLE ->
                detached(state, message.binding(), message.idle() ? NtStatus.STATUS_SUCCESS : NtStatus.STATUS_PENDING);
            case BLOCK_UNTIL_IDLE ->
                message.idle()
                        ? detached(state, message.binding(), NtStatus.STATUS_SUCCESS)
                        : Step.to(state)
                                .happened(new RundownAwaited(lane, self))
                                .then(new AwaitIdle(message.binding()), Frame.NONE);
            case SUCCESS_AT_ONCE -> detached(state, message.binding(), NtStatus.STATUS_SUCCESS);
        };
    }

    private static Step<State> detached(State state, BindingHandle binding, NtStatus status) {
        return Step.to(state).reply(new ProviderDetachClientReturned(binding, status));
    }

    /// Only a hook that answered, or is about to answer, `STATUS_PENDING` has something to complete.
    private Step<State> drained(State state, BindingHandle binding) {
        return switch (onDetach) {
            case PENDING_UNTIL_IDLE ->
                Step.to(state).call(Registrar.ADDRESS, new NmrProviderDetachClientComplete(binding), new Completing());
            case BLOCK_UNTIL_IDLE, SUCCESS_AT_ONCE -> Step.to(state).reply(new DrainedReturned(binding));
        };
    }

    /// A detach that has not been answered or completed waits for the CPUs that are inside the client.
    @Override
    public List<Wait> waits(State state, Message owed, Standstill standstill) {
        return switch (owed) {
            case AwaitIdle m -> inside(m.binding(), standstill);
            case ProviderDetachClient m -> inside(m.binding(), standstill);
            case NmrProviderDetachClientComplete m -> inside(m.binding(), standstill);
            default -> List.of(); // Nothing else of what a hook owes depends on anybody.
        };
    }

    private static List<Wait> inside(BindingHandle binding, Standstill standstill) {
        if (standstill.peek(rundownOf(binding)).users() == 0) {
            return List.of();
        }
        return standstill.underWay().stream()
                .filter(it -> it.message() instanceof Activity m && m.isInvoking(binding))
                .map(it -> new Wait(it.to(), it.message()))
                .toList();
    }
}
