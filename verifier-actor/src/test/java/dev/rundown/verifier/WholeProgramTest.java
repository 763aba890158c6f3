package dev.rundown.verifier;

import static dev.rundown.verifier.Code.*;
import static dev.rundown.verifier.VerifierAssert.assertAccepted;
import static dev.rundown.verifier.VerifierAssert.assertRejected;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rundown.executor.helper.ArgumentType;
import dev.rundown.executor.helper.HelperPrototype;
import dev.rundown.executor.helper.ReturnType;
import dev.rundown.executor.isa.AluOperation;
import dev.rundown.executor.isa.Condition;
import dev.rundown.executor.isa.ImmediateKind;
import dev.rundown.executor.isa.Instruction.LoadImmediate64;
import dev.rundown.verifier.Verdict.Rejected;
import dev.rundown.verifier.finding.FindingCode;
import dev.rundown.verifier.fixpoint.Budget;
import dev.rundown.verifier.spec.ContextDescriptor;
import dev.rundown.verifier.spec.Profile;
import dev.rundown.verifier.spec.ProgramInformation;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What a verdict says, and what is refused or accepted by rules that concern the whole program.
class WholeProgramTest {
    private static Code code() {
        return new Code();
    }

    /// `r6` = data, `r7` = end.
    private static Code packet() {
        return code().load(8, R6, R1, 0).load(8, R7, R1, 8);
    }

    @Test
    void dividing_by_what_may_be_zero_is_refused_by_strict_rules_only() {
        var image = code().load(4, R2, R1, 24)
                .move(R0, 7)
                .alu(AluOperation.DIV, R0, register(R2))
                .exit()
                .image();
        var tested = code().load(4, R2, R1, 24)
                .move(R0, 7)
                .jump(Condition.EQ, R2, constant(0), "out")
                .alu(AluOperation.DIV, R0, register(R2))
                .label("out")
                .exit()
                .image();

        var strict = Verifier.verify(new VerificationRequest(image, INFORMATION, Profile.STRICT, Budget.DEFAULT));

        assertRejected(strict, FindingCode.DIVISION_BY_ZERO);
        assertAccepted(Verifier.verify(VerificationRequest.of(image, INFORMATION)));
        assertAccepted(Verifier.verify(new VerificationRequest(tested, INFORMATION, Profile.STRICT, Budget.DEFAULT)));
    }

    @Test
    void an_extension_that_contradicts_itself_is_refused_before_the_program_is_looked_at() {
        var overlapping = information(new ContextDescriptor(32, 0, 3, -1), false);

        var verdict = Verifier.verify(VerificationRequest.of(code().done().image(), overlapping));

        assertRejected(verdict, FindingCode.INFO_BAD_CONTEXT);
    }

    @Test
    void a_prototype_that_contradicts_itself_is_refused_before_the_program_is_looked_at() {
        var odd = HelperPrototype.of(70_000, "odd", ReturnType.INTEGER, ArgumentType.CONST_SIZE);
        var information = new ProgramInformation(INFORMATION.type(), List.of(odd), INFORMATION.global());

        var verdict = Verifier.verify(VerificationRequest.of(code().done().image(), information));

        assertRejected(verdict, FindingCode.INFO_BAD_PROTOTYPE);
    }

    @Test
    void a_privileged_type_may_show_addresses_unless_the_rules_are_strict() {
        var image = code().call(SHOW).exit().image();
        var privileged = information(CONTEXT, true);

        var verdict = Verifier.verify(VerificationRequest.of(image, privileged));

        assertAccepted(verdict);
        assertRejected(
                Verifier.verify(new VerificationRequest(image, privileged, Profile.STRICT, Budget.DEFAULT)),
                FindingCode.POINTER_LEAK_HELPER);
    }

    @Test
    void an_image_that_no_decoder_would_give_is_refused() {
        var badRegister = code().copy(11, R0).done();
        var frameWritten = code().move(R10, 0).done();
        var lostHalf =
                code().add(new LoadImmediate64(R0, ImmediateKind.NUMBER, 1, 0)).exit();
        var oddSize = code().load(3, R0, R1, 24).exit();

        for (var code : List.of(badRegister, frameWritten, lostHalf, oddSize)) {
            assertRejected(code.verify(), FindingCode.MALFORMED_PROGRAM);
        }
    }

    @Test
    void a_helper_that_nobody_supplies_is_refused_even_where_no_run_gets_to() {
        var verdict = code().done().call(4711).exit().verify();

        assertRejected(verdict, FindingCode.HELPER_UNKNOWN);
    }

    @Test
    void a_verdict_says_what_the_program_may_answer_and_which_helpers_it_calls() {
        var verdict = code().lookup(HASH)
                .jump(Condition.EQ, R0, constant(0), "out")
                .load(1, R0, R0, 3)
                .exit()
                .label("out")
                .move(R0, -22)
                .exit()
                .verify();

        var accepted = assertAccepted(verdict);
        assertThat(accepted.answer()).contains(new AnswerRange(-22, 255));
        assertThat(accepted.helpers()).containsExactly(LOOKUP);
    }

    @Test
    void a_program_that_is_too_much_work_is_rejected_by_the_budget_and_not_by_a_clock() {
        var image = code().done().image();

        var verdict = Verifier.verify(
                new VerificationRequest(image, INFORMATION, Profile.WINDOWS, new Budget(0, 1, 10, 1 << 20)));
        var crowded = Verifier.verify(
                new VerificationRequest(image, INFORMATION, Profile.WINDOWS, new Budget(0, 10, 0, 1 << 20)));

        assertRejected(verdict, FindingCode.BUDGET_STEPS);
        assertRejected(crowded, FindingCode.BUDGET_STATES);
    }

    @Test
    void one_missing_check_gives_one_finding() {
        var image = packet();
        for (int i = 0; i < 40; i++) {
            image.load(1, R0, R6, 0);
        }

        var verdict = image.exit().verify();

        assertRejected(verdict, FindingCode.OUT_OF_BOUNDS_PACKET);
    }

    @Test
    void at_most_twenty_findings_are_shown_and_all_are_counted() {
        var image = code();
        for (int i = 0; i < 40; i++) {
            image.load(4, R0, R1, 32 + i);
        }

        var verdict = (Rejected) image.exit().verify();

        assertThat(verdict.findings()).hasSize(20);
        assertThat(verdict.count()).isEqualTo(40);
    }
}
