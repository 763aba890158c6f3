package dev.rundown.simulation.bench;

import dev.rundown.executor.helper.GeneralHelpers;
import dev.rundown.executor.interpreter.BoundProgram;
import dev.rundown.executor.interpreter.Invocation;
import dev.rundown.executor.isa.AluOperation;
import dev.rundown.executor.isa.Condition;
import dev.rundown.executor.isa.Instruction;
import dev.rundown.executor.isa.Operand;
import dev.rundown.executor.memory.Address;
import dev.rundown.executor.memory.LittleEndian;
import dev.rundown.executor.program.ProgramImage;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// How many instructions a second does the loop run that checks every access? The program hashes 64 bytes (FNV-1a); a
/// score is instructions.
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class InterpreterBenchmark {
    private static final int BYTES = 64;
    private static final int LOOP = 3;

    private static final List<Instruction> HASH = List.of(
            alu(false, AluOperation.MOV, 0, new Operand.Immediate(0x811c9dc5)),
            alu(true, AluOperation.MOV, 2, new Operand.Immediate(0)),
            new Instruction.Load(8, false, 3, 1, 0),
            alu(true, AluOperation.MOV, 4, new Operand.Register(3)),
            alu(true, AluOperation.ADD, 4, new Operand.Register(2)),
            new Instruction.Load(1, false, 5, 4, 0),
            alu(false, AluOperation.XOR, 0, new Operand.Register(5)),
            alu(false, AluOperation.MUL, 0, new Operand.Immediate(0x01000193)),
            alu(true, AluOperation.ADD, 2, new Operand.Immediate(1)),
            new Instruction.Jump(true, Condition.NE, 2, new Operand.Immediate(BYTES), LOOP),
            new Instruction.Exit());

    /// Before the loop, in it for each byte, after it.
    private static final int INSTRUCTIONS = 3 + BYTES * 7 + 1;

    private final byte[] context = new byte[Long.BYTES];
    private final byte[] packet = new byte[BYTES];
    private final ProgramImage image = ProgramImage.of("hash", HASH);
    private final Invocation invocation =
            BoundProgram.of(image, GeneralHelpers.TABLE).invocation(List.of(), new FixedSources());

    private static Instruction alu(boolean is64, AluOperation operation, int destination, Operand operand) {
        return new Instruction.Alu(is64, operation, destination, operand);
    }

    /// Fills the packet, and checks that both compute the same.
    @Setup
    public void fill() {
        LittleEndian.store(context, 0, Long.BYTES, Address.ofPacket(0));
        for (int at = 0; at < packet.length; at++) {
            packet[at] = (byte) (at * 7);
        }
        if (live() != records()) {
            throw new IllegalStateException("the two ways differ");
        }
    }

    /// The interpreter of workers.
    @Benchmark
    @OperationsPerInvocation(INSTRUCTIONS)
    public long live() {
        packet[0]++; // Another input each time, so that nothing is hoisted.
        invocation.run(context, packet);
        packet[0]--;
        return invocation.result();
    }

    /// The baseline.
    @Benchmark
    @OperationsPerInvocation(INSTRUCTIONS)
    public long records() {
        packet[0]++;
        long result = RecordInterpreter.run(image, context, packet);
        packet[0]--;
        return result;
    }
}
