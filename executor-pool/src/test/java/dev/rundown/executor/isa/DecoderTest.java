package dev.rundown.executor.isa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rundown.executor.TextTable;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DecoderTest {
    static Stream<List<String>> malformed() {
        return TextTable.rows("malformed.txt");
    }

    static LongStream seeds() {
        return LongStream.range(0, 10);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("malformed")
    void what_is_malformed_is_refused_with_its_rule(List<String> row) {
        var bytes = HexFormat.of().parseHex(row.get(1).replace(" ", ""));

        assertThatThrownBy(() -> Decoder.decode(bytes))
                .isInstanceOf(MalformedProgram.class)
                .hasMessageContaining(row.get(2));
    }

    @Test
    void a_refusal_names_slot_bytes_and_rule() {
        var bytes = HexFormat.of().parseHex("b700000001000000" + "0705010002000000" + "9500000000000000");

        assertThatThrownBy(() -> Decoder.decode(bytes)).isInstanceOfSatisfying(MalformedProgram.class, it -> {
            assertThat(it.slot()).isEqualTo(1);
            assertThat(it.bytes()).isEqualTo("07 05 01 00 02 00 00 00");
            assertThat(it.rule()).isEqualTo("the offset of this instruction is reserved and must be 0");
        });
    }

    @Test
    void targets_are_absolute_and_an_lddw_takes_two_slots() {
        var slots = Decoder.decode(HexFormat.of()
                .parseHex("1800000001000000" + "0000000000000000" + "5500fdff00000000" + "9500000000000000"));

        assertThat(slots)
                .containsExactly(
                        new Instruction.LoadImmediate64(0, ImmediateKind.NUMBER, 1, 0),
                        new Instruction.SecondHalf(),
                        new Instruction.Jump(true, Condition.NE, 0, new Operand.Immediate(0), 0),
                        new Instruction.Exit());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void random_bytes_are_a_program_or_malformed(long seed) {
        var random = new SplittableRandom(seed);
        int refused = 0;
        for (int i = 0; i < 5_000; i++) {
            var bytes = new byte[random.nextInt(5) * 8 + (random.nextInt(20) == 0 ? 3 : 0)];
            random.nextBytes(bytes);
            try {
                Disassembler.lines(Decoder.decode(bytes));
            } catch (MalformedProgram expected) {
                refused++;
            }
        }

        assertThat(refused).isPositive();
    }
}
