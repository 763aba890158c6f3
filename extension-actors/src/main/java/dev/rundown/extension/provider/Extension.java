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
import dev.rundown.executor.program.EbpfResult;
import dev.rundown.executor.rundown.RundownState;
import dev.rundown.extension.npi.Activity;
import dev.rundown.extension.npi.Command;
import dev.rundown.extension.npi.Command.Finished;
import dev.rundown.extension.npi.InvocationEvent;
import dev.rundown.extension.provider.ExtensionFrame.Deregistering;
import dev.rundown.extension.provider.ExtensionFrame.Registering;
import dev.rundown.extension.provider.ExtensionFrame.Waiting;
import dev.rundown.extension.provider.ExtensionState.Phase;
import dev.rundown.registrar.ContextPointer;
import dev.rundown.registrar.ModuleMessage.NmrDeregisterProviderReturned;
import dev.rundown.registrar.ModuleMessage.NmrRegisterProviderReturned;
import dev.rundown.registrar.ModuleMessage.NmrWaitForProviderDeregisterCompleteReturned;
import dev.rundown.registrar.NtStatus;
import dev.rundown.registrar.ProviderCharacteristics;
import dev.rundown.registrar.Registrar;
import dev.rundown.registrar.RegistrarMessage.NmrDeregisterProvider;
import dev.rundown.registrar.RegistrarMessage.NmrRegisterProvider;
import dev.rundown.registrar.RegistrarMessage.NmrWaitForProviderDeregisterComplete;
import java.util.List;
import java.util.Optional;

/// An extension as a whole: a driver that registers its provider modules when it is loaded and, to leave memory,
/// deregisters all, waits for each, waits until no CPU is in its code, and is gone. That order is its duty: see
/// `docs/eBpfExtensions.md` of eBPF for Windows, 2.3, and rule NMR007.
public final class Extension implements ActorLogic<ExtensionState, Message> {
    private final Address self;
    private final List<ProviderCharacteristics> modules;
    private final List<ProviderCharacteristics> onReload;
    private final List<Address> filtered;
    private final Optional<Lane> worker;

    /// An extension with one provider for each of `modules`, in the order in which they register.
    public Extension(Address self, List<ProviderCharacteristics> modules) {
        this(self, modules, modules, List.of(), Optional.empty());
    }

    /// As above, but from its second time in memory on its providers are those of `onReload`, by the same names.
    ///
    /// @param filtered those of its hooks that have a filter for each client
    /// @param worker the lane on which it gives up its registrations; empty: the lane of whoever unloads it
    public Extension(
            Address self,
            List<ProviderCharacteristics> modules,
            List<ProviderCharacteristics> onReload,
            List<Address> filtered,
            Optional<Lane> worker) {
        this.self = self;
        this.modules = List.copyOf(modules);
        this.onReload = List.copyOf(onReload);
        this.filtered = List.copyOf(filtered);
        this.worker = worker;
    }

    private List<ProviderCharacteristics> modules(ExtensionState state) {
        return state.returning() ? onReload : modules;
    }

    /// The rundown that a CPU holds while it is in the code of `extension`.
    public static Cell<RundownState> rundownOf(Address extension) {
        return new Cell<>("rundown of " + extension, RundownState.OPEN);
    }

    @Override
    public ExtensionState initial() {
        return ExtensionState.NOT_LOADED;
    }

    @Override
    public Step<ExtensionState> receive(ExtensionState state, Delivery<Message> delivery, Cells cells) {
        return switch (delivery.message()) {
            case Command.Load _ -> load(state, cells);
            case Command.Unload _ ->
                switch (state.phase()) {
                    case LOADED -> unload(state.in(Phase.UNLOADING));
                    case NOT_LOADED -> Step.to(state).reply(Finished.isNotThere(self));
                    case LOADING, UNLOADING -> Step.to(state).reply(Finished.isBusy(self));
                };
            case ExtensionMessage.Deregister _ ->
                deregister(state, state.registered().size() - 1, Optional.empty());
            case ExtensionMessage.AwaitDeregistered m ->
                state.deregistered() ? await(state, state.registered().size() - 1, m.answer()) : Step.held(state);
            case NmrRegisterProviderReturned m -> registered(state, m, delivery.frame());
            case NmrDeregisterProviderReturned m
            when delivery.frame() instanceof Deregistering frame ->
                deregister(
                        m.status() == NtStatus.STATUS_PENDING ? state : state.without(m.provider()),
                        frame.module() - 1,
                        frame.answer());
            case NmrWaitForProviderDeregisterCompleteReturned _
            when delivery.frame() instanceof Waiting frame -> await(state, frame.module() - 1, frame.answer());
            case ExtensionMessage.OpenFilters m -> {
                cells.perform(HookProvider.filtersOf(filtered.get(m.hook())), new RundownState.Open());
                yield openFilters(state, m.hook() + 1);
            }
            case ExtensionMessage.CloseFilters m -> {
                cells.perform(HookProvider.filtersOf(filtered.get(m.hook())), new RundownState.Close());
                yield Step.to(state).then(new ExtensionMessage.AwaitFilters(m.hook(), m.answer()), Frame.NONE);
            }
            case ExtensionMessage.AwaitFilters m ->
                cells.perform(HookProvider.filtersOf(filtered.get(m.hook())), new RundownState.IsRunDown())
                        ? closeFilters(state, m.hook() + 1, m.answer())
                        : Step.held(state);
            case ExtensionMessage.CloseRundown m -> {
                cells.perform(rundownOf(self), new RundownState.Close());
                yield Step.to(state)
                        .happened(new InvocationEvent.Closing(self))
                        .then(new ExtensionMessage.AwaitRundown(m.answer()), Frame.NONE);
            }
            case ExtensionMessage.AwaitRundown m ->
                cells.perform(rundownOf(self), new RundownState.IsRunDown()) ? leave(m.answer()) : Step.held(state);
            default -> throw delivery.unexpected();
        };
    }

