package dev.rundown.verifier;

import static dev.rundown.verifier.Code.INFORMATION;
import static dev.rundown.verifier.Code.R0;
import static dev.rundown.verifier.Code.R1;
import static dev.rundown.verifier.Code.R10;
import static dev.rundown.verifier.Code.R2;
import static dev.rundown.verifier.Code.R3;
import static dev.rundown.verifier.Code.R6;
import static dev.rundown.verifier.Code.R7;
import static dev.rundown.verifier.Code.constant;
import static dev.rundown.verifier.Code.register;
import static dev.rundown.verifier.VerifierAssert.assertAccepted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rundown.executor.isa.Condition;
import dev.rundown.executor.program.ProgramImage;
import dev.rundown.verifier.certificate.CertificateChecker;
import dev.rundown.verifier.domain.AbstractState;
import dev.rundown.verifier.domain.Cell;
import dev.rundown.verifier.fixpoint.Certificate;
import dev.rundown.verifier.fixpoint.Position;
import dev.rundown.verifier.spec.ContextDescriptor;
import dev.rundown.verifier.spec.Profile;
import dev.rundown.verifier.transfer.ProgramModel;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// The checker accepts what proves a program and nothing else.
class CertificateTest {
    private static final long STEPS = 100_000;

    private static ProgramModel model(ProgramImage image) {
        return ProgramModel.of(image, INFORMATION, Profile.WINDOWS);
    }

    private static Code diamond(int read) {
        return new Code()
                .load(8, R6, R1, 0)
                .load(8, R7, R1, 8)
                .load(4, R3, R1, 24)
                .copy(R2, R6)
                .plus(R2, 8)
                .jump(Condition.GT, R2, register(R7), "short")
                .jump(Condition.GT, R3, constant(10), "big")
                .storeConstant(8, R10, -8, 1)
                .go("meet")
                .label("big")
                .storeConstant(8, R10, -8, 2)
                .label("meet")
                .load(1, R0, R6, read)
                .exit()
                .label("short")
                .done();
    }

    private static NavigableMap<Position, List<AbstractState>> states(ProgramImage image) {
        var accepted = assertAccepted(Verifier.verify(VerificationRequest.of(image, INFORMATION)));
        return new TreeMap<>(accepted.certificate().states());
    }

    @Test
    void the_certificate_of_an_accepted_program_is_a_proof() {
        var image = diamond(7).image();
        var certificate = new Certificate(states(image));

        var complaint = CertificateChecker.check(model(image), certificate, STEPS);

        assertThat(complaint).isEmpty();
    }

    @Test
    void a_certificate_proves_no_other_program() {
        var certificate = new Certificate(states(diamond(7).image()));

        var complaint = CertificateChecker.check(model(diamond(8).image()), certificate, STEPS);

        assertThat(complaint).get().asString().contains("OUT_OF_BOUNDS_PACKET");
    }

    @Test
    void a_certificate_without_the_entry_or_with_an_empty_position_is_refused() {
        var image = diamond(7).image();
        var all = states(image);
        var withoutEntry = new TreeMap<>(all);
        withoutEntry.pollFirstEntry();
        var emptied = new TreeMap<>(all);
        emptied.put(emptied.lastKey(), List.of());

        assertThat(CertificateChecker.check(model(image), new Certificate(withoutEntry), STEPS))
                .isPresent();
        assertThat(CertificateChecker.check(model(image), new Certificate(emptied), STEPS))
                .isPresent();
    }

    @Test
    void a_meeting_point_that_knows_too_much_is_refused() {
        var image = diamond(7).image();
        var states = states(image);
        var stronger = states.lastEntry().getValue().getFirst().copy();
        stronger.setRegister(0, Cell.constant(3));
        states.put(states.lastKey(), List.of(stronger));

        var complaint = CertificateChecker.check(model(image), new Certificate(states), STEPS);

        assertThat(complaint).get().asString().contains("a state arrives that none covers");
    }

    @Test
    void a_certificate_without_states_where_some_arrive_is_refused() {
        var random = new SplittableRandom(5);
        var information = Code.information(new ContextDescriptor(32, 0, 8, -1), false);
        int refused = 0;

        for (int i = 0; i < 200; i++) {
            var image = RandomProgram.of(random).image();
            if (!(Verifier.verify(VerificationRequest.of(image, information)) instanceof Verdict.Accepted accepted)) {
                continue;
            }
            var model = ProgramModel.of(image, information, Profile.WINDOWS);
            var states = new TreeMap<>(accepted.certificate().states());
            var positions = new ArrayList<>(states.keySet());
            var victim = positions.get(random.nextInt(positions.size()));
            states.put(victim, List.of());
            var complaint = CertificateChecker.check(model, new Certificate(states), STEPS);
            assertThat(complaint).as("emptied %s", victim).isPresent();
            refused++;
        }

        assertThat(refused).isPositive();
    }
}
