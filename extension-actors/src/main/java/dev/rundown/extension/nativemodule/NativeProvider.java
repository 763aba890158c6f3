package dev.rundown.extension.nativemodule;

import dev.rundown.actor.ActorLogic;
import dev.rundown.actor.Address;
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
import dev.rundown.extension.nativemodule.NativeEvent.ModuleAttached;
import dev.rundown.extension.nativemodule.NativeEvent.ModuleFreed;
import dev.rundown.extension.nativemodule.NativeEvent.ReferenceAcquired;
import dev.rundown.extension.nativemodule.NativeEvent.ReferenceReleased;
import dev.rundown.extension.nativemodule.NativeEvent.UnloadQueued;
import dev.rundown.extension.nativemodule.NativeMessage.Advance;
import dev.rundown.extension.nativemodule.NativeMessage.CheckModule;
import dev.rundown.extension.nativemodule.NativeMessage.CloseModule;
import dev.rundown.extension.nativemodule.NativeMessage.LoadModule;
import dev.rundown.extension.nativemodule.NativeMessage.Release;
import dev.rundown.extension.nativemodule.NativeMessage.ReleaseAtStop;
import dev.rundown.extension.nativemodule.NativeMessage.UnloadDriver;
import dev.rundown.extension.npi.Command.Finished;
import dev.rundown.extension.npi.ExtensionStructure;
import dev.rundown.extension.npi.InvocationEvent.AttachRefused;
import dev.rundown.extension.npi.InvocationEvent.ContextFreed;
import dev.rundown.extension.npi.Refusal;
import dev.rundown.extension.npi.Refusal.Cause;
import dev.rundown.extension.npi.Register;
import dev.rundown.extension.provider.Extension;
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
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// The provider of the native module NPI: the execution context. It counts the references to each driver's module under
/// one lock, which here is one step. When only the attachment is left, the driver is told to unload, once; when nothing
/// is left the module leaves the table and its detach is completed, in the step that counted down to 0.
///
/// A detach is always answered `STATUS_PENDING`, and may have been completed before that.
public final class NativeProvider implements ActorLogic<NativeProvider.State, Message> {
    private static final int OF_A_HOLDER = 2;

    private final Address self;
    private final Address core;

    /// The modules that were found under the lock.
    ///
    /// @param modules by driver
    public record State(SortedMap<Address, NativeModule> modules) {
        public State {
            modules = Collections.unmodifiableSortedMap(new TreeMap<>(modules));
        }

        /// The module of `driver`.
        public Optional<NativeModule> find(Address driver) {
            return Optional.ofNullable(modules.get(driver));
        }

        /// With this module of `driver`.
        public State with(Address driver, NativeModule module) {
            var more = new TreeMap<>(modules);
            more.put(driver, module);
            return new State(more);
        }

        /// Without a module of `driver`.
        public State without(Address driver) {
            var fewer = new TreeMap<>(modules);
            fewer.remove(driver);
            return new State(fewer);
        }
    }

    /// A detach is being completed; `answer` is what the caller is told then.
    private record Completing(Message answer) implements Frame {}

    /// The module `self`.
    ///
    /// @param core whose module it is
    public NativeProvider(Address self, Address core) {
        this.self = self;
        this.core = core;
    }

    @Override
    public State initial() {
        return new State(new TreeMap<>());
    }

    @Override
    public Step<State> receive(State state, Delivery<Message> delivery, Cells cells) {
        return switch (delivery.message()) {
            case ProviderAttachClient m -> attach(state, m);
            case ProviderDetachClient m -> detach(state, m.binding(), cells);
            case ProviderCleanupBindingContext m ->
                Step.to(state)
                        .happened(new ContextFreed(m.binding(), Role.PROVIDER, self))
                        .reply(new ProviderCleanupBindingContextReturned(m.binding()));
            case NmrProviderDetachClientCompleteReturned _ -> {
                cells.perform(Extension.rundownOf(core), new RundownState.Release());
                yield Step.to(state).reply(((Completing) delivery.frame()).answer());
            }
            case LoadModule m -> find(state, m);
            case CheckModule m -> check(state, m);
            case Advance m -> advance(state, m, cells);
            case CloseModule m ->
                state.find(m.driver())
                        .map(it -> letGo(state, m, it, cells))
                        .orElseGet(() -> Step.to(state).reply(Finished.SUCCESS));
            case Release m -> release(state, m, cells);
            default -> throw delivery.unexpected();
        };
    }

