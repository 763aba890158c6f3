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
import dev.rundown.extension.npi.HookClients;
import dev.rundown.extension.npi.InvocationEvent.ClientUnlisted;
import dev.rundown.extension.npi.InvocationEvent.ContextFreed;
import dev.rundown.extension.npi.InvocationEvent.ContextUsed;
import dev.rundown.extension.npi.ProgramEvent.RundownAwaited;
import dev.rundown.extension.provider.HookMessage.AnswerPending;
import dev.rundown.extension.provider.HookMessage.AwaitIdle;
import dev.rundown.extension.provider.HookMessage.Drained;
import dev.rundown.extension.provider.HookMessage.DrainedReturned;
import dev.rundown.extension.provider.HookMessage.DropFilter;
import dev.rundown.extension.provider.HookMessage.FilterDeleted;
import dev.rundown.extension.provider.HookMessage.ListClient;
import dev.rundown.extension.provider.HookMessage.SetUpFilter;
import dev.rundown.extension.provider.HookMessage.Then;
import dev.rundown.extension.provider.HookMessage.Unlist;
import dev.rundown.extension.provider.HookMessage.WorkItem;
import dev.rundown.registrar.BindingHandle;
import dev.rundown.registrar.ModuleMessage.NmrProviderDetachClientCompleteReturned;
import dev.rundown.registrar.ModuleMessage.ProviderAttachClient;
import dev.rundown.registrar.ModuleMessage.ProviderCleanupBindingContext;
import dev.rundown.registrar.ModuleMessage.ProviderDetachClient;
import dev.rundown.registrar.NtStatus;
import dev.rundown.registrar.Registrar;
import dev.rundown.registrar.RegistrarMessage.NmrProviderDetachClientComplete;
import dev.rundown.registrar.RegistrarMessage.ProviderCleanupBindingContextReturned;
import dev.rundown.registrar.RegistrarMessage.ProviderDetachClientReturned;
import dev.rundown.registrar.Role;
import java.util.List;

/// The module of a hook: it lists the clients that attach and lets go of those that detach.
///
/// Detach closes the client's rundown, then unlists the client, then answers: an event that has read the list before
/// either acquired before the close, and is waited for, or is refused. Unlisting first would let it in (NMR001).
public final class HookProvider implements ActorLogic<HookProvider.State, Message> {
    private final Address self;
    private final HookManner manner;
    private final HookAttach attach;

    /// What a hook remembers is in the list of its clients and in their rundowns, which CPUs share.
    public record State() {}

    /// The completion of a detach is under way: for a CPU that waits for it, or at the end of a work item.
    private enum Completing implements Frame {
        FOR_CPU,
        AT_THE_END
    }

    /// The module `self` of `extension`, which goes about attach and detach in its own `manner`.
    public HookProvider(Address self, Address extension, HookManner manner) {
        this.self = self;
        this.manner = manner;
        this.attach = new HookAttach(self, extension, manner);
    }

    /// The rundown of one attached client. It belongs to the entry of the list, not to the binding context, which
    /// cleanup frees.
    public static Cell<RundownState> rundownOf(BindingHandle binding) {
        return new Cell<>("rundown of " + binding, RundownState.OPEN);
    }

    /// The rundown of `hook` itself, held by the filter of each of its clients. Unload waits for it after NMR is done.
    public static Cell<RundownState> filtersOf(Address hook) {
        return new Cell<>("filters of " + hook, RundownState.OPEN);
    }

    @Override
    public State initial() {
        return new State();
    }

    @Override
    public Step<State> receive(State state, Delivery<Message> delivery, Cells cells) {
        return switch (delivery.message()) {
            case ProviderAttachClient m -> attach.begin(state, m, cells);
            case SetUpFilter m -> attach.setUpFilter(state, m.attach(), cells);
            case ListClient m -> attach.list(state, m.attach(), cells);
            case DropFilter m -> attach.dropFilter(state, m.attach(), cells);
            case ProviderDetachClient m -> detach(state, m.binding(), delivery.lane(), cells);
            case Unlist m -> {
                cells.perform(HookClients.of(self), new HookClients.Remove(m.binding()));
                yield after(
                        m.then(),
                        Step.to(state).happened(new ClientUnlisted(m.binding(), self)),
                        m.binding(),
                        delivery.lane());
            }
            case AnswerPending m -> answer(Step.to(state), m.binding(), NtStatus.STATUS_PENDING);
            case AwaitIdle m -> awaitIdle(state, m.binding(), Then.ANSWER_SUCCESS, delivery.lane(), cells);
            case WorkItem m -> awaitIdle(state, m.binding(), Then.DELETE_FILTER, delivery.lane(), cells);
            case FilterDeleted m -> filterDeleted(state, m.binding());
            case Drained m -> drained(state, m.binding(), delivery.lane());
            case NmrProviderDetachClientCompleteReturned m -> completed(state, m.binding(), delivery.frame(), cells);
            case ProviderCleanupBindingContext m ->
                Step.to(state)
                        .happened(new ContextFreed(m.binding(), Role.PROVIDER, self))
                        .reply(new ProviderCleanupBindingContextReturned(m.binding()));
            default -> throw delivery.unexpected();
        };
    }

