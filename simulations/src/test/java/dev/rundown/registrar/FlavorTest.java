package dev.rundown.registrar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rundown.simulation.oracle.PlainModule.Attach;
import dev.rundown.simulation.oracle.PlainModule.Detach;
import dev.rundown.simulation.oracle.PlainModule.Manner;
import dev.rundown.simulation.rule.Goals;
import dev.rundown.simulation.search.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What each flavour and each value of a knob does on a small cast, in every order.
class FlavorTest {
    private static final Manner PENDING = new Manner(Attach.ACCEPT, Detach.PENDING);
    private static final Manner EITHER = new Manner(Attach.ACCEPT_OR_REFUSE, Detach.EITHER);

    private static PlainCast pair(RegistrarFlavor flavour, Knobs knobs, Manner client, Manner provider) {
        return PlainCast.of(flavour, knobs)
                .module("p.hook", Role.PROVIDER, provider)
                .module("c", Role.CLIENT, client);
    }

    private static PlainCast pair(RegistrarFlavor flavour, Manner client, Manner provider) {
        return pair(flavour, Knobs.DEFAULT, client, provider);
    }

    /// Both register and leave at the same time; the provider calls its client meanwhile.
    private static Outcome whole(PlainCast cast) {
        return cast.together("p.hook registers", "c registers", "p.hook leaves", "c leaves", "p.hook invokes")
                .search();
    }

    @Test
    void spec_holds_every_rule_on_the_canonical_casts() throws IOException {
        var one = whole(pair(Spec.SPEC, EITHER, EITHER));
        var twoClients = PlainCast.of(Spec.SPEC, Knobs.DEFAULT)
                .module("p.hook", Role.PROVIDER, PENDING)
                .module("c", Role.CLIENT, PENDING)
                .module("d", Role.CLIENT, new Manner(Attach.ACCEPT_OR_REFUSE, Detach.SUCCESS))
                .together("p.hook registers")
                .together("c registers", "d registers", "p.hook leaves", "c leaves")
                .search();
        var twoProviders = PlainCast.of(Spec.SPEC, Knobs.DEFAULT)
                .module("p.hook", Role.PROVIDER, PENDING)
                .module("q.hook", Role.PROVIDER, new Manner(Attach.ACCEPT_OR_REFUSE, Detach.SUCCESS))
                .module("c", Role.CLIENT, PENDING)
                .together("p.hook registers")
                .together("q.hook registers")
                .together("c registers", "p.hook leaves", "q.hook leaves", "c leaves")
                .search();

        Files.writeString(
                Files.createDirectories(Path.of("target")).resolve("registrar-states.txt"),
                "1x1 %,d%n1x2 %,d%n2x1 %,d%n"
                        .formatted(
                                one.figures().states(),
                                twoClients.figures().states(),
                                twoProviders.figures().states()));
        assertThat(Stream.of(one, twoClients, twoProviders).map(Outcome::words))
                .containsOnly("holds (every schedule explored)");
    }

    /// All rules are judged: nothing breaks before it, nothing beside it.
    @ParameterizedTest
    @CsvSource({
        "naive-no-refs, NMR007",
        "naive-one-side, NMR001 NMR002",
        "naive-eager-cleanup, NMR005",
        "naive-no-cleanup, NMR005",
        "naive-forgets-pending, NMR005",
        "naive-early-lost, NMR008",
        "naive-both-start, NMR004",
        "naive-global-lock, NMR008"
    })
    void an_omission_breaks_exactly_its_rule_and_the_registrar_is_to_blame(String flavour, String rules) {
        var outcome = whole(pair(RegistrarFlavor.named(flavour).orElseThrow(), PENDING, PENDING));

        assertThat(outcome.violated()).containsExactlyInAnyOrder(rules.split(" "));
        assertThat(outcome.findings()).allSatisfy(it -> assertThat(it.blame()).containsExactly(Registrar.ADDRESS));
    }

    @Test
    void every_naive_flavour_is_spec_without_one_duty() {
        assertThat(Naive.values())
                .hasSize(12)
                .allSatisfy(flavour -> assertThat(Duty.values())
                        .filteredOn(it -> !flavour.does(it))
                        .hasSize(1));
    }

