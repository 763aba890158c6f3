package dev.rundown.verifier;

import static dev.rundown.verifier.VerifierAssert.assertAccepted;
import static dev.rundown.verifier.VerifierAssert.assertRejected;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rundown.executor.elf.ObjectLoader;
import dev.rundown.verifier.explain.Explanation;
import dev.rundown.verifier.finding.FindingCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// C programs as clang compiles them, and what people read of those that are refused: the approved texts.
class SamplesTest {
    private static Verdict verify(String object, String program) {
        var image = ObjectLoader.load(resource("objects/" + object), object)
                .program(program)
                .orElseThrow();
        return Verifier.verify(VerificationRequest.of(image, Code.INFORMATION));
    }

    private static byte[] resource(String name) {
        try (var stream = SamplesTest.class.getResourceAsStream(name)) {
            return Objects.requireNonNull(stream, name).readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "packet.o, checked",
        "packet.o, by_length",
        "packet.o, options",
        "maps.o, tested",
        "loop.o, unrolled",
        "loop.o, function"
    })
    void a_safe_program_is_accepted(String object, String program) {
        var verdict = verify(object, program);

        assertAccepted(verdict);
    }

    @ParameterizedTest
    @CsvSource({
        "packet.o, unchecked, OUT_OF_BOUNDS_PACKET",
        "maps.o, untested, NULL_POINTER",
        "maps.o, no_key, UNINIT_STACK",
        "maps.o, leak, POINTER_LEAK_HELPER",
        "loop.o, endless, LOOP_NOT_PROVED"
    })
    void an_unsafe_program_is_explained_as_approved(String object, String program, FindingCode code) {
        var verdict = verify(object, program);

        var finding = assertRejected(verdict, code);
        var approved = new String(resource("approved/" + program + ".txt"), StandardCharsets.UTF_8);
        assertThat(Explanation.of(finding)).isEqualToIgnoringNewLines(approved.strip());
    }

    @Test
    void a_summary_is_a_value_that_says_the_same_in_one_line() {
        var rejected = VerdictSummary.of(verify("packet.o", "unchecked"));
        var accepted = VerdictSummary.of(verify("packet.o", "checked"));

        assertThat(rejected.accepted()).isFalse();
        assertThat(rejected.headline()).startsWith("OUT_OF_BOUNDS_PACKET  reads 4 bytes of the packet");
        assertThat(accepted).isEqualTo(VerdictSummary.of(verify("packet.o", "checked")));
        assertThat(accepted.informationHash()).hasSize(64);
    }
}
