package dev.rundown.executor.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rundown.executor.helper.ArgumentType;
import dev.rundown.executor.helper.GeneralHelpers;
import dev.rundown.executor.helper.HelperFunction;
import dev.rundown.executor.helper.HelperPrototype;
import dev.rundown.executor.helper.ReturnType;
import dev.rundown.executor.isa.Decoder;
import dev.rundown.executor.program.Bytes;
import dev.rundown.executor.program.MapDefinition;
import dev.rundown.executor.program.MapType;
import dev.rundown.executor.program.ProgramImage;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// A helper of an extension's own reaches memory, maps and sources through its
/// [dev.rundown.executor.helper.HelperCall].
class HelperCallTest {
    private static final HelperFunction SUM = HelperFunction.of(
            HelperPrototype.of(
                    65_537,
                    "sample_sum",
                    ReturnType.INTEGER,
                    ArgumentType.PTR_TO_READABLE_MEM,
                    ArgumentType.CONST_SIZE),
            (in, address, size, _, _, _) -> {
                var bytes = new byte[(int) size];
                in.read(address, bytes);
                long sum = in.random();
                for (byte it : bytes) {
                    sum += it & 0xff;
                }
                in.write(address, 1, sum);
                return sum;
            });
    private static final MapDefinition MAP =
            new MapDefinition("m", MapType.ARRAY, 4, 24, 1, Bytes.ofHex("01020304050607080910"), false);

    @Test
    void a_helper_may_read_and_write_what_it_was_given() {
        // r2 = 4; call sample_sum(context, 4)
        var both = new BothWays(image("b702000004000000"), GeneralHelpers.TABLE.with(List.of(SUM)));

        var answer = both.run(Bytes.ofHex("01020304"), Bytes.EMPTY, 100, () -> 256);

        assertThat(answer.r0()).isEqualTo(10 + 0x9e37_79b9);
    }

    @Test
    void a_helper_that_needs_many_accesses_to_a_map_takes_a_slice_for_each() {
        // r1 = m + 0 ll; r2 = 20; call sample_sum(m, 20): three words are read, one byte is written
        var both = new BothWays(
                image("18210000000000000000000000000000" + "b702000014000000", MAP),
                GeneralHelpers.TABLE.with(List.of(SUM)));

        var answer = both.run(Bytes.EMPTY, Bytes.EMPTY, 100, () -> 256);

        assertThat(answer.r0()).isEqualTo(36 + 0x9 + 0x10 + 0x9e37_79b9);
        assertThat(answer.slices()).isEqualTo(1 + 4);
    }

    @Test
    void a_helper_that_leaves_its_memory_is_a_fault_of_the_call() {
        var both = new BothWays(image("b702000004000000"), GeneralHelpers.TABLE.with(List.of(SUM)));

        var answer = both.run(Bytes.ofHex("010203"), Bytes.EMPTY, 100, () -> 256);

        assertThat(answer.fault().orElseThrow().message())
                .isEqualTo("read of 4 bytes at context + 0 (of 3 bytes) is out of bounds at instruction 1");
    }

    private static ProgramImage image(String hex, MapDefinition... maps) {
        var slots = Decoder.decode(HexFormat.of().parseHex(hex + "8500000001000100" + "9500000000000000"));
        return new ProgramImage("test", "", slots, List.of(maps), new TreeMap<>(), new TreeMap<>());
    }
}