    private static Address driverOf(BindingHandle binding) {
        return binding.client().module();
    }

    private Step<State> attach(State state, ProviderAttachClient message) {
        var driver = driverOf(message.binding());
        var refusal = refusal(state, driver, message);
        if (refusal.isPresent()) {
            return Step.to(state)
                    .happened(new AttachRefused(message.binding(), self, refusal.get()))
                    .reply(new ProviderAttachClientReturned(
                            message.binding(), refusal.get().status(), Optional.empty(), Optional.empty()));
        }
        return Step.to(state.with(driver, NativeModule.attached(message.binding())))
                .happened(new ModuleAttached(message.binding(), self))
                .reply(new ProviderAttachClientReturned(
                        message.binding(),
                        NtStatus.STATUS_SUCCESS,
                        Optional.of(new ContextPointer(self, "module of " + driver)),
                        Optional.empty()));
    }

    /// The checks of `_ebpf_native_provider_attach_client_callback`, in its order.
    private static Optional<Refusal> refusal(State state, Address driver, ProviderAttachClient message) {
        if (message.clientDispatch().isEmpty()) {
            return refuse(NtStatus.STATUS_INVALID_PARAMETER, Cause.MALFORMED, "its metadata table is null");
        }
        var flaw = message.client().npiSpecificCharacteristics() instanceof NativeTable table
                ? table.programEntry().problem(ExtensionStructure.NATIVE_PROGRAM_ENTRY)
                : Optional.<String>empty();
        if (flaw.isPresent()) {
            return refuse(NtStatus.STATUS_INVALID_PARAMETER, Cause.MALFORMED, flaw.get());
        }
        return state.find(driver).isPresent()
                ? refuse(NtStatus.STATUS_OBJECTID_EXISTS, Cause.TAKEN, "a module of this GUID is there already")
                : Optional.empty();
    }

    private static Optional<Refusal> refuse(NtStatus status, Cause cause, String reason) {
        return Optional.of(new Refusal(status, cause, reason));
    }

    /// Whoever finds a module takes a reference in the same step: what is found lives.
    private Step<State> find(State state, LoadModule message) {
        return state.find(message.driver())
                .map(it -> Step.to(state.with(message.driver(), it.counted(1)))
                        .happened(new ReferenceAcquired(it.binding(), self))
                        .then(new CheckModule(message.driver(), message.holder()), Frame.NONE))
                .orElseGet(() -> Step.to(state)
                        .reply(new Finished(
                                EbpfResult.EBPF_OBJECT_NOT_FOUND,
                                "no driver called %s is attached".formatted(message.driver()))));
    }

    private static Step<State> check(State state, CheckModule message) {
        var module = state.find(message.driver()).orElseThrow();
        if (module.detaching() || module.state() == NativeModule.State.UNLOADING) {
            return refuse(state, message, EbpfResult.EBPF_EXTENSION_FAILED_TO_LOAD, "is going away");
        }
        if (module.state() != NativeModule.State.UNINITIALIZED) {
            return refuse(state, message, EbpfResult.EBPF_OBJECT_ALREADY_EXISTS, "is " + module.state());
        }
        return Step.to(state.with(message.driver(), module.in(NativeModule.State.INITIALIZING)))
                .then(new Advance(message.driver(), message.holder()), Frame.NONE);
    }

    private static Step<State> refuse(State state, CheckModule message, EbpfResult result, String why) {
        var answer = new Finished(result, "the module of %s %s".formatted(message.driver(), why));
        return Step.to(state).then(new Release(message.driver(), 1, answer), Frame.NONE);
    }

    /// The program and the handle are there with the step to `LOADED`; the reference of loading is dropped after it.
    private static Step<State> advance(State state, Advance message, Cells cells) {
        var module = state.find(message.driver()).orElseThrow();
        return switch (module.state()) {
            case INITIALIZING -> goOn(state, message, module.in(NativeModule.State.INITIALIZED));
            case INITIALIZED -> goOn(state, message, module.in(NativeModule.State.LOADING));
            case LOADING -> {
                NativeProgram.runBy(message.holder())
                        .ifPresent(it -> cells.perform(
                                Register.codeOf(it), new Register.Write<>(Optional.of(module.binding()))));
                yield Step.to(state.with(
                                message.driver(),
                                module.in(NativeModule.State.LOADED)
                                        .counted(OF_A_HOLDER)
                                        .heldBy(message.holder())))
                        .then(new Release(message.driver(), 1, Finished.SUCCESS), Frame.NONE);
            }
            case UNINITIALIZED, LOADED, UNLOADING ->
                throw new IllegalStateException("loading goes on in " + module.state());
        };
    }

