package dev.rundown.executor.interpreter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rundown.executor.Samples;
import dev.rundown.executor.helper.GeneralHelpers;
import dev.rundown.executor.helper.HelperTable;
import dev.rundown.executor.isa.Decoder;
import dev.rundown.executor.memory.ExecutionFault;
import dev.rundown.executor.memory.MemoryFault;
import dev.rundown.executor.program.Bytes;
import dev.rundown.executor.program.MapDefinition;
import dev.rundown.executor.program.MapType;
import dev.rundown.executor.program.ProgramImage;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class FaultTest {
    private static final String EXIT = "9500000000000000";

    @Test
    void reading_through_null_is_a_fault() {
        // r0 = *(u32 *)(r3 + 8): r3 is 0
        var fault = memoryFault("6130080000000000" + EXIT);

        assertThat(fault.kind()).isEqualTo(MemoryFault.Kind.NULL);
        assertThat(fault.message())
                .isEqualTo("read of 4 bytes at address 0x8 is an access through a null pointer at instruction 0");
    }

    @Test
    void reading_behind_the_context_is_a_fault_with_place_and_size() {
        // r0 = *(u64 *)(r1 + 20)
        var fault = memoryFault("7910140000000000" + EXIT);

        assertThat(fault.kind()).isEqualTo(MemoryFault.Kind.OUT_OF_BOUNDS);
        assertThat(fault.region()).isEqualTo("context + 20 (of 24 bytes)");
        assertThat(fault.address()).isEqualTo(0x2_0000_0014L);
    }

    @Test
    void writing_below_the_stack_is_a_fault() {
        // *(u8 *)(r10 - 513) = 1: a stack has 512 bytes
        var fault = memoryFault("720afffd01000000" + EXIT);

        assertThat(fault.isWrite()).isTrue();
        assertThat(fault.kind()).isIn(MemoryFault.Kind.NULL, MemoryFault.Kind.OUT_OF_BOUNDS);
    }

    @Test
    void writing_to_constants_is_a_fault() {
        var constants = MapDefinition.global(".rodata", Bytes.ofHex("0102030405060708"), true);
        // r1 = .rodata + 0 ll; *(u8 *)(r1 + 2) = 1
        var fault = memoryFault("18210000000000000000000000000000" + "7201020001000000" + EXIT, constants);

        assertThat(fault.kind()).isEqualTo(MemoryFault.Kind.READ_ONLY);
        assertThat(fault.region()).isEqualTo(".rodata + 2 (of 8 bytes)");
    }

    @Test
    void a_misaligned_atomic_on_a_map_is_a_fault() {
        var map = MapDefinition.of("m", MapType.ARRAY, 4, 16, 2);
        // r1 = m + 20 ll; lock *(u64 *)(r1 + 0) += r2
        var fault = memoryFault("18210000000000000000000014000000" + "db21000000000000" + EXIT, map);

        assertThat(fault.kind()).isEqualTo(MemoryFault.Kind.MISALIGNED_ATOMIC);
        assertThat(fault.region()).isEqualTo("map m value 1 + 4 (of 16 bytes)");
    }

    @Test
    void reading_behind_a_map_is_a_fault() {
        var map = MapDefinition.of("m", MapType.ARRAY, 4, 16, 2);
        // r1 = m + 28 ll; r0 = *(u64 *)(r1 + 0)
        var fault = memoryFault("1821000000000000000000001c000000" + "7910000000000000" + EXIT, map);

        assertThat(fault.kind()).isEqualTo(MemoryFault.Kind.OUT_OF_BOUNDS);
    }

    @Test
    void a_handle_is_not_memory() {
        var map = MapDefinition.of("m", MapType.ARRAY, 4, 16, 2);
        // r1 = map m ll; r0 = *(u64 *)(r1 + 0)
        var fault = memoryFault("18110000000000000000000000000000" + "7910000000000000" + EXIT, map);

        assertThat(fault.kind()).isEqualTo(MemoryFault.Kind.HANDLE);
        assertThat(fault.region()).isEqualTo("handle of map m");
    }

    @Test
    void the_stack_of_a_function_that_has_returned_is_gone() {
        // call +2; r0 = *(u64 *)(r0 - 8); exit; r0 = r10; exit
        var fault = memoryFault("8510000002000000" + "7900f8ff00000000" + EXIT + "bfa0000000000000" + EXIT);

        assertThat(fault.kind()).isEqualTo(MemoryFault.Kind.UNMAPPED);
        assertThat(fault.slot()).isEqualTo(1);
    }

    @Test
    void an_endless_loop_runs_out_of_fuel() {
        var both = new BothWays(image("0500ffff00000000" + EXIT));

        var answer = both.run(Bytes.EMPTY, Bytes.EMPTY, 1_000, () -> 256);

        assertThat(answer.fault())
                .get()
                .extracting("kind", "slot")
                .containsExactly(ExecutionFault.Kind.FUEL_EXHAUSTED, 0);
    }

    @Test
    void recursion_ends_at_the_eighth_frame() {
        // call -1 (itself); exit
        var both = new BothWays(image("85100000ffffffff" + EXIT));

        var answer = both.run(Bytes.EMPTY, Bytes.EMPTY, 1_000, () -> 256);

        assertThat(answer.fault()).get().extracting("kind").isEqualTo(ExecutionFault.Kind.CALL_DEPTH);
    }

    @Test
    void a_lookup_in_what_is_no_map_is_a_fault_of_the_call() {
        // r1 = 7; call bpf_map_lookup_elem
        var both = new BothWays(image("b701000007000000" + "8500000001000000" + EXIT));

        var answer = both.run(Bytes.EMPTY, Bytes.EMPTY, 1_000, () -> 256);

        assertThat(answer.fault())
                .get()
                .extracting("kind", "slot")
                .containsExactly(ExecutionFault.Kind.HELPER_ARGUMENT, 1);
    }

    @Test
    void a_fault_names_the_source_line() {
        var hash = new BothWays(Samples.program("hash.o", "hash"));

        var answer = hash.run(Bytes.zeros(16), Bytes.EMPTY, 1_000, () -> 256);

        assertThat(answer.fault().orElseThrow().message()).contains("(hash.c:").contains("context->verdict = hash");
    }

    @Test
    void an_unknown_helper_is_refused_when_the_program_is_bound() {
        var image = image("85000000e7030000" + EXIT);

        assertThatThrownBy(() -> BoundProgram.of(image, GeneralHelpers.TABLE))
                .isInstanceOf(ProgramRefused.class)
                .hasMessageContaining("instruction 0: there is no helper with number 999")
                .hasMessageContaining("1 bpf_map_lookup_elem");
    }

    @Test
    void legacy_packet_access_is_refused_when_the_program_is_bound() {
        var image = image("2000000000000000" + EXIT);

        assertThatThrownBy(() -> BoundProgram.of(image, HelperTable.EMPTY))
                .hasMessageContaining("legacy packet access");
    }

    private static MemoryFault memoryFault(String hex, MapDefinition... maps) {
        var both = new BothWays(image(hex, maps));
        return (MemoryFault)
                both.run(Bytes.zeros(24), Bytes.EMPTY, 1_000, () -> 256).fault().orElseThrow();
    }

    private static ProgramImage image(String hex, MapDefinition... maps) {
        var slots = Decoder.decode(HexFormat.of().parseHex(hex));
        return new ProgramImage("test", "", slots, List.of(maps), new TreeMap<>(), new TreeMap<>());
    }
}
