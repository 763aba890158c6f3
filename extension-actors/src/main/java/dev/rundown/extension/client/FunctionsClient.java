package dev.rundown.extension.client;

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
import dev.rundown.executor.helper.ResolvedFunction;
import dev.rundown.executor.program.EbpfResult;
import dev.rundown.executor.rundown.EpochState;
import dev.rundown.extension.client.FunctionsMessage.AwaitEpoch;
import dev.rundown.extension.client.FunctionsMessage.ClearAddresses;
import dev.rundown.extension.client.FunctionsMessage.LookInside;
import dev.rundown.extension.npi.Command;
import dev.rundown.extension.npi.Command.Finished;
import dev.rundown.extension.npi.Deregistration;
import dev.rundown.extension.npi.Epochs;
import dev.rundown.extension.npi.FunctionAddresses;
import dev.rundown.extension.npi.FunctionProviderCharacteristics;
import dev.rundown.extension.npi.InvocationEvent.AttachRefused;
import dev.rundown.extension.npi.Npis;
import dev.rundown.extension.npi.Refusal;
import dev.rundown.extension.npi.Refusal.Cause;
import dev.rundown.registrar.BindingHandle;
import dev.rundown.registrar.ClientCharacteristics;
import dev.rundown.registrar.ContextPointer;
import dev.rundown.registrar.ModuleId;
import dev.rundown.registrar.ModuleMessage.ClientAttachProvider;
import dev.rundown.registrar.ModuleMessage.ClientDetachProvider;
import dev.rundown.registrar.ModuleMessage.NmrClientAttachProviderReturned;
import dev.rundown.registrar.ModuleMessage.NmrDeregisterClientReturned;
import dev.rundown.registrar.ModuleMessage.NmrRegisterClientReturned;
import dev.rundown.registrar.ModuleMessage.NmrWaitForClientDeregisterCompleteReturned;
import dev.rundown.registrar.NpiSpecificCharacteristics;
import dev.rundown.registrar.NtStatus;
import dev.rundown.registrar.Registrar;
import dev.rundown.registrar.RegistrarMessage.ClientAttachProviderReturned;
import dev.rundown.registrar.RegistrarMessage.ClientDetachProviderReturned;
import dev.rundown.registrar.RegistrarMessage.NmrClientAttachProvider;
import dev.rundown.registrar.RegistrarMessage.NmrDeregisterClient;
import dev.rundown.registrar.RegistrarMessage.NmrRegisterClient;
import dev.rundown.registrar.RegistrationHandle;
import dev.rundown.registrar.RegistrationInstance;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// The client of BTF-resolved functions of a program: one registration, and a binding to each module that the program
/// names. When a module goes, first the ready flag is cleared, then the epochs of those who may still call are waited
/// for,
/// and only then its addresses are cleared.
public final class FunctionsClient implements ActorLogic<FunctionsClient.State, Message> {
    private final Address self;
    private final Address program;
    private final SortedSet<String> needed;
    private final List<Lane> participants;

    /// Which modules are bound.
    ///
    /// @param exists       it registers, is registered or deregisters
    /// @param registration its registration
    /// @param bindings     by module: reserved before the attach call
    public record State(
            boolean exists, Optional<RegistrationHandle> registration, SortedMap<String, BindingHandle> bindings) {
        private static final State ABSENT = new State(false, Optional.empty(), new TreeMap<>());

        public State {
            bindings = Collections.unmodifiableSortedMap(new TreeMap<>(bindings));
        }

        private State with(String module, BindingHandle binding) {
            var more = new TreeMap<>(bindings);
            more.put(module, binding);
            return new State(exists, registration, more);
        }

        private State without(BindingHandle binding) {
            var fewer = new TreeMap<>(bindings);
            fewer.values().remove(binding);
            return new State(exists, registration, fewer);
        }

        private String moduleOf(BindingHandle binding) {
            return bindings.entrySet().stream()
                    .filter(it -> it.getValue().equals(binding))
                    .findFirst()
                    .orElseThrow()
                    .getKey();
        }
    }

