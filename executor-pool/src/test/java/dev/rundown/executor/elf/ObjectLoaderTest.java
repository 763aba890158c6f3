package dev.rundown.executor.elf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.rundown.executor.Samples;
import dev.rundown.executor.isa.ImmediateKind;
import dev.rundown.executor.isa.Instruction.CallLocal;
import dev.rundown.executor.isa.Instruction.LoadImmediate64;
import dev.rundown.executor.program.MapDefinition;
import dev.rundown.executor.program.MapType;
import dev.rundown.executor.program.ProgramImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ObjectLoaderTest {
    @Test
    void maps_are_read_from_btf_in_the_order_of_their_declaration() {
        var object = ObjectLoader.load(Samples.bytes("counter.o"), "counter.o");

        assertThat(object.maps())
                .containsExactly(
                        MapDefinition.of("totals", MapType.ARRAY, 4, 16, 4),
                        MapDefinition.of("snapshots", MapType.ARRAY, 4, 16, 4));
    }

    @Test
    void a_reference_to_a_map_becomes_its_index() {
        var count = Samples.program("counter.o", "count");

        assertThat(count.slots())
                .filteredOn(LoadImmediate64.class::isInstance)
                .extracting("kind", "value")
                .containsExactly(tuple(ImmediateKind.MAP, 0L), tuple(ImmediateKind.MAP, 1L));
        assertThat(count.helpersUsed()).containsExactly(1, 2);
    }

    @Test
    void global_data_becomes_arrays_with_one_value() {
        var object = ObjectLoader.load(Samples.bytes("parse.o"), "parse.o");

        assertThat(object.maps())
                .extracting(
                        MapDefinition::name,
                        MapDefinition::readOnly,
                        it -> it.initial().toString())
                .containsExactlyInAnyOrder(
                        tuple(".data", false, "2800000000000000"),
                        tuple(".bss", false, "0000000000000000"),
                        tuple(".rodata.cst8", true, "01030507" + "0b0d1113"));
    }

    @Test
    void each_function_that_is_not_static_outside_of_text_is_a_program() {
        var object = ObjectLoader.load(Samples.bytes("parse.o"), "parse.o");

        assertThat(object.programs())
                .extracting(ProgramImage::name, ProgramImage::section)
                .containsExactly(tuple("parse", "sample_ext/parse"), tuple("always", "bind"));
    }

    @Test
    void a_program_is_linked_with_the_functions_it_reaches_and_no_others() {
        var parse = Samples.program("parse.o", "parse");
        var always = Samples.program("parse.o", "always");

        assertThat(parse.functions().values()).containsExactly("parse", "weigh", "judge");
        assertThat(always.functions().values()).containsExactly("always", "judge");
        assertThat(parse.slots())
                .filteredOn(CallLocal.class::isInstance)
                .allSatisfy(it -> assertThat(parse.functions()).containsKey(((CallLocal) it).target()));
    }

    @Test
    void every_instruction_knows_its_source_line() {
        var parse = Samples.program("parse.o", "parse");
        var weigh = parse.functions().entrySet().stream()
                .filter(it -> it.getValue().equals("weigh"))
                .findFirst()
                .orElseThrow();

        assertThat(parse.lineAt(0).orElseThrow().text()).isEqualTo("int parse(struct context *context)");
        assertThat(parse.lines().values())
                .extracting("text")
                .contains("uint64_t sum = weigh(context->data, context->data_end);");
        assertThat(parse.lineAt(weigh.getKey()).orElseThrow().file()).endsWith("parse.c");
        assertThat(parse.lineAt(weigh.getKey() + 1).orElseThrow().line()).isBetween(7, 15);
    }

    @Test
    void the_same_object_has_the_same_hash_and_another_program_has_another() {
        var parse = Samples.program("parse.o", "parse");

        assertThat(parse.hash())
                .isEqualTo(Samples.program("parse.o", "parse").hash())
                .hasSize(64);
        assertThat(parse.hash())
                .isNotEqualTo(Samples.program("parse.o", "always").hash());
    }

    @Test
    void a_missing_file_is_refused_with_what_to_type(@TempDir Path folder) {
        assertThatThrownBy(() -> ObjectLoader.load(folder.resolve("drop.o")))
                .isInstanceOf(ElfException.class)
                .hasMessageContaining("drop.o: there is no such file. Compile with: clang -O2 -g -target bpf");
    }

    @Test
    void a_folder_is_refused(@TempDir Path folder) {
        assertThatThrownBy(() -> ObjectLoader.load(folder)).hasMessageContaining("this is a folder");
    }

    @Test
    void a_file_is_loaded_from_its_path(@TempDir Path folder) throws Exception {
        var path = Files.write(folder.resolve("hash.o"), Samples.bytes("hash.o"));

        assertThat(ObjectLoader.load(path).program("hash")).isPresent();
    }

    @Test
    void an_empty_file_is_refused() {
        assertThatThrownBy(() -> ObjectLoader.load(new byte[0], "x.o")).hasMessageContaining("x.o: the file is empty");
    }

    @Test
    void text_is_refused() {
        assertThatThrownBy(() -> ObjectLoader.load(new byte[] {'#', 'i', 'n', 'c', 'l'}, "x.c"))
                .hasMessageContaining("x.c: this is no ELF object");
    }

    @Test
    void every_cut_is_refused() {
        var whole = Samples.bytes("hash.o");

        for (int size = 0; size < whole.length; size++) {
            var cut = Arrays.copyOf(whole, size);
            assertThatThrownBy(() -> ObjectLoader.load(cut, "x.o")).isInstanceOf(ElfException.class);
        }
    }

    @Test
    void an_object_for_another_machine_is_refused() {
        assertThatThrownBy(() -> ObjectLoader.load(changed("hash.o", 18, 62), "x.o"))
                .hasMessageContaining("offset 18: the object is for machine 62, not for BPF (247)");
    }

    @Test
    void machine_zero_is_read_as_bpf() {
        assertThat(ObjectLoader.load(changed("hash.o", 18, 0), "x.o").programs())
                .hasSize(1);
    }

    @Test
    void a_big_endian_object_is_refused() {
        assertThatThrownBy(() -> ObjectLoader.load(changed("hash.o", 5, 2), "x.o"))
                .hasMessageContaining("big-endian")
                .hasMessageContaining("-target bpfel");
    }

    @Test
    void an_unknown_map_type_is_refused_with_the_map_and_the_types_there_are() {
        var bytes = Samples.bytes("counter.o");

        assertThatThrownBy(() -> ObjectLoader.load(withArrayCount(bytes, 2, 27), "x.o"))
                .hasMessageContaining("x.o: map totals: unknown map type 27")
                .hasMessageContaining("Linux's ring buffer");
        assertThatThrownBy(() -> ObjectLoader.load(withArrayCount(bytes, 2, 99), "x.o"))
                .hasMessageContaining("hash, array, prog_array");
    }

    @Test
    void a_malformed_instruction_is_refused_with_its_section_and_function() {
        var bytes = Samples.bytes("hash.o");
        var code = ElfFile.of("hash.o", bytes).section("sample_ext").orElseThrow();
        int first = indexOf(bytes, code.contents().copy());
        bytes[first + 8] = (byte) 0xff;

        assertThatThrownBy(() -> ObjectLoader.load(bytes, "x.o"))
                .hasMessageContaining("x.o: section sample_ext, function hash, instruction 1: (ff ")
                .hasMessageContaining("unknown opcode 0xff");
    }

    /// Changes the first BTF array of `from` elements: `__uint` declares numbers as such arrays.
    private static byte[] withArrayCount(byte[] bytes, int from, int to) {
        var copy = bytes.clone();
        var types = ElfFile.of("x.o", bytes).section(".BTF").orElseThrow().contents();
        int start = indexOf(bytes, types.copy());
        for (int at = start + 24; at < start + types.size() - 24; at += 4) {
            boolean isArray = copy[at + 7] == BtfType.ARRAY && copy[at + 4] == 0 && copy[at] == 0;
            if (isArray && copy[at + 20] == from && copy[at + 21] == 0) {
                copy[at + 20] = (byte) to;
                return copy;
            }
        }
        throw new AssertionError("no array of " + from);
    }

    private static byte[] changed(String object, int offset, int value) {
        var bytes = Samples.bytes(object);
        bytes[offset] = (byte) value;
        return bytes;
    }

    private static int indexOf(byte[] bytes, byte[] part) {
        for (int at = 0; at <= bytes.length - part.length; at++) {
            if (Arrays.equals(bytes, at, at + part.length, part, 0, part.length)) {
                return at;
            }
        }
        throw new AssertionError("not found");
    }
}
