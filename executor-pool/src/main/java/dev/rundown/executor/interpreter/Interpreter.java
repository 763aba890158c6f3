package dev.rundown.executor.interpreter;

import dev.rundown.executor.isa.Arithmetic;
import dev.rundown.executor.isa.Instruction.Atomic;
import dev.rundown.executor.memory.ExecutionFault.Kind;

/// The loop: one instruction after the other, every access checked.
///
/// Its method stays below 8,000 bytes of bytecode, above which the JVM never compiles one; what is rare is elsewhere.
/// The file of registers has a power of two as its length, and indices are masked with it: that they are in range needs
/// no test then (`InterpreterBenchmark` shows what that is worth).
final class Interpreter {
    private Interpreter() {}

    /// Runs at most `budget` instructions of the program in `machine`, which then stands before the next one.
    ///
    /// @return whether the program has exited
    /// @throws GuestFault when it cannot go on
    /// @throws SliceEnd   before an instruction that belongs to the next slice
    static boolean run(Machine machine, GuestCall call, long budget) {
        var code = machine.code;
        long[] heads = code.heads;
        int[] others = code.other;
        long[] r = machine.registers;
        int mask = r.length - 1;
        int pc = machine.slot;
        long fuel = machine.fuel;
        try {
            for (long left = budget; left > 0; left--) {
                long head = heads[pc];
                int d = ((int) head >>> 8) & mask;
                long a = r[d];
                long b = r[(int) (head >>> 32) & mask];
                int next = pc + 1;
                switch ((int) head & 0xff) {
                    case Opcodes.ADD -> r[d] = a + b;
                    case Opcodes.SUB -> r[d] = a - b;
                    case Opcodes.MUL -> r[d] = a * b;
                    case Opcodes.DIV -> r[d] = Arithmetic.divide64(a, b);
                    case Opcodes.SDIV -> r[d] = Arithmetic.divideSigned64(a, b);
                    case Opcodes.OR -> r[d] = a | b;
                    case Opcodes.AND -> r[d] = a & b;
                    case Opcodes.LSH -> r[d] = a << b;
                    case Opcodes.RSH -> r[d] = a >>> b;
                    case Opcodes.NEG -> r[d] = -a;
                    case Opcodes.MOD -> r[d] = Arithmetic.remainder64(a, b);
                    case Opcodes.SMOD -> r[d] = Arithmetic.remainderSigned64(a, b);
                    case Opcodes.XOR -> r[d] = a ^ b;
                    case Opcodes.MOV -> r[d] = b;
                    case Opcodes.MOVSX8 -> r[d] = (byte) b;
                    case Opcodes.MOVSX16 -> r[d] = (short) b;
                    case Opcodes.MOVSX32 -> r[d] = (int) b;
                    case Opcodes.ARSH -> r[d] = a >> b;
                    case Opcodes.ADD + Opcodes.ALU32 -> r[d] = Arithmetic.lower32((int) a + (int) b);
                    case Opcodes.SUB + Opcodes.ALU32 -> r[d] = Arithmetic.lower32((int) a - (int) b);
                    case Opcodes.MUL + Opcodes.ALU32 -> r[d] = Arithmetic.lower32((int) a * (int) b);
                    case Opcodes.DIV + Opcodes.ALU32 -> r[d] = Arithmetic.divide32(a, b);
                    case Opcodes.SDIV + Opcodes.ALU32 -> r[d] = Arithmetic.divideSigned32(a, b);
                    case Opcodes.OR + Opcodes.ALU32 -> r[d] = Arithmetic.lower32((int) a | (int) b);
                    case Opcodes.AND + Opcodes.ALU32 -> r[d] = Arithmetic.lower32((int) a & (int) b);
                    case Opcodes.LSH + Opcodes.ALU32 -> r[d] = Arithmetic.lower32((int) a << (int) b);
                    case Opcodes.RSH + Opcodes.ALU32 -> r[d] = Arithmetic.lower32((int) a >>> (int) b);
                    case Opcodes.NEG + Opcodes.ALU32 -> r[d] = Arithmetic.lower32(-(int) a);
                    case Opcodes.MOD + Opcodes.ALU32 -> r[d] = Arithmetic.remainder32(a, b);
                    case Opcodes.SMOD + Opcodes.ALU32 -> r[d] = Arithmetic.remainderSigned32(a, b);
                    case Opcodes.XOR + Opcodes.ALU32 -> r[d] = Arithmetic.lower32((int) a ^ (int) b);
                    case Opcodes.MOV + Opcodes.ALU32 -> r[d] = Arithmetic.lower32((int) b);
                    case Opcodes.MOVSX8 + Opcodes.ALU32 -> r[d] = Arithmetic.lower32((byte) b);
                    case Opcodes.MOVSX16 + Opcodes.ALU32 -> r[d] = Arithmetic.lower32((short) b);
                    case Opcodes.ARSH + Opcodes.ALU32 -> r[d] = Arithmetic.lower32((int) a >> (int) b);
                    case Opcodes.TRUNCATE -> r[d] = Arithmetic.truncate(others[pc], a);
                    case Opcodes.REVERSE -> r[d] = Arithmetic.reverse(others[pc], a);
                    case Opcodes.JEQ -> next = a == b ? others[pc] : next;
                    case Opcodes.JGT -> next = Arithmetic.above64(a, b) ? others[pc] : next;
                    case Opcodes.JGE -> next = Arithmetic.above64(b, a) ? next : others[pc];
                    case Opcodes.JSET -> next = (a & b) != 0 ? others[pc] : next;
                    case Opcodes.JNE -> next = a != b ? others[pc] : next;
                    case Opcodes.JSGT -> next = a > b ? others[pc] : next;
                    case Opcodes.JSGE -> next = a >= b ? others[pc] : next;
                    case Opcodes.JLT -> next = Arithmetic.above64(b, a) ? others[pc] : next;
                    case Opcodes.JLE -> next = Arithmetic.above64(a, b) ? next : others[pc];
                    case Opcodes.JSLT -> next = a < b ? others[pc] : next;
                    case Opcodes.JSLE -> next = a <= b ? others[pc] : next;
                    case Opcodes.JEQ + Opcodes.JMP32 -> next = (int) a == (int) b ? others[pc] : next;
                    case Opcodes.JGT + Opcodes.JMP32 -> next = Arithmetic.above32(a, b) ? others[pc] : next;
                    case Opcodes.JGE + Opcodes.JMP32 -> next = Arithmetic.above32(b, a) ? next : others[pc];
                    case Opcodes.JSET + Opcodes.JMP32 -> next = ((int) a & (int) b) != 0 ? others[pc] : next;
                    case Opcodes.JNE + Opcodes.JMP32 -> next = (int) a != (int) b ? others[pc] : next;
                    case Opcodes.JSGT + Opcodes.JMP32 -> next = (int) a > (int) b ? others[pc] : next;
                    case Opcodes.JSGE + Opcodes.JMP32 -> next = (int) a >= (int) b ? others[pc] : next;
                    case Opcodes.JLT + Opcodes.JMP32 -> next = Arithmetic.above32(b, a) ? others[pc] : next;
                    case Opcodes.JLE + Opcodes.JMP32 -> next = Arithmetic.above32(a, b) ? next : others[pc];
                    case Opcodes.JSLT + Opcodes.JMP32 -> next = (int) a < (int) b ? others[pc] : next;
                    case Opcodes.JSLE + Opcodes.JMP32 -> next = (int) a <= (int) b ? others[pc] : next;
                    case Opcodes.GOTO -> next = others[pc];
                    case Opcodes.LDDW -> {
                        r[d] = b;
                        next++;
                    }
                    case Opcodes.LOAD1 -> r[d] = machine.load(b + others[pc], 1);
                    case Opcodes.LOAD2 -> r[d] = machine.load(b + others[pc], 2);
                    case Opcodes.LOAD4 -> r[d] = machine.load(b + others[pc], 4);
                    case Opcodes.LOAD8 -> r[d] = machine.load(b + others[pc], 8);
                    case Opcodes.LOADSX1 -> r[d] = (byte) machine.load(b + others[pc], 1);
                    case Opcodes.LOADSX2 -> r[d] = (short) machine.load(b + others[pc], 2);
                    case Opcodes.LOADSX4 -> r[d] = (int) machine.load(b + others[pc], 4);
                    case Opcodes.STORE1 -> machine.store(a + others[pc], 1, b);
                    case Opcodes.STORE2 -> machine.store(a + others[pc], 2, b);
                    case Opcodes.STORE4 -> machine.store(a + others[pc], 4, b);
                    case Opcodes.STORE8 -> machine.store(a + others[pc], 8, b);
                    case Opcodes.ATOMIC -> machine.atomic((Atomic) code.image.at(pc));
                    case Opcodes.CALL_HELPER -> {
                        machine.shared.beginHelper();
                        machine.slot = pc;
                        fuel = burn(machine, pc, fuel);
                        r[0] = code.helpers[others[pc]].call(call, r[1], r[2], r[3], r[4], r[5]);
                    }
                    case Opcodes.CALL_REGISTER -> {
                        machine.shared.beginHelper();
                        machine.slot = pc;
                        fuel = burn(machine, pc, fuel);
                        r[0] = machine.helper(b).call(call, r[1], r[2], r[3], r[4], r[5]);
                    }
                    case Opcodes.CALL_LOCAL -> {
                        fuel = burn(machine, pc, fuel);
                        machine.push(pc, next);
                        pc = others[pc];
                        continue;
                    }
                    case Opcodes.EXIT -> {
                        if (machine.depth == 0) {
                            return true;
                        }
                        pc = machine.pop();
                        continue;
                    }
                    default -> throw new IllegalStateException("no instruction begins at slot " + pc);
                }
                if (next <= pc) {
                    fuel = burn(machine, pc, fuel);
                }
                pc = next;
            }
            return false;
        } catch (IndexOutOfBoundsException check) {
            throw machine.faults.ofCheck(pc, check);
        } finally {
            machine.slot = pc;
            machine.fuel = fuel;
        }
    }

    private static long burn(Machine machine, int pc, long fuel) {
        if (fuel <= 0) {
            throw machine.faults.ended(pc, Kind.FUEL_EXHAUSTED, "too many backward jumps and calls");
        }
        return fuel - 1;
    }
}