    private Step<State> detach(State state, BindingHandle binding, Lane lane, Cells cells) {
        boolean idle = cells.perform(rundownOf(binding), new RundownState.Close());
        return switch (manner.onDetach()) {
            case PENDING_UNTIL_IDLE ->
                idle
                        ? unlist(state, binding, Then.ANSWER_SUCCESS)
                        : inDetach(state, binding, Then.ANSWER_PENDING, lane);
            case BLOCK_UNTIL_IDLE ->
                idle ? unlist(state, binding, Then.ANSWER_SUCCESS) : inDetach(state, binding, Then.AWAIT_IDLE, lane);
            case SUCCESS_AT_ONCE -> unlist(state, binding, Then.ANSWER_SUCCESS);
            case WORK_ITEM -> inDetach(state, binding, Then.QUEUE_WORK_ITEM, lane);
        };
    }

    /// A hook that frees a place in its detach callback does so now.
    private Step<State> inDetach(State state, BindingHandle binding, Then then, Lane lane) {
        return switch (manner.freesSlot()) {
            case IN_DETACH -> unlist(state, binding, then);
            case AFTER_DRAIN -> after(then, Step.to(state), binding, lane);
        };
    }

    private static Step<State> unlist(State state, BindingHandle binding, Then then) {
        return Step.to(state).then(new Unlist(binding, then), Frame.NONE);
    }

    private Step<State> after(Then then, Step<State> step, BindingHandle binding, Lane lane) {
        return switch (then) {
            case ANSWER_SUCCESS -> answer(step, binding, NtStatus.STATUS_SUCCESS);
            case ANSWER_PENDING -> step.then(new AnswerPending(binding), Frame.NONE);
            case AWAIT_IDLE -> step.happened(new RundownAwaited(lane, self)).then(new AwaitIdle(binding), Frame.NONE);
            case COMPLETE ->
                step.call(Registrar.ADDRESS, new NmrProviderDetachClientComplete(binding), Completing.FOR_CPU);
            case QUEUE_WORK_ITEM ->
                step.start(new Lane("work item of " + binding), self, new WorkItem(binding), Frame.NONE)
                        .then(new AnswerPending(binding), Frame.NONE);
            case DELETE_FILTER -> step.then(new FilterDeleted(binding), Frame.NONE);
        };
    }

    private static Step<State> answer(Step<State> step, BindingHandle binding, NtStatus status) {
        return step.reply(new ProviderDetachClientReturned(binding, status));
    }

    private Step<State> awaitIdle(State state, BindingHandle binding, Then then, Lane lane, Cells cells) {
        if (!cells.perform(rundownOf(binding), new RundownState.IsRunDown())) {
            return Step.held(state);
        }
        return switch (manner.freesSlot()) {
            case IN_DETACH -> after(then, Step.to(state), binding, lane);
            case AFTER_DRAIN -> unlist(state, binding, then);
        };
    }

    /// A work item holds the hook as its filter did, until it has come back from the completion: unload waits for own
    /// work items too.
    private Step<State> completed(State state, BindingHandle binding, Frame frame, Cells cells) {
        if (frame == Completing.FOR_CPU) {
            return Step.to(state).reply(new DrainedReturned(binding));
        }
        if (frame == Completing.AT_THE_END) {
            cells.perform(filtersOf(self), new RundownState.Release());
        }
        return Step.to(state);
    }

    /// The callback of the source still looks into the client that the filter was made for.
    private Step<State> filterDeleted(State state, BindingHandle binding) {
        return Step.to(state)
                .happened(new ContextUsed(binding, Role.PROVIDER, self))
                .call(Registrar.ADDRESS, new NmrProviderDetachClientComplete(binding), Completing.AT_THE_END);
    }

    /// Only a hook that answered, or is about to answer, `STATUS_PENDING` and has no work item for it, has something
    /// to complete.
    private Step<State> drained(State state, BindingHandle binding, Lane lane) {
        return switch (manner.onDetach()) {
            case PENDING_UNTIL_IDLE ->
                switch (manner.freesSlot()) {
                    case IN_DETACH -> after(Then.COMPLETE, Step.to(state), binding, lane);
                    case AFTER_DRAIN -> unlist(state, binding, Then.COMPLETE);
                };
            case BLOCK_UNTIL_IDLE, SUCCESS_AT_ONCE, WORK_ITEM -> Step.to(state).reply(new DrainedReturned(binding));
        };
    }

    /// A detach that has not been answered or completed waits for the CPUs that are inside the client.
    @Override
    public List<Wait> waits(State state, Message owed, Standstill standstill) {
        return switch (owed) {
            case AwaitIdle m -> inside(m.binding(), standstill);
            case WorkItem m -> inside(m.binding(), standstill);
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
