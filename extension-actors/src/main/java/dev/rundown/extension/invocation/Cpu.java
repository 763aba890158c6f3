package dev.rundown.extension.invocation;

import dev.rundown.actor.ActorLogic;
import dev.rundown.actor.Address;
import dev.rundown.actor.Cells;
import dev.rundown.actor.Delivery;
import dev.rundown.actor.Frame;
import dev.rundown.actor.Lane;
import dev.rundown.actor.Message;
import dev.rundown.actor.Step;
import dev.rundown.executor.interpreter.MachineState;
import dev.rundown.executor.interpreter.SliceResult;
import dev.rundown.executor.program.EbpfResult;
import dev.rundown.executor.rundown.EpochState;
import dev.rundown.executor.rundown.RundownState;
import dev.rundown.extension.invocation.CpuMessage.Acquire;
import dev.rundown.extension.invocation.CpuMessage.BatchBegin;
import dev.rundown.extension.invocation.CpuMessage.BatchEnd;
import dev.rundown.extension.invocation.CpuMessage.Exit;
import dev.rundown.extension.invocation.CpuMessage.Fire;
import dev.rundown.extension.invocation.CpuMessage.Occurrence;
import dev.rundown.extension.invocation.CpuMessage.ReadCode;
import dev.rundown.extension.invocation.CpuMessage.ReadFunctions;
import dev.rundown.extension.invocation.CpuMessage.ReadInformation;
import dev.rundown.extension.invocation.CpuMessage.ReadProgram;
import dev.rundown.extension.invocation.CpuMessage.Release;
import dev.rundown.extension.invocation.CpuMessage.Run;
import dev.rundown.extension.invocation.CpuMessage.Snapshot;
import dev.rundown.extension.npi.Epochs;
import dev.rundown.extension.npi.FunctionAddresses;
import dev.rundown.extension.npi.HookClients;
import dev.rundown.extension.npi.InvocationEvent.ContextUsed;
import dev.rundown.extension.npi.InvocationEvent.Entered;
import dev.rundown.extension.npi.InvocationEvent.InvocationEnded;
import dev.rundown.extension.npi.InvocationEvent.InvocationStarted;
import dev.rundown.extension.npi.InvocationEvent.Left;
import dev.rundown.extension.npi.InvocationEvent.ProgramFaulted;
import dev.rundown.extension.npi.InvocationEvent.ProgramRead;
import dev.rundown.extension.npi.InvocationEvent.RundownAcquired;
import dev.rundown.extension.npi.InvocationEvent.RundownReleased;
import dev.rundown.extension.npi.ProgramEvent.EpochEntered;
import dev.rundown.extension.npi.ProgramEvent.EpochLeft;
import dev.rundown.extension.npi.ProgramEvent.FunctionsSeen;
import dev.rundown.extension.npi.ProgramEvent.InformationLeft;
import dev.rundown.extension.npi.ProgramEvent.InformationSeen;
import dev.rundown.extension.npi.Register;
import dev.rundown.extension.provider.Extension;
import dev.rundown.extension.provider.HookMessage;
import dev.rundown.extension.provider.HookProvider;
import dev.rundown.registrar.Role;
import java.util.List;
import java.util.Optional;

/// A CPU on which events occur. It enters the extension, reads the list of the hook's clients and, for each,
/// acquires the client's rundown, runs its program and releases; a client that is being detached is passed over.
/// Whoever is the last one out of a client whose rundown is closed tells the hook, and stays inside the extension
/// until that has returned.
public final class Cpu implements ActorLogic<Cpu.State, Message> {
    private final Address self;
    private final Lane lane;
    private final int number;
    private final ProgramCatalog programs;

    /// What a CPU does is in its lane; between two events it remembers nothing.
    public record State() {}

    /// The hook is being told that a client has drained.
    private record Draining(Occurrence occurrence, List<HookClients.Entry> rest) implements Frame {}

    /// The CPU `self`, which is number `number` of the pool.
    public Cpu(Address self, int number, ProgramCatalog programs) {
        this.self = self;
        this.lane = laneOf(self);
        this.number = number;
        this.programs = programs;
    }

    /// A CPU is a thread of control of its own.
    public static Lane laneOf(Address cpu) {
        return new Lane(cpu.name());
    }

    /// Its name.
    public Address address() {
        return self;
    }

    /// Its number in the pool, from 0.
    public int number() {
        return number;
    }

    /// What it runs.
    public ProgramCatalog programs() {
        return programs;
    }

    @Override
    public State initial() {
        return new State();
    }

    @Override
    public Step<State> receive(State state, Delivery<Message> delivery, Cells cells) {
        return switch (delivery.message()) {
            case CpuMessage m -> next(state, m, cells);
            case HookMessage.DrainedReturned _ -> {
                var frame = (Draining) delivery.frame();
                yield goOn(state, frame.occurrence(), frame.rest());
            }
            default -> throw delivery.unexpected();
        };
    }

