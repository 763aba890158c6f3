package dev.rundown.executor.interpreter;

import dev.rundown.executor.Samples;
import dev.rundown.executor.helper.GeneralHelpers;
import dev.rundown.executor.program.Bytes;
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

/// How many instructions a second does the loop run, live and in slices, against one that looks at instruction records?
/// The program hashes 64 bytes; a score is instructions.
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class InterpreterBenchmark {
    /// Of `hash` in `hash.c` for 64 bytes: 4 before the loop, 10 for each byte, 3 after it.
    private static final int INSTRUCTIONS = 4 + 64 * 10 + 3;

    private final byte[] context = BothWays.context(24, 64).toArray();
    private final byte[] packet = new byte[64];
    private final ProgramImage image = Samples.program("hash.o", "hash");
    private final BoundProgram program = BoundProgram.of(image, GeneralHelpers.TABLE);
    private final CountingSources sources = new CountingSources();
    private final Invocation invocation = program.invocation(List.of(), sources);
    private final MapCells noMaps = new MapCells(List.of());
    private MachineState entry = MachineState.entry(Bytes.EMPTY, Bytes.EMPTY);

    /// Fills the packet, and checks that all three compute the same.
    @Setup
    public void fill() {
        for (int at = 0; at < packet.length; at++) {
            packet[at] = (byte) (at * 7);
        }
        entry = MachineState.entry(Bytes.of(context), Bytes.of(packet));
        if (live() != records() || live() != slices()) {
            throw new IllegalStateException("the three ways differ");
        }
    }

    /// To completion, reusing one machine.
    @Benchmark
    @OperationsPerInvocation(INSTRUCTIONS)
    public long live() {
        packet[0]++; // Another input each time, so that nothing is hoisted.
        invocation.run(context, packet);
        packet[0]--;
        return invocation.result();
    }

    /// In slices of 256 instructions, each from a value to a value.
    @Benchmark
    @OperationsPerInvocation(INSTRUCTIONS)
    public long slices() {
        SliceResult result = new SliceResult.Running(withFirstByte(packet[0] + 1));
        while (result instanceof SliceResult.Running(var state)) {
            result = program.slice(state, noMaps, sources, BoundProgram.DEFAULT_SLICE);
        }
        return ((SliceResult.Exited) result).r0();
    }

    private MachineState withFirstByte(int first) {
        return new MachineState(
                entry.registers(),
                entry.frames(),
                entry.context(),
                entry.packet().with(0, 1, first),
                0,
                entry.fuel(),
                entry.answers());
    }

    /// The baseline: a switch over the records of the instructions.
    @Benchmark
    @OperationsPerInvocation(INSTRUCTIONS)
    public long records() {
        packet[0]++;
        long result = RecordInterpreter.run(image, context, packet);
        packet[0]--;
        return result;
    }
}