    private record Going() implements Frame {}

    /// It attaches to a module that offers `functions`.
    private record Attaching(List<ResolvedFunction> functions) implements Frame {
        private Attaching {
            functions = List.copyOf(functions);
        }
    }

    /// The client of `program` for the modules `needed`.
    ///
    /// @param participants the threads that may be inside an epoch
    public FunctionsClient(Address program, SortedSet<String> needed, List<Lane> participants) {
        this.self = addressOf(program);
        this.program = program;
        this.needed = Collections.unmodifiableSortedSet(new TreeSet<>(needed));
        this.participants = List.copyOf(participants);
    }

    /// By which the client of `program` is an actor.
    public static Address addressOf(Address program) {
        return new Address(program + ".functions");
    }

    @Override
    public State initial() {
        return State.ABSENT;
    }

    @Override
    public Step<State> receive(State state, Delivery<Message> delivery, Cells cells) {
        return switch (delivery.message()) {
            case Command.Load _ -> state.exists() ? Step.to(state).reply(Finished.isThere(self)) : register();
            case Command.Unload _ ->
                state.registration()
                        .map(it -> Step.to(state).call(Registrar.ADDRESS, new NmrDeregisterClient(it), new Going()))
                        .orElseGet(() -> Step.to(state).reply(Finished.isNotThere(self)));
            case ClientAttachProvider m -> consider(state, m);
            case NmrClientAttachProviderReturned m -> attached(state, m, (Attaching) delivery.frame(), cells);
            case NmrRegisterClientReturned m ->
                m.status() == NtStatus.STATUS_SUCCESS
                        ? Step.to(new State(true, Optional.of(m.client()), state.bindings()))
                                .reply(Finished.SUCCESS)
                        : Step.to(State.ABSENT)
                                .reply(new Finished(
                                        EbpfResult.EBPF_NO_MEMORY, "NmrRegisterClient answered " + m.status()));
            case ClientDetachProvider m -> {
                cells.perform(
                        FunctionAddresses.of(program), new FunctionAddresses.Withdraw(state.moduleOf(m.binding())));
                yield waitFor(state, m.binding(), participants);
            }
            case FunctionsMessage m -> detaching(state, m, delivery.lane(), cells);
            case NmrDeregisterClientReturned m ->
                Deregistration.waiting(state, m, delivery.frame())
                        .orElseGet(() -> Step.to(State.ABSENT).reply(Finished.SUCCESS));
            case NmrWaitForClientDeregisterCompleteReturned _ ->
                Step.to(State.ABSENT).reply(Finished.SUCCESS);
            default -> throw delivery.unexpected();
        };
    }

    private Step<State> register() {
        var instance = RegistrationInstance.of(
                Npis.BTF_RESOLVED_FUNCTIONS, new ModuleId(program.name()), NpiSpecificCharacteristics.NONE);
        return Step.to(new State(true, Optional.empty(), new TreeMap<>()))
                .call(
                        Registrar.ADDRESS,
                        new NmrRegisterClient(
                                new ClientCharacteristics(ClientCharacteristics.VERSION, self, self, false, instance),
                                new ContextPointer(self, "client context")),
                        new Going());
    }

    private Step<State> consider(State state, ClientAttachProvider message) {
        var module = message.provider().moduleId().guid();
        var characteristics = message.provider().npiSpecificCharacteristics();
        var refusal = refusal(state, module, characteristics);
        if (refusal.isPresent()) {
            return Step.to(state)
                    .happened(new AttachRefused(message.binding(), self, refusal.get()))
                    .reply(new ClientAttachProviderReturned(
                            message.binding(), refusal.get().status()));
        }
        return Step.to(state.with(module, message.binding()))
                .call(
                        Registrar.ADDRESS,
                        new NmrClientAttachProvider(
                                message.binding(), new ContextPointer(self, "context of " + module), Optional.empty()),
                        new Attaching(((FunctionProviderCharacteristics) characteristics).functions()));
    }

