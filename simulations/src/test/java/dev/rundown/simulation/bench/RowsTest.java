package dev.rundown.simulation.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rundown.simulation.bench.peer.PeerModel;
import dev.rundown.simulation.driver.Stepped;
import dev.rundown.simulation.scenario.Bundled;
import dev.rundown.simulation.search.Cutoff;
import dev.rundown.simulation.search.Exhaustive;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Rows that count are the same on every machine, so a test can ask for what they say.
class RowsTest {
    private final Setting setting = Setting.of(Optional.empty(), Scale.FULL);

    @Test
    void dpor_visits_each_trace_of_every_small_program_once_and_nothing_in_vain() {
        var measured = new DporTraces().measure(setting);

        assertThat(measured.ratio()).hasValue(1);
        assertThat(measured.details()).containsEntry("blocked", 0L).containsEntry("differ", List.of());
    }

    @Test
    void a_cast_is_explored_with_and_without_reductions() {
        var measured = new CastRow(Bundled.find("@cast-1x2-detach-block")).measure(setting);

        assertThat(measured.name()).isEqualTo("casts.1x2-detach-block");
        assertThat(measured.ratio().orElseThrow()).isBetween(0.0, 1.0);
        assertThat(measured.details())
                .containsKeys("seconds", "seconds without", "bytes", "bytes without")
                .hasEntrySatisfying("with", RowsTest::holds)
                .hasEntrySatisfying("without", RowsTest::holds);
    }

    private static void holds(Object words) {
        assertThat(words.toString()).startsWith("holds (every schedule explored): ");
    }

    @Test
    void growth_is_the_number_of_states_with_reductions_beside_the_number_without() {
        var measured = new Growth(2).measure(setting);

        assertThat(measured.ratio().orElseThrow()).isBetween(0.0, 1.0);
    }

    @Test
    void no_factor_of_growth_is_made_of_a_search_that_was_cut_short() {
        var measured = new Growth.Factor().measure(Setting.of(Optional.empty(), Scale.QUICK));

        assertThat(measured.value()).isEmpty();
        assertThat(measured.missing()).hasValue("no two numbers of clients could be explored whole");
    }

    @Test
    void a_row_whose_time_is_over_gives_no_number_for_a_part_of_the_museum() {
        var over = new Cutoff();
        over.reach();

        var measured = Benchmarks.find("museum").stream()
                .map(it -> it.measure(setting.next(over)))
                .toList();

        assertThat(measured).hasSize(3).allSatisfy(it -> {
            assertThat(it.value()).isEmpty();
            assertThat(it.missing().orElseThrow()).startsWith("the time was over after 0 of ");
        });
    }

    @Test
    void the_simplified_registrar_has_the_graph_that_spin_finds_but_for_its_step_of_initialisation() {
        var figures = new Exhaustive(new Stepped(PeerModel.ensemble()), setting.budget(), Spin.EVERY_STATE)
                .outcomeWithoutLassos()
                .figures();

        assertThat(figures.complete()).isTrue();
        assertThat(figures.states()).isEqualTo(1_176_069);
        assertThat(figures.transitions()).isEqualTo(5_239_802 - 1);
    }

    @Test
    void every_row_says_what_its_baseline_is() {
        assertThat(Benchmarks.all())
                .allSatisfy(it -> assertThat(it.about()).contains("; baseline: "))
                .extracting(Row::name)
                .doesNotHaveDuplicates();
    }
}
