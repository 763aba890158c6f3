package dev.rundown.executor.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.rundown.executor.Samples;
import dev.rundown.executor.helper.GeneralHelpers;
import dev.rundown.executor.isa.AluOperation;
import dev.rundown.executor.isa.Arithmetic;
import dev.rundown.executor.isa.Condition;
import dev.rundown.executor.isa.ImmediateKind;
import dev.rundown.executor.isa.Instruction;
import dev.rundown.executor.isa.Instruction.Alu;
import dev.rundown.executor.isa.Instruction.Exit;
import dev.rundown.executor.isa.Instruction.Jump;
import dev.rundown.executor.isa.Instruction.LoadImmediate64;
import dev.rundown.executor.isa.Instruction.SecondHalf;
import dev.rundown.executor.isa.Operand.Immediate;
import dev.rundown.executor.isa.Operand.Register;
import dev.rundown.executor.map.LiveArrayMap;
import dev.rundown.executor.program.Bytes;
import dev.rundown.executor.program.ProgramImage;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class InterpreterTest {
    private static final int LARGEST_COMPILED_METHOD = 8_000;
    private static final long[] NUMBERS = {
        0,
        1,
        2,
        -1,
        -2,
        7,
        31,
        32,
        33,
        63,
        64,
        0x80,
        0x8000,
        0x7fff_ffffL,
        0x8000_0000L,
        0xffff_ffffL,
        Integer.MIN_VALUE,
        Long.MAX_VALUE,
        Long.MIN_VALUE,
        0x1234_5678_9abc_def0L,
        0x8765_4321_0fed_cba9L,
    };

    @ParameterizedTest
    @EnumSource(AluOperation.class)
    void the_loop_computes_what_arithmetic_says(AluOperation operation) {
        for (long left : NUMBERS) {
            for (long right : NUMBERS) {
                assertThat(run(left, right, new Alu(true, operation, 0, new Register(2))))
                        .as("%d %s %d", left, operation, right)
                        .isEqualTo(Arithmetic.apply64(operation, left, right));
                if (operation != AluOperation.MOVSX32) {
                    assertThat(run(left, right, new Alu(false, operation, 0, new Register(2))))
                            .as("%d %s %d in 32 bits", left, operation, right)
                            .isEqualTo(Arithmetic.apply32(operation, left, right));
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Condition.class)
    void the_loop_compares_as_arithmetic_says(Condition condition) {
        for (long left : NUMBERS) {
            for (long right : NUMBERS) {
                assertThat(jumps(true, condition, left, right))
                        .as("%d %s %d", left, condition, right)
                        .isEqualTo(Arithmetic.holds64(condition, left, right));
                assertThat(jumps(false, condition, left, right))
                        .as("%d %s %d in 32 bits", left, condition, right)
                        .isEqualTo(Arithmetic.holds32(condition, left, right));
            }
        }
    }

    private static boolean jumps(boolean is64, Condition condition, long left, long right) {
        // Register 0 keeps `left` if the jump is taken, and is 5 more if not.
        var jump = new Jump(is64, condition, 0, new Register(2), 6);
        return run(left, right, jump, new Alu(true, AluOperation.ADD, 0, new Immediate(5))) == left;
    }

    private static long run(long left, long right, Instruction... rest) {
        var slots = new ArrayList<Instruction>(List.of(
                new LoadImmediate64(0, ImmediateKind.NUMBER, left, 0),
                new SecondHalf(),
                new LoadImmediate64(2, ImmediateKind.NUMBER, right, 0),
                new SecondHalf()));
        slots.addAll(List.of(rest));
        slots.add(new Exit());
        var program = BoundProgram.of(ProgramImage.of("one", slots), GeneralHelpers.TABLE);
        var invocation = program.invocation(List.of(), new CountingSources());
        assertThat(invocation.run(new byte[0], new byte[0])).isTrue();
        return invocation.result();
    }

    @Test
    void the_loop_is_small_enough_to_be_compiled() throws IOException {
        byte[] bytes;
        try (var stream = Interpreter.class.getResourceAsStream("Interpreter.class")) {
            bytes = Objects.requireNonNull(stream).readAllBytes();
        }

        var sizes = ClassFile.of().parse(bytes).methods().stream()
                .flatMap(it -> it.code().stream())
                .map(it -> ((CodeAttribute) it).codeLength());

        assertThat(sizes).allMatch(it -> it < LARGEST_COMPILED_METHOD);
    }

    @Test
    void a_run_allocates_nothing() {
        var image = Samples.program("counter.o", "count");
        var maps = image.maps().stream().map(LiveArrayMap::new).toList();
        var invocation = BoundProgram.of(image, GeneralHelpers.TABLE).invocation(maps, new CountingSources());
        var context = BothWays.context(24, 4).toArray();
        var packet = Bytes.ofHex("01020304").toArray();
        int runs = 20_000;
        runMany(invocation, context, packet, runs);

        long before = allocated();
        runMany(invocation, context, packet, runs);
        long after = allocated();

        assertThat((after - before) / runs).as("bytes a run").isZero();
    }

    private static void runMany(Invocation invocation, byte[] context, byte[] packet, int runs) {
        for (int i = 0; i < runs; i++) {
            if (!invocation.run(context, packet)) {
                throw new AssertionError(invocation.fault());
            }
        }
    }

    private static long allocated() {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        return threads.getCurrentThreadAllocatedBytes();
    }
}
