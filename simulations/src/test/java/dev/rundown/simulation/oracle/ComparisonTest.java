package dev.rundown.simulation.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rundown.registrar.RegistrarFlavor;
import dev.rundown.registrar.UmMock;
import dev.rundown.registrar.UmMock.Gap;
import dev.rundown.simulation.oracle.Differences.Compared;
import dev.rundown.simulation.oracle.Differences.Ground;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ComparisonTest {
    private static final RegistrarFlavor SPEC = RegistrarFlavor.spec();
    private static final long BUDGET = 2_000_000;

    private static List<Compared> compare(RegistrarFlavor one, RegistrarFlavor other) {
        return new Differences(Ground.builtIn(), BUDGET).between(one, other);
    }

    /// UM15 is about which calls a test can make fail, which is no affair of the registrar.
    @ParameterizedTest
    @EnumSource(value = Gap.class, mode = EnumSource.Mode.EXCLUDE, names = "UM15")
    void each_documented_gap_of_the_user_mode_registrar_is_seen_by_modules(Gap gap) {
        var compared = compare(SPEC, UmMock.with(gap)).getFirst();

        assertThat(compared.complete()).isTrue();
        assertThat(compared.shortest())
                .hasValueSatisfying(it ->
                        assertThat(it.onlyOne().size() + it.onlyOther().size()).isPositive());
    }

    @ParameterizedTest
    @ValueSource(strings = {"um-mock:none", "um-mock:UM15", "spec"})
    void without_its_gaps_the_user_mode_registrar_is_the_contract_and_has_no_others(String flavour) {
        var compared = compare(SPEC, RegistrarFlavor.named(flavour).orElseThrow());

        assertThat(compared).singleElement().satisfies(it -> {
            assertThat(it.complete()).isTrue();
            assertThat(it.shortest()).isEmpty();
        });
    }

    @Test
    void spec_and_um_mock_are_compared_gap_by_gap() {
        var compared = new Differences(List.of(Ground.builtIn().get(2)), BUDGET).between(SPEC, UmMock.ALL);

        assertThat(compared).extracting(it -> it.gap().orElseThrow()).containsExactly(Gap.values());
    }

    @ParameterizedTest
    @CsvSource({
        "naive-no-refs, NmrWaitForClientDeregisterComplete(c) returns STATUS_SUCCESS",
        "naive-one-side, ProviderDetachClient",
        "naive-eager-cleanup, CleanupBindingContext",
        "naive-no-cleanup, CleanupBindingContext",
        "naive-forgets-pending, CleanupBindingContext",
        "naive-no-doom, Detach",
        "naive-no-undo, ProviderDetachClient",
        "naive-early-lost, CleanupBindingContext",
        "naive-both-start, NmrDeregisterProvider(p) returns STATUS_PENDING",
        "naive-late-bind, NmrRegisterClient(d) returns STATUS_SUCCESS",
        "naive-match-module, ClientAttachProvider",
        "naive-global-lock, ProviderAttachClient"
    })
    void each_naive_registrar_differs_where_its_omission_is(String flavour, String where) {
        var compared = compare(SPEC, RegistrarFlavor.named(flavour).orElseThrow());

        assertThat(compared.getFirst().shortest())
                .hasValueSatisfying(
                        it -> assertThat(it.onlyOne() + " " + it.onlyOther()).contains(where));
    }

    @Test
    void a_difference_is_the_same_from_either_side() {
        var there = compare(SPEC, UmMock.with(Gap.UM1)).getFirst().shortest().orElseThrow();
        var back = compare(UmMock.with(Gap.UM1), SPEC).getFirst().shortest().orElseThrow();

        assertThat(back.before()).isEqualTo(there.before());
        assertThat(back.onlyOne()).isEqualTo(there.onlyOther());
    }

    @Test
    void a_spent_budget_is_no_verdict() {
        var result = new Comparison(PlainCasts.BOTH_LEAVE.under(SPEC), PlainCasts.BOTH_LEAVE.under(SPEC), 100).result();

        assertThat(result.complete()).isFalse();
        assertThat(result.difference()).isEmpty();
    }
}
