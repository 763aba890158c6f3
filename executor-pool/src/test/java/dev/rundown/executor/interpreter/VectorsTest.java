package dev.rundown.executor.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rundown.executor.TextTable;
import dev.rundown.executor.isa.Decoder;
import dev.rundown.executor.program.Bytes;
import dev.rundown.executor.program.ProgramImage;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class VectorsTest {
    static Stream<List<String>> vectors() {
        return TextTable.rows("base.txt");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("vectors")
    void a_vector_gives_its_result(List<String> row) {
        var slots = Decoder.decode(HexFormat.of().parseHex(row.get(1).replace(" ", "")));
        var both = new BothWays(ProgramImage.of(row.get(0), slots));

        var answer = both.run(Bytes.ofHex(row.get(2)), Bytes.EMPTY, 100, () -> 1);

        assertThat(answer.fault()).isEmpty();
        assertThat(Long.toHexString(answer.r0())).isEqualTo(row.get(3));
    }
}
