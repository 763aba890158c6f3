package dev.rundown.executor.isa;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rundown.executor.Samples;
import dev.rundown.executor.TextTable;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DisassemblerTest {
    static Stream<List<String>> forms() {
        return TextTable.rows("disassembly.txt");
    }

    @Test
    void a_compiled_program_is_printed_as_llvm_objdump_prints_it() {
        var hash = Samples.program("hash.o", "hash");
        var objdump = new String(Samples.bytes("hash.txt"), StandardCharsets.UTF_8);

        assertThat(Disassembler.lines(hash.slots()))
                .containsExactlyElementsOf(objdump.lines().toList());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forms")
    void every_form_has_its_text(List<String> row) {
        var slots = Decoder.decode(HexFormat.of().parseHex(row.getFirst().replace(" ", "")));

        assertThat(Disassembler.text(0, slots.getFirst())).isEqualTo(row.get(1));
    }
}
