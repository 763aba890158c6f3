package dev.rundown.extension.nativemodule;

import dev.rundown.actor.ActorLogic;
import dev.rundown.actor.Address;
import dev.rundown.actor.Cells;
import dev.rundown.actor.Delivery;
import dev.rundown.actor.Frame;
import dev.rundown.actor.Message;
import dev.rundown.actor.Standstill;
import dev.rundown.actor.Step;
import dev.rundown.actor.Wait;
import dev.rundown.executor.program.EbpfResult;
import dev.rundown.extension.nativemodule.NativeMessage.UnloadDriver;
import dev.rundown.extension.npi.Command;
import dev.rundown.extension.npi.Command.Finished;
import dev.rundown.extension.npi.Deregistration;
import dev.rundown.extension.npi.ExtensionHeader;
import dev.rundown.extension.npi.ExtensionStructure;
import dev.rundown.extension.npi.InvocationEvent.Gone;
import dev.rundown.extension.npi.Npis;
import dev.rundown.registrar.ClientCharacteristics;
import dev.rundown.registrar.ContextPointer;
import dev.rundown.registrar.Dispatch;
import dev.rundown.registrar.ModuleId;
import dev.rundown.registrar.ModuleMessage.ClientAttachProvider;
import dev.rundown.registrar.ModuleMessage.ClientDetachProvider;
import dev.rundown.registrar.ModuleMessage.NmrClientAttachProviderReturned;
import dev.rundown.registrar.ModuleMessage.NmrDeregisterClientReturned;
import dev.rundown.registrar.ModuleMessage.NmrRegisterClientReturned;
import dev.rundown.registrar.ModuleMessage.NmrWaitForClientDeregisterCompleteReturned;
import dev.rundown.registrar.NtStatus;
import dev.rundown.registrar.Registrar;
import dev.rundown.registrar.RegistrarMessage.ClientAttachProviderReturned;
import dev.rundown.registrar.RegistrarMessage.ClientDetachProviderReturned;
import dev.rundown.registrar.RegistrarMessage.NmrClientAttachProvider;
import dev.rundown.registrar.RegistrarMessage.NmrDeregisterClient;
import dev.rundown.registrar.RegistrarMessage.NmrRegisterClient;
import dev.rundown.registrar.RegistrarMessage.NmrWaitForClientDeregisterComplete;
import dev.rundown.registrar.RegistrationHandle;
import dev.rundown.registrar.RegistrationInstance;
import java.util.List;
import java.util.Optional;

/// A driver into which programs were compiled (`bpf2c_driver.c`): a client that registers in its `DriverEntry`, with
/// the
/// table of its programs as its dispatch table, and deregisters in its `DriverUnload`.
public final class NativeDriver implements ActorLogic<NativeDriver.State, Message> {
    private static final int VERSION = 1;
    private static final List<String> METADATA =
            List.of("programs", "maps", "hash", "version", "map_initial_values", "global_variable_sections");

    private final Address self;
    private final ExtensionHeader programEntry;

    /// Whether the driver is in memory.
    ///
    /// @param registration its registration; empty while it is not in memory
    /// @param isAttached   the execution context has taken it
    /// @param phase        in its life
    public record State(Optional<RegistrationHandle> registration, boolean isAttached, Phase phase) {
        private static final State ABSENT = new State(Optional.empty(), false, Phase.ABSENT);

        /// As the service control manager sees it.
        public enum Phase {
            ABSENT,
            LOADING,
            LOADED,
            /// Its `DriverUnload` has begun.
            UNLOADING
        }

        private boolean isUnloading() {
            return phase == Phase.UNLOADING;
        }
    }

    private record Loading() implements Frame {}

    /// Leaving memory. `answer` is for whoever asked; empty when nobody waits.
    private record Leaving(Optional<Finished> answer) implements Frame {}

    /// The driver `self`.
    public NativeDriver(Address self) {
        this(self, ExtensionHeader.current(ExtensionStructure.NATIVE_PROGRAM_ENTRY));
    }

    /// The driver `self`, whose table of programs has this header in each entry.
    public NativeDriver(Address self, ExtensionHeader programEntry) {
        this.self = self;
        this.programEntry = programEntry;
    }

    /// By which the driver `driver` is registered.
    public static Address moduleOf(Address driver) {
        return new Address(driver + ".module");
    }

    @Override
    public State initial() {
        return State.ABSENT;
    }

