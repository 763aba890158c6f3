package dev.rundown.executor.isa;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Prints instructions in the text form of `llvm-objdump`.
public final class Disassembler {
    private Disassembler() {}

    /// One line for each slot that begins an instruction: its number and its text.
    public static List<String> lines(List<Instruction> slots) {
        var lines = new ArrayList<String>(slots.size());
        for (int slot = 0; slot < slots.size(); slot++) {
            if (!(slots.get(slot) instanceof SecondHalf)) {
                lines.add("%8d:\t%s".formatted(slot, text(slot, slots.get(slot))));
            }
        }
        return lines;
    }

    /// The text of the instruction at `slot`.
    public static String text(int slot, Instruction instruction) {
        return switch (instruction) {
            case Alu alu -> alu(alu);
            case Swap(var kind, int bits, int destination) ->
                "r%d = %s%d r%d".formatted(destination, kind.mnemonic(), bits, destination);
            case LoadImmediate64 wide -> wide(wide);
            case Load(int size, boolean signExtend, int destination, int base, int offset) ->
                "r%d = %s".formatted(destination, place(signExtend ? "s" : "u", size, base, offset));
            case Store(int size, int base, int offset, Operand value) ->
                "%s = %s".formatted(place("u", size, base, offset), value);
            case Atomic atomic -> atomic(atomic);
            case Goto(int target) -> "goto %+d".formatted(target - slot - 1);
            case Jump(boolean is64, Condition condition, int left, Operand right, int target) ->
                "if %s %s %s goto %+d"
                        .formatted(register(is64, left), condition.symbol(), operand(is64, right), target - slot - 1);
            case CallHelper(int id) -> "call %d".formatted(id);
            case CallLocal(int target) -> "call %+d".formatted(target - slot - 1);
            case CallByBtf(int id) -> "call btf %d".formatted(id);
            case CallRegister(int register) -> "callx r%d".formatted(register);
            case LegacyPacket(boolean indirect, int size, int source, int offset) ->
                "r0 = *(u%d *)skb[%s%d]".formatted(size * 8, indirect ? "r%d + ".formatted(source) : "", offset);
            case Exit _ -> "exit";
            case SecondHalf _ -> "(second half of ll)";
        };
    }

    private static String alu(Alu alu) {
        var destination = register(alu.is64(), alu.destination());
        var operand = operand(alu.is64(), alu.operand());
        return switch (alu.operation()) {
            case NEG -> "%s = -%s".formatted(destination, destination);
            case MOV -> "%s = %s".formatted(destination, operand);
            case MOVSX8 -> "%s = (s8)%s".formatted(destination, operand);
            case MOVSX16 -> "%s = (s16)%s".formatted(destination, operand);
            case MOVSX32 -> "%s = (s32)%s".formatted(destination, operand);
            case ADD, SUB, MUL, DIV, SDIV, OR, AND, LSH, RSH, MOD, SMOD, XOR, ARSH ->
                "%s %s %s".formatted(destination, assignment(alu.operation()), operand);
        };
    }

    private static String assignment(AluOperation operation) {
        return switch (operation) {
            case ADD -> "+=";
            case SUB -> "-=";
            case MUL -> "*=";
            case DIV -> "/=";
            case SDIV -> "s/=";
            case OR -> "|=";
            case AND -> "&=";
            case LSH -> "<<=";
            case RSH -> ">>=";
            case MOD -> "%=";
            case SMOD -> "s%=";
            case XOR -> "^=";
            case ARSH -> "s>>=";
            case MOV, MOVSX8, MOVSX16, MOVSX32, NEG -> "=";
        };
    }

    private static String wide(LoadImmediate64 wide) {
        String what = switch (wide.kind()) {
            case NUMBER -> "%d".formatted(wide.value());
            case MAP -> "map[%d]".formatted(wide.value());
            case MAP_VALUE -> "map[%d] + %d".formatted(wide.value(), wide.offset());
            case VARIABLE -> "variable[%d]".formatted(wide.value());
            case FUNCTION -> "function[%d]".formatted(wide.value());
            case MAP_BY_INDEX -> "map_by_index[%d]".formatted(wide.value());
            case MAP_VALUE_BY_INDEX -> "map_by_index[%d] + %d".formatted(wide.value(), wide.offset());
        };
        return "r%d = %s ll".formatted(wide.destination(), what);
    }

    private static String atomic(Atomic atomic) {
        var place = place("u", atomic.size(), atomic.base(), atomic.offset());
        var address = "r%d %s %d".formatted(atomic.base(), sign(atomic.offset()), Math.abs(atomic.offset()));
        boolean is64 = atomic.size() == 8;
        var source = register(is64, atomic.source());
        var width = is64 ? "_64" : "32_32";
        return switch (atomic.operation()) {
            case ADD, OR, AND, XOR -> {
                var name = atomic.operation().name().toLowerCase(Locale.ROOT);
                yield atomic.fetch()
                        ? "%s = atomic_fetch_%s((u%d *)(%s), %s)"
                                .formatted(source, name, atomic.size() * 8, address, source)
                        : "lock %s %s %s"
                                .formatted(
                                        place,
                                        assignment(AluOperation.valueOf(
                                                atomic.operation().name())),
                                        source);
            }
            case XCHG -> "%s = xchg%s(%s, %s)".formatted(source, width, address, source);
            case CMPXCHG -> {
                var accumulator = register(is64, 0);
                yield "%s = cmpxchg%s(%s, %s, %s)".formatted(accumulator, width, address, accumulator, source);
            }
        };
    }

    private static String place(String sign, int size, int base, int offset) {
        return "*(%s%d *)(r%d %s %d)".formatted(sign, size * 8, base, sign(offset), Math.abs(offset));
    }

    private static String sign(int offset) {
        return offset < 0 ? "-" : "+";
    }

    private static String register(boolean is64, int number) {
        return (is64 ? "r" : "w") + number;
    }

    private static String operand(boolean is64, Operand operand) {
        return switch (operand) {
            case Operand.Register(int number) -> register(is64, number);
            case Operand.Immediate(int value) -> Integer.toString(value);
        };
    }
}
