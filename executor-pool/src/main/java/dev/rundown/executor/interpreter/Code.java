package dev.rundown.executor.interpreter;

import dev.rundown.executor.helper.FunctionTable;
import dev.rundown.executor.helper.HelperFunction;
import dev.rundown.executor.helper.HelperTable;
import dev.rundown.executor.isa.Instruction.Alu;
import dev.rundown.executor.isa.Instruction.Atomic;
import dev.rundown.executor.isa.Instruction.CallByBtf;
import dev.rundown.executor.isa.Instruction.CallHelper;
import dev.rundown.executor.isa.Instruction.CallLocal;
import dev.rundown.executor.isa.Instruction.CallRegister;
import dev.rundown.executor.isa.Instruction.Exit;
import dev.rundown.executor.isa.Instruction.Goto;
import dev.rundown.executor.isa.Instruction.Jump;
import dev.rundown.executor.isa.Instruction.LegacyPacket;
import dev.rundown.executor.isa.Instruction.Load;
import dev.rundown.executor.isa.Instruction.LoadImmediate64;
import dev.rundown.executor.isa.Instruction.SecondHalf;
import dev.rundown.executor.isa.Instruction.Store;
import dev.rundown.executor.isa.Instruction.Swap;
import dev.rundown.executor.isa.Operand;
import dev.rundown.executor.isa.SwapKind;
import dev.rundown.executor.map.MapProvider;
import dev.rundown.executor.memory.Address;
import dev.rundown.executor.program.ImportedFunction;
import dev.rundown.executor.program.MapDefinition;
import dev.rundown.executor.program.ProgramImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A program as the interpreter wants it: one entry a slot in each of a few arrays.
///
/// Constants stand behind the registers in the register file, so the right operand of every instruction is an index
/// and no instruction asks whether it is a register.
final class Code {
    /// Where constants begin in the register file; below are `r0` to `r10` and room to make this a power of two.
    static final int FIRST_CONSTANT = 16;

    final ProgramImage image;
    /// What to do in the lowest byte ([Opcodes]). Above it the left register: the one that is written, compared,
    /// or the address of a store. In the upper half the right operand: a register, a constant, or the address of a
    /// load.
    final long[] heads;
    /// A jump's target, an access's offset, a swap's bits, or a helper's index.
    final int[] other;
    /// What the register file holds from [#FIRST_CONSTANT] on.
    final long[] constants;
    /// The helpers that the program calls by number, and the functions that it calls by module and name.
    final HelperFunction[] helpers;
    /// All helpers, for calls through a register.
    final HelperTable table;

    /// Functions of other modules, for calls by module and name.
    private final FunctionTable functions;

    /// Bytes of all values of each map.
    final int[] mapBytes;
    /// The values of maps that never change, by index; of others, no bytes.
    final byte[][] frozen;
    /// What extensions have to say about the maps of their types, by index; null for maps of built-in types.
    final @Nullable MapProvider[] providers;

    private final Map<Long, Integer> constantIndex = new HashMap<>();
    private final List<HelperFunction> used = new ArrayList<>();

    /// The program `image`, bound to `table`.
    ///
    /// @param mapProviders what extensions say of their map types, by number
    /// @param functions of other modules
    /// @throws ProgramRefused when it needs something that is not there
    Code(ProgramImage image, HelperTable table, SortedMap<Integer, MapProvider> mapProviders, FunctionTable functions) {
        this.image = image;
        this.table = table;
        this.functions = functions;
        int size = image.size();
        heads = new long[size];
        other = new int[size];
        for (int slot = 0; slot < size; slot++) {
            translate(slot);
        }
        constants = new long[constantIndex.size()];
        constantIndex.forEach((value, index) -> constants[index - FIRST_CONSTANT] = value);
        helpers = used.toArray(HelperFunction[]::new);
        mapBytes = image.maps().stream()
                .mapToInt(it -> (int) Math.min(it.valueBytes(), Integer.MAX_VALUE))
                .toArray();
        frozen = image.maps().stream().map(Code::frozenValue).toArray(byte[][]::new);
        providers = new MapProvider[image.maps().size()];
        for (int map = 0; map < providers.length; map++) {
            providers[map] = image.maps()
                    .get(map)
                    .custom()
                    .map(it -> mapProviders.getOrDefault(it.number(), MapProvider.TRANSPARENT))
                    .orElse(null);
        }
    }

    private static byte[] frozenValue(MapDefinition map) {
        return map.readOnly() ? Arrays.copyOf(map.initial().toArray(), (int) map.valueBytes()) : new byte[0];
    }