    private static Step<State> letGo(State state, CloseModule message, NativeModule module, Cells cells) {
        NativeProgram.runBy(message.holder())
                .ifPresent(it -> cells.perform(Register.codeOf(it), new Register.Write<>(Optional.empty())));
        return Step.to(state.with(message.driver(), module.notHeldBy(message.holder())))
                .then(new Release(message.driver(), OF_A_HOLDER, Finished.SUCCESS), Frame.NONE);
    }

    private static Step<State> goOn(State state, Advance message, NativeModule module) {
        return Step.to(state.with(message.driver(), module)).then(message, Frame.NONE);
    }

    private Step<State> release(State state, Release message, Cells cells) {
        if (message.times() == 0) {
            return Step.to(state).reply(message.answer());
        }
        var module = state.find(message.driver()).orElseThrow().counted(-1);
        if (module.references() == 0) {
            return freed(state, message.driver(), module, message.answer(), cells);
        }
        var step = queueUnload(state, message.driver(), module);
        return message.times() == 1
                ? step.reply(message.answer())
                : step.then(new Release(message.driver(), message.times() - 1, message.answer()), Frame.NONE);
    }

    /// Only the attachment is left, and nobody has told the driver yet.
    private Step<State> queueUnload(State state, Address driver, NativeModule module) {
        var released = new ReferenceReleased(module.binding(), self, module.references());
        if (module.references() > 1 || module.detaching() || module.state() == NativeModule.State.UNLOADING) {
            return Step.to(state.with(driver, module)).happened(released);
        }
        var owner = new Address(driver.name().substring(0, driver.name().indexOf('.')));
        return Step.to(state.with(driver, module.in(NativeModule.State.UNLOADING)))
                .happened(released)
                .happened(new UnloadQueued(module.binding(), self))
                .start(new Lane(owner + ".unload"), owner, new UnloadDriver(), Frame.NONE);
    }

    /// Whoever completes is in the code of the core, which stays until they have come back.
    private Step<State> freed(State state, Address driver, NativeModule module, Message answer, Cells cells) {
        cells.perform(Extension.rundownOf(core), new RundownState.TryAcquire());
        return Step.to(state.without(driver))
                .happened(new ReferenceReleased(module.binding(), self, 0))
                .happened(new ModuleFreed(module.binding(), self))
                .call(Registrar.ADDRESS, new NmrProviderDetachClientComplete(module.binding()), new Completing(answer));
    }

    private Step<State> detach(State state, BindingHandle binding, Cells cells) {
        var driver = driverOf(binding);
        var module = state.find(driver).orElseThrow().detached().counted(-1);
        var answer = new ProviderDetachClientReturned(binding, NtStatus.STATUS_PENDING);
        if (module.references() == 0) {
            return freed(state, driver, module, answer, cells);
        }
        var step =
                Step.to(state.with(driver, module)).happened(new ReferenceReleased(binding, self, module.references()));
        for (var holder : module.holders()) {
            step = step.start(new Lane(holder + ".stop"), holder, new ReleaseAtStop(driver), Frame.NONE);
        }
        return step.reply(answer);
    }

    /// A detach waits for those who hold the module.
    @Override
    public List<Wait> waits(State state, Message owed, Standstill standstill) {
        return switch (owed) {
            case ProviderDetachClient m -> holders(state, m.binding());
            case NmrProviderDetachClientComplete m -> holders(state, m.binding());
            default -> List.of(); // Nothing else of what it owes depends on anybody.
        };
    }

    private static List<Wait> holders(State state, BindingHandle binding) {
        var driver = driverOf(binding);
        return state.find(driver).stream()
                .flatMap(it -> it.holders().stream())
                .map(it -> new Wait(it, new CloseModule(driver, it)))
                .toList();
    }
}