    private Step<State> next(State state, CpuMessage message, Cells cells) {
        return switch (message) {
            case Fire m -> enter(state, m.occurrence(), cells);
            case Snapshot m -> snapshot(state, m.occurrence(), cells);
            case Acquire m -> acquire(state, m, cells);
            case BatchBegin m -> batchBegin(state, m, cells);
            case ReadProgram m -> readProgram(state, m, cells);
            case ReadInformation m -> readInformation(state, m, cells);
            case ReadFunctions m -> readFunctions(state, m, cells);
            case ReadCode m -> readCode(state, m, cells);
            case Run m -> run(state, m, cells);
            case BatchEnd m -> batchEnd(state, m, cells);
            case Release m -> release(state, m, cells);
            case Exit m -> exit(state, m.occurrence(), cells);
        };
    }

    private Step<State> enter(State state, Occurrence occurrence, Cells cells) {
        boolean entered = cells.perform(Extension.rundownOf(occurrence.extension()), new RundownState.TryAcquire());
        return entered
                ? Step.to(state)
                        .happened(new Entered(occurrence.extension(), self))
                        .then(new Snapshot(occurrence), Frame.NONE)
                : Step.to(state);
    }

    private Step<State> snapshot(State state, Occurrence occurrence, Cells cells) {
        var parameter = programs.parameter(occurrence);
        var clients = cells.perform(HookClients.of(occurrence.hook()), new HookClients.Read()).stream()
                .filter(it -> it.wants(parameter))
                .toList();
        return goOn(state, occurrence, clients);
    }

    private static Step<State> goOn(State state, Occurrence occurrence, List<HookClients.Entry> clients) {
        return goOn(Step.to(state), occurrence, clients);
    }

    private static Step<State> goOn(Step<State> step, Occurrence occurrence, List<HookClients.Entry> clients) {
        return clients.isEmpty()
                ? step.then(new Exit(occurrence), Frame.NONE)
                : step.then(new Acquire(occurrence, clients), Frame.NONE);
    }

    /// A refused acquire is no invocation, has no result and is no use of the client.
    private Step<State> acquire(State state, Acquire message, Cells cells) {
        var binding = message.clients().getFirst().binding();
        if (!cells.perform(HookProvider.rundownOf(binding), new RundownState.TryAcquire())) {
            return goOn(state, message.occurrence(), rest(message));
        }
        return Step.to(state)
                .happened(new RundownAcquired(binding, self))
                .happened(new InvocationStarted(binding, self))
                .happened(new ContextUsed(
                        binding, Role.CLIENT, message.occurrence().hook()))
                .then(new BatchBegin(message.occurrence(), message.clients()), Frame.NONE);
    }

    private Step<State> batchBegin(State state, BatchBegin message, Cells cells) {
        cells.perform(Epochs.of(lane), new EpochState.Enter());
        return Step.to(state)
                .happened(new EpochEntered(lane, self))
                .then(new ReadProgram(message.occurrence(), message.clients()), Frame.NONE);
    }

    private Step<State> readProgram(State state, ReadProgram message, Cells cells) {
        var link = message.clients().getFirst().dispatch().owner();
        var program = cells.perform(Register.programOf(link), new Register.Read<>());
        var read = new ProgramRead(message.clients().getFirst().binding(), self, program);
        if (program.isEmpty()) {
            return ended(Step.to(state), message, link, EbpfResult.EBPF_EXTENSION_FAILED_TO_LOAD, 0)
                    .happened(read)
                    .then(new BatchEnd(message.occurrence(), message.clients(), Optional.empty()), Frame.NONE);
        }
        return Step.to(state)
                .happened(read)
                .then(new ReadInformation(message.occurrence(), message.clients(), program.get()), Frame.NONE);
    }

    private Step<State> readInformation(State state, ReadInformation message, Cells cells) {
        var program = message.program();
        var hash = cells.perform(Register.informationOf(program), new Register.Read<>());
        var seen = new InformationSeen(program, lane, hash);
        if (hash.isEmpty()) {
            return ended(Step.to(state).happened(seen), message, program, EbpfResult.EBPF_EXTENSION_FAILED_TO_LOAD, 0)
                    .then(new BatchEnd(message.occurrence(), message.clients(), Optional.empty()), Frame.NONE);
        }
        var step = Step.to(state).happened(seen);
        return programs.callsFunctions(program)
                ? step.then(new ReadFunctions(message.occurrence(), message.clients(), program), Frame.NONE)
                : begin(step, message, program);
    }