    private void translate(int slot) {
        switch (image.at(slot)) {
            case Alu alu ->
                put(slot, Opcodes.of(alu.operation(), alu.is64()), alu.destination(), operand(alu.operand()), 0);
            case Swap(var kind, int bits, int destination) ->
                put(slot, kind == SwapKind.TO_LE ? Opcodes.TRUNCATE : Opcodes.REVERSE, destination, destination, bits);
            case LoadImmediate64 wide -> put(slot, Opcodes.LDDW, wide.destination(), constant(value(slot, wide)), 0);
            case Load(int size, boolean signExtend, int destination, int base, int offset) -> {
                int first = signExtend ? Opcodes.LOADSX1 : Opcodes.LOAD1;
                put(slot, Opcodes.sized(first, size), destination, base, offset);
            }
            case Store(int size, int base, int offset, Operand value) ->
                put(slot, Opcodes.sized(Opcodes.STORE1, size), base, operand(value), offset);
            case Atomic atomic -> put(slot, Opcodes.ATOMIC, atomic.base(), atomic.source(), atomic.offset());
            case Goto(int target) -> put(slot, Opcodes.GOTO, 0, 0, target);
            case Jump jump ->
                put(slot, Opcodes.of(jump.condition(), jump.is64()), jump.left(), operand(jump.right()), jump.target());
            case CallHelper(int id) -> put(slot, Opcodes.CALL_HELPER, 0, 0, helper(slot, id));
            case CallRegister(int register) -> put(slot, Opcodes.CALL_REGISTER, 0, register, 0);
            case CallLocal(int target) -> put(slot, Opcodes.CALL_LOCAL, 0, 0, target);
            case Exit _ -> put(slot, Opcodes.EXIT, 0, 0, 0);
            case SecondHalf _ -> put(slot, Opcodes.NOTHING, 0, 0, 0);
            case CallByBtf(int id) -> put(slot, Opcodes.CALL_HELPER, 0, 0, function(slot, id));
            case LegacyPacket _ -> throw refused(slot, "legacy packet access (ABS, IND) is not supported");
        }
    }

    private void put(int slot, int operation, int leftRegister, int rightEntry, int otherNumber) {
        heads[slot] = operation | (leftRegister << 8) | ((long) rightEntry << 32);
        other[slot] = otherNumber;
    }

    private int operand(Operand operand) {
        return switch (operand) {
            case Operand.Register(int number) -> number;
            case Operand.Immediate(int value) -> constant(value); // Sign-extended, as RFC 9669 wants it everywhere.
        };
    }

    private int constant(long value) {
        return constantIndex.computeIfAbsent(value, _ -> FIRST_CONSTANT + constantIndex.size());
    }

    private long value(int slot, LoadImmediate64 wide) {
        return switch (wide.kind()) {
            case NUMBER -> wide.value();
            case MAP -> Address.ofMapHandle(map(slot, wide));
            case MAP_VALUE -> Address.ofMapValue(map(slot, wide), wide.offset());
            case VARIABLE -> throw refused(slot, "variables of the platform are not supported yet");
            case FUNCTION -> throw refused(slot, "addresses of functions (callbacks) are not supported yet");
            case MAP_BY_INDEX, MAP_VALUE_BY_INDEX -> throw refused(slot, "maps by index are not supported yet");
        };
    }

    private int map(int slot, LoadImmediate64 wide) {
        if (wide.value() < 0 || wide.value() >= image.maps().size()) {
            throw refused(
                    slot,
                    "the program names map %d of %d"
                            .formatted(wide.value(), image.maps().size()));
        }
        return (int) wide.value();
    }

    private int helper(int slot, int id) {
        return used(table.find(id).orElseThrow(() -> unknownHelper(slot, id)));
    }

    private int function(int slot, int id) {
        var wanted = image.imported(id)
                .orElseThrow(() -> refused(slot, "function %d by BTF is none that the object names".formatted(id)));
        return used(new FunctionCall(id, functions.find(wanted).orElseThrow(() -> unknownFunction(slot, wanted))));
    }

    private int used(HelperFunction function) {
        if (!used.contains(function)) {
            used.add(function);
        }
        return used.indexOf(function);
    }

    private ProgramRefused unknownHelper(int slot, int id) {
        var known = table.prototypes().stream()
                .map(it -> "%d %s".formatted(it.id(), it.name()))
                .collect(Collectors.joining(", "));
        return new ProgramRefused(
                image, slot, "there is no helper with number %d".formatted(id), "This program may call: " + known);
    }

    private ProgramRefused unknownFunction(int slot, ImportedFunction wanted) {
        var known = functions.byName().keySet().stream()
                .map(ImportedFunction::toString)
                .collect(Collectors.joining(", "));
        return new ProgramRefused(
                image,
                slot,
                "there is no function %s".formatted(wanted),
                known.isEmpty() ? "No extension offers functions by name" : "Extensions offer: " + known);
    }

    private ProgramRefused refused(int slot, String problem) {
        return new ProgramRefused(image, slot, problem, "Leave it out of the program");
    }
}