    private Step<ExtensionState> load(ExtensionState state, Cells cells) {
        return switch (state.phase()) {
            case NOT_LOADED -> {
                cells.perform(rundownOf(self), new RundownState.Open());
                yield openFilters(state.in(Phase.LOADING), 0);
            }
            case LOADED -> Step.to(state).reply(Finished.isThere(self));
            case LOADING, UNLOADING -> Step.to(state).reply(Finished.isBusy(self));
        };
    }

    private Step<ExtensionState> openFilters(ExtensionState state, int hook) {
        return hook < filtered.size()
                ? Step.to(state).then(new ExtensionMessage.OpenFilters(hook), Frame.NONE)
                : register(state, 0);
    }

    private Step<ExtensionState> register(ExtensionState state, int module) {
        if (module == modules(state).size()) {
            return Step.to(state.in(Phase.LOADED)).reply(Finished.SUCCESS);
        }
        return Step.to(state)
                .call(
                        Registrar.ADDRESS,
                        new NmrRegisterProvider(
                                modules(state).get(module), new ContextPointer(self, "provider context")),
                        new Registering(module));
    }

    private Step<ExtensionState> registered(ExtensionState state, NmrRegisterProviderReturned message, Frame frame) {
        int module = ((Registering) frame).module();
        if (message.status() == NtStatus.STATUS_SUCCESS) {
            return register(state.with(message.provider()), module + 1);
        }
        var why = "NmrRegisterProvider(%s) answered %s"
                .formatted(modules.get(module).module(), message.status());
        return deregister(
                state,
                state.registered().size() - 1,
                Optional.of(new Finished(EbpfResult.EBPF_EXTENSION_FAILED_TO_LOAD, why)));
    }

    /// A worker deregisters when it is free; whoever unloads waits for that.
    private Step<ExtensionState> unload(ExtensionState state) {
        return worker.map(it -> Step.to(state.deregistering(false))
                        .start(it, self, new ExtensionMessage.Deregister(), Frame.NONE)
                        .then(new ExtensionMessage.AwaitDeregistered(Finished.SUCCESS), Frame.NONE))
                .orElseGet(() -> deregister(state, state.registered().size() - 1, Optional.of(Finished.SUCCESS)));
    }

    private Step<ExtensionState> deregister(ExtensionState state, int module, Optional<Finished> answer) {
        if (module < 0) {
            return answer.map(it -> await(state, state.registered().size() - 1, it))
                    .orElseGet(() -> Step.to(state.deregistering(true)));
        }
        return Step.to(state)
                .call(
                        Registrar.ADDRESS,
                        new NmrDeregisterProvider(state.registered().get(module)),
                        new Deregistering(module, answer));
    }

    private Step<ExtensionState> await(ExtensionState state, int module, Finished answer) {
        if (module < 0) {
            return closeFilters(state, 0, answer);
        }
        return Step.to(state)
                .call(
                        Registrar.ADDRESS,
                        new NmrWaitForProviderDeregisterComplete(
                                state.registered().get(module)),
                        new Waiting(module, answer));
    }

    private Step<ExtensionState> closeFilters(ExtensionState state, int hook, Finished answer) {
        return hook < filtered.size()
                ? Step.to(state).then(new ExtensionMessage.CloseFilters(hook, answer), Frame.NONE)
                : Step.to(state).then(new ExtensionMessage.CloseRundown(answer), Frame.NONE);
    }

    private Step<ExtensionState> leave(Finished answer) {
        var names = modules.stream().map(ProviderCharacteristics::module).toList();
        return Step.to(new ExtensionState(Phase.NOT_LOADED, List.of(), !onReload.equals(modules), false))
                .happened(new InvocationEvent.Gone(self, names))
                .reply(answer);
    }

    /// To leave memory an extension waits for the filters of its hooks, then for the CPUs that are still in its code.
    @Override
    public List<Wait> waits(ExtensionState state, Message owed, Standstill standstill) {
        return switch (owed) {
            case ExtensionMessage.AwaitDeregistered _ ->
                standstill.underWay().stream()
                        .filter(it -> worker.stream().anyMatch(it.lane()::equals))
                        .map(it -> new Wait(it.to(), it.message()))
                        .toList();
            case ExtensionMessage.AwaitFilters m ->
                List.of(new Wait(filtered.get(m.hook()), new HookMessage.FiltersGone(filtered.get(m.hook()))));
            case ExtensionMessage.AwaitRundown _ ->
                standstill.underWay().stream()
                        .filter(it -> it.message() instanceof Activity m && m.isInside(self))
                        .map(it -> new Wait(it.to(), it.message()))
                        .toList();
            default -> List.of(); // Nothing else of what an extension owes depends on anybody.
        };
    }
}
