package dev.rundown.verifier;

import dev.rundown.executor.helper.ArgumentType;
import dev.rundown.executor.helper.HelperPrototype;
import dev.rundown.executor.helper.ReturnType;
import dev.rundown.executor.isa.AluOperation;
import dev.rundown.executor.isa.AtomicOperation;
import dev.rundown.executor.isa.Condition;
import dev.rundown.executor.isa.ImmediateKind;
import dev.rundown.executor.isa.Instruction;
import dev.rundown.executor.isa.Instruction.Alu;
import dev.rundown.executor.isa.Instruction.Atomic;
import dev.rundown.executor.isa.Instruction.CallHelper;
import dev.rundown.executor.isa.Instruction.CallLocal;
import dev.rundown.executor.isa.Instruction.Exit;
import dev.rundown.executor.isa.Instruction.Goto;
import dev.rundown.executor.isa.Instruction.Jump;
import dev.rundown.executor.isa.Instruction.Load;
import dev.rundown.executor.isa.Instruction.LoadImmediate64;
import dev.rundown.executor.isa.Instruction.SecondHalf;
import dev.rundown.executor.isa.Instruction.Store;
import dev.rundown.executor.isa.Operand;
import dev.rundown.executor.isa.Operand.Immediate;
import dev.rundown.executor.isa.Operand.Register;
import dev.rundown.executor.program.Bytes;
import dev.rundown.executor.program.MapDefinition;
import dev.rundown.executor.program.MapType;
import dev.rundown.executor.program.ProgramImage;
import dev.rundown.verifier.spec.ContextDescriptor;
import dev.rundown.verifier.spec.ProgramInformation;
import dev.rundown.verifier.spec.ProgramTypeDescriptor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.IntFunction;

/// Writes small programs for tests, with labels; and a program type with a packet, some maps and some
/// helpers.
final class Code {
    static final int R0 = 0;
    static final int R1 = 1;
    static final int R2 = 2;
    static final int R3 = 3;
    static final int R4 = 4;
    static final int R5 = 5;
    static final int R6 = 6;
    static final int R7 = 7;
    static final int R10 = 10;

    static final int LOOKUP = 1;
    static final int UPDATE = 2;
    static final int TAIL_CALL = 5;
    static final int TIME = 6;
    static final int COPY = 22;
    static final int FILL = 23;
    static final int SOCKET = 90;
    static final int SHOW = 91;
    static final int CONTEXT_ONLY = 92;
    static final int RESIZE = 93;

    static final int HASH = 0;
    static final int ARRAY = 1;
    static final int CONSTANTS = 2;
    static final int PROGRAMS = 3;

    /// 32 bytes: data, end and metadata pointers of 8 bytes, then two numbers of 4.
    static final ContextDescriptor CONTEXT = new ContextDescriptor(32, 0, 8, 16);

    static final List<HelperPrototype> HELPERS = List.of(
            HelperPrototype.of(
                    LOOKUP,
                    "lookup",
                    ReturnType.PTR_TO_MAP_VALUE_OR_NULL,
                    ArgumentType.PTR_TO_MAP,
                    ArgumentType.PTR_TO_MAP_KEY),
            HelperPrototype.of(
                    UPDATE,
                    "update",
                    ReturnType.INTEGER,
                    ArgumentType.PTR_TO_MAP,
                    ArgumentType.PTR_TO_MAP_KEY,
                    ArgumentType.PTR_TO_MAP_VALUE,
                    ArgumentType.ANYTHING),
            HelperPrototype.of(
                    TAIL_CALL,
                    "tail_call",
                    ReturnType.INTEGER_OR_NO_RETURN_IF_SUCCEED,
                    ArgumentType.PTR_TO_CTX,
                    ArgumentType.PTR_TO_MAP_OF_PROGRAMS,
                    ArgumentType.ANYTHING),
            HelperPrototype.of(TIME, "time", ReturnType.INTEGER),
            HelperPrototype.of(
                    COPY,
                    "copy",
                    ReturnType.INTEGER,
                    ArgumentType.PTR_TO_WRITABLE_MEM,
                    ArgumentType.CONST_SIZE,
                    ArgumentType.PTR_TO_READABLE_MEM_OR_NULL,
                    ArgumentType.CONST_SIZE_OR_ZERO),
            HelperPrototype.of(FILL, "fill", ReturnType.INTEGER, ArgumentType.PTR_TO_LONG),
            HelperPrototype.of(SOCKET, "socket", ReturnType.PTR_TO_SOCKET_OR_NULL),
            HelperPrototype.of(SHOW, "show", ReturnType.INTEGER, ArgumentType.ANYTHING),
            HelperPrototype.of(CONTEXT_ONLY, "context_only", ReturnType.INTEGER, ArgumentType.PTR_TO_CTX),
            new HelperPrototype(
                    RESIZE,
                    "resize",
                    ReturnType.INTEGER,
                    List.of(ArgumentType.PTR_TO_CTX, ArgumentType.ANYTHING),
                    true,
                    false));