    /// The checks of `_ebpf_program_btf_provider_attach_callback`, in its order.
    private Optional<Refusal> refusal(State state, String module, NpiSpecificCharacteristics characteristics) {
        if (!(characteristics instanceof FunctionProviderCharacteristics told)) {
            return refuse(NtStatus.STATUS_INVALID_PARAMETER, Cause.MALFORMED, "it has no data about functions");
        }
        var problem = told.problem();
        if (problem.isPresent()) {
            return refuse(NtStatus.STATUS_INVALID_PARAMETER, Cause.MALFORMED, problem.get());
        }
        if (!needed.contains(module)) {
            return refuse(
                    NtStatus.STATUS_NOINTERFACE,
                    Cause.NOT_MINE,
                    "the program calls no function of module {%s}".formatted(module));
        }
        return state.bindings().containsKey(module)
                ? refuse(
                        NtStatus.STATUS_INVALID_DEVICE_STATE,
                        Cause.TAKEN,
                        "module {%s} is there already, by %s"
                                .formatted(module, state.bindings().get(module)))
                : Optional.empty();
    }

    private static Optional<Refusal> refuse(NtStatus status, Cause cause, String reason) {
        return Optional.of(new Refusal(status, cause, reason));
    }

    /// With the last module the reason is gone for which the program may have refused its program information.
    private Step<State> attached(State state, NmrClientAttachProviderReturned message, Attaching frame, Cells cells) {
        var answer = new ClientAttachProviderReturned(message.binding(), message.status());
        if (message.status() != NtStatus.STATUS_SUCCESS) {
            return Step.to(state.without(message.binding())).reply(answer);
        }
        var module = state.moduleOf(message.binding());
        boolean complete = cells.perform(
                FunctionAddresses.of(program),
                new FunctionAddresses.Enter(module, message.binding(), frame.functions(), needed));
        var step = Step.to(state);
        return (complete
                        ? step.start(
                                new Lane(self + ".complete"),
                                program,
                                new ProgramMessage.FunctionsComplete(),
                                Frame.NONE)
                        : step)
                .reply(answer);
    }

    private Step<State> detaching(State state, FunctionsMessage message, Lane lane, Cells cells) {
        return switch (message) {
            case ClearAddresses m -> {
                cells.perform(FunctionAddresses.of(program), new FunctionAddresses.Clear(state.moduleOf(m.binding())));
                yield Step.to(state.without(m.binding()))
                        .reply(new ClientDetachProviderReturned(m.binding(), NtStatus.STATUS_SUCCESS));
            }
            case LookInside m ->
                cells.perform(Epochs.of(m.lanes().getFirst()), new EpochState.Await(lane.name()))
                        ? Step.to(state).then(new AwaitEpoch(m.binding(), m.lanes()), Frame.NONE)
                        : waitFor(
                                state,
                                m.binding(),
                                m.lanes().subList(1, m.lanes().size()));
            case AwaitEpoch m ->
                cells.perform(Epochs.of(m.lanes().getFirst()), new EpochState.HasLeft(lane.name()))
                        ? waitFor(
                                state,
                                m.binding(),
                                m.lanes().subList(1, m.lanes().size()))
                        : Step.held(state);
        };
    }

    private static Step<State> waitFor(State state, BindingHandle binding, List<Lane> lanes) {
        return lanes.isEmpty()
                ? Step.to(state).then(new ClearAddresses(binding), Frame.NONE)
                : Step.to(state).then(new LookInside(binding, lanes), Frame.NONE);
    }

    /// Who is inside an epoch stands on the lane that is waited for.
    @Override
    public List<Wait> waits(State state, Message owed, Standstill standstill) {
        return owed instanceof AwaitEpoch m
                ? standstill.underWay().stream()
                        .filter(it -> it.lane().equals(m.lanes().getFirst()))
                        .map(it -> new Wait(it.to(), it.message()))
                        .toList()
                : List.of();
    }
}