    @Override
    public Step<State> receive(State state, Delivery<Message> delivery, Cells cells) {
        return switch (delivery.message()) {
            case Command.Load _ ->
                switch (state.phase()) {
                    case ABSENT -> load();
                    case LOADED -> Step.to(state).reply(Finished.isThere(self));
                    case LOADING -> Step.to(state).reply(Finished.isBusy(self));
                    case UNLOADING -> Step.held(state);
                };
            case Command.Unload _ ->
                switch (state.phase()) {
                    case ABSENT -> Step.to(state).reply(Finished.isNotThere(self));
                    case LOADED -> unload(state, Optional.of(Finished.SUCCESS));
                    case LOADING -> Step.to(state).reply(Finished.isBusy(self));
                    case UNLOADING -> Step.held(state);
                };
            case UnloadDriver _ -> state.isUnloading() ? Step.to(state) : unload(state, Optional.empty());
            case ClientAttachProvider m ->
                Step.to(state)
                        .call(
                                Registrar.ADDRESS,
                                new NmrClientAttachProvider(
                                        m.binding(),
                                        new ContextPointer(self, "binding context"),
                                        Optional.of(new Dispatch(VERSION, METADATA, self))),
                                new Loading());
            case NmrClientAttachProviderReturned m ->
                Step.to(new State(state.registration(), m.status() == NtStatus.STATUS_SUCCESS, state.phase()))
                        .reply(new ClientAttachProviderReturned(m.binding(), m.status()));
            case NmrRegisterClientReturned m -> registered(state, m);
            case ClientDetachProvider m ->
                Step.to(new State(state.registration(), false, state.phase()))
                        .reply(new ClientDetachProviderReturned(m.binding(), NtStatus.STATUS_SUCCESS));
            case NmrDeregisterClientReturned m ->
                Deregistration.waiting(state, m, delivery.frame()).orElseGet(() -> gone((Leaving) delivery.frame()));
            case NmrWaitForClientDeregisterCompleteReturned _ -> gone((Leaving) delivery.frame());
            default -> throw delivery.unexpected();
        };
    }

    private Step<State> load() {
        var instance =
                RegistrationInstance.of(Npis.NATIVE_MODULE, new ModuleId(self.name()), new NativeTable(programEntry));
        return Step.to(new State(Optional.empty(), false, State.Phase.LOADING))
                .call(
                        Registrar.ADDRESS,
                        new NmrRegisterClient(
                                new ClientCharacteristics(
                                        ClientCharacteristics.VERSION, moduleOf(self), self, false, instance),
                                new ContextPointer(self, "client context")),
                        new Loading());
    }

    private static Step<State> registered(State state, NmrRegisterClientReturned message) {
        if (message.status() != NtStatus.STATUS_SUCCESS) {
            return Step.to(State.ABSENT)
                    .reply(new Finished(EbpfResult.EBPF_NO_MEMORY, "NmrRegisterClient answered " + message.status()));
        }
        var known = new State(Optional.of(message.client()), state.isAttached(), State.Phase.LOADED);
        return state.isAttached()
                ? Step.to(known).reply(Finished.SUCCESS)
                : unload(
                        known,
                        Optional.of(new Finished(
                                EbpfResult.EBPF_EXTENSION_FAILED_TO_LOAD,
                                "the execution context did not take the driver")));
    }

    private static Step<State> unload(State state, Optional<Finished> answer) {
        if (state.registration().isEmpty()) {
            return answer.map(it -> Step.to(state).reply(it)).orElseGet(() -> Step.to(state));
        }
        var handle = state.registration().get();
        return Step.to(new State(state.registration(), state.isAttached(), State.Phase.UNLOADING))
                .call(Registrar.ADDRESS, new NmrDeregisterClient(handle), new Leaving(answer));
    }

    private Step<State> gone(Leaving frame) {
        var step = Step.to(State.ABSENT).happened(new Gone(self, List.of(moduleOf(self))));
        return frame.answer().map(step::reply).orElse(step);
    }

    /// Who asks a second time waits for the first.
    @Override
    public List<Wait> waits(State state, Message owed, Standstill standstill) {
        return owed instanceof Command && state.isUnloading()
                ? state.registration().stream()
                        .map(it -> new Wait(Registrar.ADDRESS, new NmrWaitForClientDeregisterComplete(it)))
                        .toList()
                : List.of();
    }
}
