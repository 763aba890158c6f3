package dev.rundown.simulation.bench;

import dev.rundown.executor.isa.Arithmetic;
import dev.rundown.executor.isa.Instruction.Alu;
import dev.rundown.executor.isa.Instruction.Exit;
import dev.rundown.executor.isa.Instruction.Jump;
import dev.rundown.executor.isa.Instruction.Load;
import dev.rundown.executor.isa.Operand;
import dev.rundown.executor.memory.Address;
import dev.rundown.executor.memory.LittleEndian;
import dev.rundown.executor.program.ProgramImage;

/// What anyone would write first: looks at the record of each instruction. Only what the program of the benchmark
/// needs.
final class RecordInterpreter {
    private RecordInterpreter() {}

    static long run(ProgramImage image, byte[] context, byte[] packet) {
        byte[][] regions = {new byte[0], new byte[Address.FRAME_BYTES], context, packet};
        var registers = new long[11];
        registers[1] = Address.ofContext();
        int slot = 0;
        while (true) {
            var instruction = image.at(slot);
            slot++;
            switch (instruction) {
                case Alu(boolean is64, var operation, int destination, Operand operand) -> {
                    long left = registers[destination];
                    long right = value(registers, operand);
                    registers[destination] = is64
                            ? Arithmetic.apply64(operation, left, right)
                            : Arithmetic.apply32(operation, left, right);
                }
                case Jump(boolean is64, var condition, int left, Operand right, int target) -> {
                    boolean isTaken = is64
                            ? Arithmetic.holds64(condition, registers[left], value(registers, right))
                            : Arithmetic.holds32(condition, registers[left], value(registers, right));
                    slot = isTaken ? target : slot;
                }
                case Load(int size, boolean _, int destination, int base, int offset) -> {
                    long address = registers[base] + offset;
                    registers[destination] =
                            LittleEndian.load(regions[Address.region(address)], Address.offset(address), size);
                }
                case Exit _ -> {
                    return registers[0];
                }
                default -> throw new IllegalStateException("not in this program: " + instruction);
            }
        }
    }

    private static long value(long[] registers, Operand operand) {
        return switch (operand) {
            case Operand.Register(int number) -> registers[number];
            case Operand.Immediate(int value) -> value;
        };
    }
}