    static final ProgramInformation INFORMATION = information(CONTEXT, false);

    private static final List<MapDefinition> MAPS = List.of(
            MapDefinition.of("flows", MapType.HASH, 4, 16, 64),
            MapDefinition.of("counters", MapType.ARRAY, 4, 8, 4),
            MapDefinition.global(".rodata", Bytes.ofLong(0x1122_3344_0000_0007L), true),
            MapDefinition.of("programs", MapType.PROG_ARRAY, 4, 4, 8));

    private final List<IntFunction<Instruction>> slots = new ArrayList<>();
    private final Map<String, Integer> labels = new HashMap<>();

    static ProgramInformation information(ContextDescriptor context, boolean isPrivileged) {
        var guid = UUID.fromString("f1832a85-85d5-45b0-98a0-7069d63013b0");
        return new ProgramInformation(
                new ProgramTypeDescriptor("test", context, guid, 1, isPrivileged), List.of(), HELPERS);
    }

    Code label(String name) {
        labels.put(name, slots.size());
        return this;
    }

    private int labelled(String name) {
        return Objects.requireNonNull(labels.get(name), name);
    }

    Code add(Instruction instruction) {
        slots.add(it -> instruction);
        return this;
    }

    static Operand register(int number) {
        return new Register(number);
    }

    static Operand constant(int value) {
        return new Immediate(value);
    }

    Code alu(AluOperation operation, int destination, Operand operand) {
        return add(new Alu(true, operation, destination, operand));
    }

    Code alu32(AluOperation operation, int destination, Operand operand) {
        return add(new Alu(false, operation, destination, operand));
    }

    Code move(int destination, int value) {
        return alu(AluOperation.MOV, destination, constant(value));
    }

    Code copy(int destination, int source) {
        return alu(AluOperation.MOV, destination, register(source));
    }

    Code plus(int destination, int value) {
        return alu(AluOperation.ADD, destination, constant(value));
    }

    Code load(int size, int destination, int base, int offset) {
        return add(new Load(size, false, destination, base, offset));
    }

    Code store(int size, int base, int offset, int source) {
        return add(new Store(size, base, offset, register(source)));
    }

    Code storeConstant(int size, int base, int offset, int value) {
        return add(new Store(size, base, offset, constant(value)));
    }

    Code atomicAdd(int size, int base, int offset, int source) {
        return add(new Atomic(size, AtomicOperation.ADD, false, base, offset, source));
    }

    Code jump(Condition condition, int left, Operand right, String label) {
        slots.add(it -> new Jump(true, condition, left, right, labelled(label)));
        return this;
    }

    Code jump32(Condition condition, int left, Operand right, String label) {
        slots.add(it -> new Jump(false, condition, left, right, labelled(label)));
        return this;
    }

    Code go(String label) {
        slots.add(it -> new Goto(labelled(label)));
        return this;
    }

    Code function(String label) {
        slots.add(it -> new CallLocal(labelled(label)));
        return this;
    }

    Code wide(ImmediateKind kind, int destination, long value, int offset) {
        return add(new LoadImmediate64(destination, kind, value, offset)).add(new SecondHalf());
    }

    Code map(int destination, int map) {
        return wide(ImmediateKind.MAP, destination, map, 0);
    }

    Code call(int helper) {
        return add(new CallHelper(helper));
    }

    Code exit() {
        return add(new Exit());
    }

    /// Ends the program with 0.
    Code done() {
        return move(R0, 0).exit();
    }

    /// `r0 = lookup(map, &key)` with a key of 0.
    Code lookup(int map) {
        return storeConstant(4, R10, -4, 0)
                .copy(R2, R10)
                .plus(R2, -4)
                .map(R1, map)
                .call(LOOKUP);
    }

    ProgramImage image() {
        var instructions = new ArrayList<Instruction>();
        for (int i = 0; i < slots.size(); i++) {
            instructions.add(slots.get(i).apply(i));
        }
        return new ProgramImage("test", ".text", instructions, MAPS, new TreeMap<>(), new TreeMap<>(Map.of(0, "test")));
    }

    Verdict verify() {
        return Verifier.verify(VerificationRequest.of(image(), INFORMATION));
    }
}