    @ParameterizedTest
    @CsvSource({"naive-no-doom", "um-mock"})
    void a_deregistration_that_is_forgotten_never_ends_while_the_client_stays(String flavour) {
        var forgetful = flavour.equals("um-mock")
                ? UmMock.with(UmMock.Gap.UM1)
                : RegistrarFlavor.named(flavour).orElseThrow();

        var outcome = pair(forgetful, PENDING, PENDING)
                .together("p.hook registers")
                .together("c registers", "p.hook leaves")
                .search();

        assertThat(outcome.violated()).containsExactly("NMR008", "NMR018");
        assertThat(outcome.findings()).allSatisfy(it -> assertThat(it.blame()).containsExactly(Registrar.ADDRESS));
    }

    @Test
    void whoever_binds_to_a_leaving_provider_is_still_bound_when_it_is_gone() {
        var outcome = pair(Naive.LATE_BIND, PENDING, PENDING)
                .module("d", Role.CLIENT, PENDING)
                .together("p.hook registers")
                .together("c registers")
                .together("p.hook leaves", "d registers")
                .search();

        assertThat(outcome.violated()).containsExactly("NMR007");
        assertThat(outcome.findings()).allSatisfy(it -> assertThat(it.blame()).containsExactly(Registrar.ADDRESS));
    }

    @Test
    void without_an_undo_the_registrar_is_to_blame_too() {
        var contradicting = new Manner(Attach.CONTRADICT, Detach.SUCCESS);

        var undone = pair(Spec.SPEC, contradicting, PENDING)
                .together("p.hook registers", "c registers")
                .search();
        var forgotten = pair(Naive.NO_UNDO, contradicting, PENDING)
                .together("p.hook registers", "c registers")
                .search();

        assertThat(breachesByRegistrar(undone)).isZero();
        assertThat(breachesByRegistrar(forgotten)).isPositive();
    }

    private static long breachesByRegistrar(Outcome outcome) {
        return outcome.findings().stream()
                .flatMap(it -> it.path().stream())
                .flatMap(it -> it.occurrence().breaches().stream())
                .filter(it -> it.blame().equals(Registrar.ADDRESS))
                .count();
    }

    @Test
    void matching_the_module_too_attaches_nobody() {
        var outcome = pair(Naive.MATCH_MODULE, PENDING, PENDING)
                .sometimes(Goals.find("refused-by-client").orElseThrow())
                .together("p.hook registers", "c registers")
                .search();

        assertThat(outcome.words()).isEqualTo("HOLLOW");
    }

    @ParameterizedTest
    @CsvSource({"UM6, NMR005", "UM8, NMR016"})
    void a_gap_of_the_user_mode_registrar_breaks_its_rule(UmMock.Gap gap, String rule) {
        var outcome = whole(pair(UmMock.with(gap), PENDING, PENDING));

        assertThat(outcome.violated()).contains(rule);
    }

    @Test
    void a_refused_client_is_cleaned_by_the_user_mode_registrar() {
        var refusing = new Manner(Attach.REFUSE, Detach.SUCCESS);

        var outcome = whole(pair(UmMock.with(UmMock.Gap.UM3), PENDING, refusing));

        assertThat(outcome.violated()).contains("NMR005");
    }

    /// Some values allow what a module must be ready for; none may hang, clean up wrongly or lose a deregistration.
    @TestFactory
    Stream<DynamicTest> every_value_of_every_knob_completes() {
        return Stream.of(Knob.values())
                .flatMap(knob -> knob.words().stream()
                        .map(word -> DynamicTest.dynamicTest(knob + ": " + word, () -> {
                            var outcome = whole(pair(Spec.SPEC, Knobs.DEFAULT.with(knob, word), PENDING, PENDING));

                            assertThat(outcome.violated()).isSubsetOf(allowed(knob, word));
                        })));
    }

    /// The guess itself lets code leave memory before its cleanup has run.
    private static String allowed(Knob knob, String word) {
        return switch (knob + " " + word) {
            case "wait-after-cleanup no" -> "NMR007";
            default -> "";
        };
    }
}
