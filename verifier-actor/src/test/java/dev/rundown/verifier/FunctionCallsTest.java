package dev.rundown.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rundown.executor.helper.ArgumentType;
import dev.rundown.executor.helper.ResolvedFunction;
import dev.rundown.executor.helper.ReturnType;
import dev.rundown.executor.isa.Instruction.CallByBtf;
import dev.rundown.executor.program.ImportedFunction;
import dev.rundown.executor.program.ProgramImage;
import dev.rundown.verifier.finding.FindingCode;
import dev.rundown.verifier.spec.ProgramInformation;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Calls of functions by module and name are judged by their prototypes, as calls of helpers are.
class FunctionCallsTest {
    private static final ImportedFunction LOOKUP =
            new ImportedFunction("8f6c1f83-ce4c-4b58-8b91-654a29e23b7c", "lookup");
    private static final ResolvedFunction PROTOTYPE = new ResolvedFunction(
            "lookup",
            ReturnType.INTEGER,
            List.of(ArgumentType.ANYTHING, ArgumentType.PTR_TO_WRITABLE_MEM, ArgumentType.CONST_SIZE));

    @Test
    void memory_that_the_prototype_says_is_written_may_be_read_afterwards() {
        var verdict = verify(call(8).load(8, 0, 10, -8).exit(), information(PROTOTYPE));

        assertThat(verdict).isInstanceOf(Verdict.Accepted.class);
    }

    @Test
    void a_size_beyond_the_memory_is_out_of_bounds() {
        var verdict = verify(call(9).exit(), information(PROTOTYPE));

        assertThat(codes(verdict)).containsExactly(FindingCode.OUT_OF_BOUNDS_STACK);
    }

    @Test
    void a_function_that_nobody_offers_is_unknown() {
        var verdict = verify(call(8).exit(), Code.INFORMATION);

        assertThat(codes(verdict)).containsExactly(FindingCode.FUNCTION_UNKNOWN);
    }

    @Test
    void a_function_that_nobody_offers_is_unknown_even_where_no_run_gets_to() {
        var verdict = verify(
                new Code()
                        .move(0, 0)
                        .go("out")
                        .add(new CallByBtf(0))
                        .label("out")
                        .exit(),
                Code.INFORMATION);

        assertThat(verdict).isInstanceOf(Verdict.Rejected.class);
    }

    @Test
    void an_undefined_flag_makes_the_information_bad() {
        var odd = new ResolvedFunction("lookup", ReturnType.INTEGER, PROTOTYPE.arguments(), 1);

        var verdict = verify(call(8).exit(), information(odd));

        assertThat(codes(verdict)).containsExactly(FindingCode.INFO_BAD_PROTOTYPE);
    }

    private static Code call(int size) {
        return new Code().move(1, 7).copy(2, 10).plus(2, -8).move(3, size).add(new CallByBtf(0));
    }

    private static ProgramInformation information(ResolvedFunction function) {
        var functions = new TreeMap<ImportedFunction, ResolvedFunction>();
        functions.put(LOOKUP, function);
        return Code.INFORMATION.with(functions);
    }

    private static Verdict verify(Code code, ProgramInformation information) {
        var image = code.image();
        var importing = new ProgramImage(
                image.name(),
                image.section(),
                image.slots(),
                image.maps(),
                image.lines(),
                image.functions(),
                List.of(LOOKUP));
        return Verifier.verify(VerificationRequest.of(importing, information));
    }

    private static List<FindingCode> codes(Verdict verdict) {
        return ((Verdict.Rejected) verdict)
                .findings().stream().map(it -> it.code()).toList();
    }
}
