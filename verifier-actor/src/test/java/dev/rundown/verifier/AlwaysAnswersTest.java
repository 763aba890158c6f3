package dev.rundown.verifier;

import static dev.rundown.verifier.Code.R0;
import static dev.rundown.verifier.Code.R1;
import static dev.rundown.verifier.Code.R10;
import static dev.rundown.verifier.Code.R2;
import static dev.rundown.verifier.Code.R3;
import static dev.rundown.verifier.Code.R6;
import static dev.rundown.verifier.Code.constant;
import static dev.rundown.verifier.Code.register;
import static dev.rundown.verifier.VerifierAssert.assertAccepted;
import static dev.rundown.verifier.VerifierAssert.assertRejected;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rundown.executor.isa.AluOperation;
import dev.rundown.executor.isa.Condition;
import dev.rundown.verifier.finding.FindingCode;
import dev.rundown.verifier.fixpoint.Budget;
import dev.rundown.verifier.spec.Profile;
import org.junit.jupiter.api.Test;

/// Programs made to be too much: there is an answer inside the budget, the same each time.
class AlwaysAnswersTest {
    @Test
    void forty_diamonds_have_a_million_million_paths_and_are_merged() {
        var code = new Code().copy(R6, R1).move(R0, 0);
        for (int i = 0; i < 40; i++) {
            code.load(4, R2, R6, 24)
                    .jump(Condition.GT, R2, constant(i), "skip" + i)
                    .plus(R0, 1 << (i % 30))
                    .store(8, R10, -8 * (i + 1), R2)
                    .label("skip" + i);
        }

        var verdict = code.exit().verify();

        assertThat(assertAccepted(verdict).stats().steps()).isLessThan(100_000);
    }

    @Test
    void a_straight_line_of_a_hundred_thousand_instructions_keeps_no_symbol_that_nobody_can_reach() {
        var code = new Code().move(R0, 0);
        for (int i = 0; i < 25_000; i++) {
            code.load(4, R2, R1, 24).load(8, R3, R1, 24).alu(AluOperation.SUB, R2, register(R3));
            code.alu(AluOperation.XOR, R0, register(R2));
        }

        var verdict = code.exit().verify();

        assertAccepted(verdict);
    }

    @Test
    void calls_that_multiply_end_at_the_budget() {
        var code = new Code();
        for (int level = 0; level < 7; level++) {
            code.label("f" + level);
            for (int i = 0; i < 20; i++) {
                code.move(R1, i).function("f" + (level + 1));
            }
            code.exit();
        }

        var image = code.label("f7").move(R0, 1).exit().image();
        var budget = new Budget(1, 20_000, 65_536, 256L << 20);

        var verdict = Verifier.verify(new VerificationRequest(image, Code.INFORMATION, Profile.WINDOWS, budget));

        assertRejected(verdict, FindingCode.BUDGET_STEPS);
    }

    @Test
    void a_long_chain_of_differences_is_followed_back_only_a_little() {
        var code = new Code().load(8, R0, R1, 24);
        for (int i = 0; i < 5_000; i++) {
            code.load(4, R2, R1, 24).alu(AluOperation.SUB, R0, register(R2)).store(8, R10, -8 * (1 + i % 60), R0);
        }

        var verdict = code.jump(Condition.SGT, R0, constant(7), "out")
                .label("out")
                .exit()
                .verify();

        assertAccepted(verdict);
    }

    @Test
    void the_same_request_gives_the_same_verdict_and_the_same_cost() {
        var image = new Code().lookup(Code.HASH).exit().image();
        var request = VerificationRequest.of(image, Code.INFORMATION);

        var verdict = Verifier.verify(request);

        assertThat(VerifierAssert.text(Verifier.verify(request))).isEqualTo(VerifierAssert.text(verdict));
        assertThat(Verifier.verify(request).stats()).isEqualTo(verdict.stats());
    }
}