    /// A module whose functions the program calls may have gone while the program information is still there.
    private Step<State> readFunctions(State state, ReadFunctions message, Cells cells) {
        var program = message.program();
        boolean ready = cells.perform(FunctionAddresses.of(program), new FunctionAddresses.IsReady());
        var step = Step.to(state).happened(new FunctionsSeen(program, lane, ready));
        return ready
                ? begin(step, message, program)
                : ended(step, message, program, EbpfResult.EBPF_EXTENSION_FAILED_TO_LOAD, 0)
                        .then(new BatchEnd(message.occurrence(), message.clients(), Optional.of(program)), Frame.NONE);
    }

    private Step<State> begin(Step<State> step, CpuMessage message, Address program) {
        return programs.isNative(program)
                ? step.then(new ReadCode(message.occurrence(), message.clients(), program), Frame.NONE)
                : step.then(
                        new Run(message.occurrence(), message.clients(), program, start(message, program)), Frame.NONE);
    }

    /// Native code is called in the driver's memory, which is the driver's as a client of the execution context.
    private Step<State> readCode(State state, ReadCode message, Cells cells) {
        var program = message.program();
        var code = cells.perform(Register.codeOf(program), new Register.Read<>());
        return code.isPresent()
                ? Step.to(state)
                        .happened(new ContextUsed(code.get(), Role.CLIENT, self))
                        .then(
                                new Run(
                                        message.occurrence(),
                                        message.clients(),
                                        program,
                                        start(message, program),
                                        code),
                                Frame.NONE)
                : ended(Step.to(state), message, program, EbpfResult.EBPF_EXTENSION_FAILED_TO_LOAD, 0)
                        .then(new BatchEnd(message.occurrence(), message.clients(), Optional.of(program)), Frame.NONE);
    }

    private MachineState start(CpuMessage message, Address program) {
        return programs.start(program, message.occurrence());
    }

    private Step<State> run(State state, Run message, Cells cells) {
        var calls = new ProviderCalls(cells, self, lane, message.program());
        var step = calls.on(
                switch (programs.slice(message, number, calls)) {
                    case SliceResult.Running it ->
                        Step.to(state)
                                .then(
                                        new Run(
                                                message.occurrence(),
                                                message.clients(),
                                                message.program(),
                                                it.state(),
                                                message.code()),
                                        Frame.NONE);
                    case SliceResult.Exited it -> exited(state, message, (int) it.r0());
                    case SliceResult.Faulted it ->
                        ended(Step.to(state), message, message.program(), EbpfResult.EBPF_FAILED, 0)
                                .happened(new ProgramFaulted(
                                        message.program(), self, it.fault().toString()))
                                .then(
                                        new BatchEnd(
                                                message.occurrence(),
                                                message.clients(),
                                                Optional.of(message.program())),
                                        Frame.NONE);
                });
        return message.code()
                .map(it -> step.happened(new ContextUsed(it, Role.CLIENT, self)))
                .orElse(step);
    }

    /// The clients behind a verdict that ends the chain are not invoked, as if they had not been on the list.
    private Step<State> exited(State state, Run message, int verdict) {
        var clients = programs.endsChain(message.occurrence(), verdict)
                ? List.of(message.clients().getFirst())
                : message.clients();
        return ended(Step.to(state), message, message.program(), EbpfResult.EBPF_SUCCESS, verdict)
                .then(new BatchEnd(message.occurrence(), clients, Optional.of(message.program())), Frame.NONE);
    }

    private Step<State> ended(Step<State> step, CpuMessage message, Address program, EbpfResult result, int value) {
        var binding = message.clients().getFirst().binding();
        return step.happened(new InvocationEnded(binding, self, program, result, value))
                .happened(new ContextUsed(
                        binding, Role.CLIENT, message.occurrence().hook()));
    }

    private Step<State> batchEnd(State state, BatchEnd message, Cells cells) {
        cells.perform(Epochs.of(lane), new EpochState.Exit());
        var step = message.program()
                .map(it -> Step.to(state).happened(new InformationLeft(it, lane)))
                .orElseGet(() -> Step.to(state));
        return step.happened(new EpochLeft(lane, self))
                .then(new Release(message.occurrence(), message.clients()), Frame.NONE);
    }

    private Step<State> release(State state, Release message, Cells cells) {
        var binding = message.clients().getFirst().binding();
        boolean lastOut = cells.perform(HookProvider.rundownOf(binding), new RundownState.Release());
        var step = Step.to(state).happened(new RundownReleased(binding, self));
        return lastOut
                ? step.call(
                        message.occurrence().hook(),
                        new HookMessage.Drained(binding),
                        new Draining(message.occurrence(), rest(message)))
                : goOn(step, message.occurrence(), rest(message));
    }

    private Step<State> exit(State state, Occurrence occurrence, Cells cells) {
        cells.perform(Extension.rundownOf(occurrence.extension()), new RundownState.Release());
        return Step.to(state).happened(new Left(occurrence.extension(), self));
    }

    private static List<HookClients.Entry> rest(CpuMessage message) {
        return List.copyOf(message.clients().subList(1, message.clients().size()));
    }
}
