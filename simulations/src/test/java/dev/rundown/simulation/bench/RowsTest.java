package dev.rundown.simulation.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rundown.simulation.bench.peer.PeerModel;
import dev.rundown.simulation.driver.Stepped;
import dev.rundown.simulation.scenario.Bundled;
import dev.rundown.simulation.search.Exhaustive;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Rows that count are the same on every machine, so a test can ask for what they say.
class RowsTest {
    private final Setting setting = Setting.of(Optional.empty());

    @Test
    void dpor_visits_each_trace_of_every_small_program_once_and_nothing_in_vain() {
        var measured = new DporTraces().measure(setting);

        assertThat(measured.ratio()).isEqualTo(1);
        assertThat(measured.details()).containsEntry("blocked", 0L).containsEntry("differ", List.of());
    }

    @Test
    void a_cast_is_explored_with_and_without_reductions() {
        var measured = new CastRow(Bundled.find("@cast-1x2-detach-block")).measure(setting);

        assertThat(measured.name()).isEqualTo("casts.1x2-detach-block");
        assertThat(measured.value()).isLessThan(measured.baseline());
        assertThat(measured.details().values())
                .allSatisfy(it -> assertThat(it.toString()).startsWith("holds (every schedule explored): "));
    }

    @Test
    void growth_says_by_what_factor_the_last_client_multiplies_the_states() {
        var measured = new Growth(2).measure(setting);

        assertThat(measured.ratio()).isBetween(0.0, 1.0);
        assertThat(measured.details())
                .extractingByKey("factor of the last client")
                .asString()
                .endsWith("goal: at most 6");
    }

    @Test
    void the_simplified_registrar_has_the_graph_that_spin_finds_but_for_its_step_of_initialisation() {
        var figures = new Exhaustive(new Stepped(PeerModel.ensemble()), Explored.BUDGET, Spin.EVERY_STATE)
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
