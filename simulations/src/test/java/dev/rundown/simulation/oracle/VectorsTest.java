package dev.rundown.simulation.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rundown.registrar.RegistrarFlavor;
import dev.rundown.simulation.driver.Ensemble;
import dev.rundown.simulation.oracle.Vectors.Limits;
import dev.rundown.simulation.oracle.Vectors.Vector;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VectorsTest {
    private static final Limits LIMITS = new Limits(1_000, 1_000, 1_000_000);
    private static final RegistrarFlavor SPEC = RegistrarFlavor.spec();

    private static Ensemble clientStays(String flavour) {
        return PlainCasts.CLIENT_STAYS.under(RegistrarFlavor.named(flavour).orElseThrow());
    }

    private static List<Vector> every(Ensemble ensemble) {
        var vectors = new ArrayList<Vector>();
        assertThat(Vectors.every(ensemble, LIMITS, vectors::add).complete()).isTrue();
        return vectors;
    }

    @Test
    void every_run_is_written_once_and_comes_to_its_end() {
        var vectors = every(clientStays("spec"));

        assertThat(vectors)
                .hasSizeGreaterThan(10)
                .allSatisfy(it -> assertThat(it.end()).isEqualTo("quiescent"));
        assertThat(vectors).extracting(Vector::steps).doesNotHaveDuplicates();
    }

    /// What a harness would do with another implementation, done with ours.
    @Test
    void a_registrar_that_loses_a_deregistration_does_what_no_vector_allows() {
        var allowed = new TreeSet<String>();
        every(clientStays("spec")).forEach(it -> allowed.add(it.steps() + it.end()));

        assertThat(every(clientStays("um-mock:none"))).allMatch(it -> allowed.contains(it.steps() + it.end()));
        assertThat(every(clientStays("naive-no-doom"))).anyMatch(it -> !allowed.contains(it.steps() + it.end()));
    }

    @ParameterizedTest
    @EnumSource(PlainCasts.class)
    void a_cover_meets_every_cell_in_fewer_runs(PlainCasts cast) {
        var vectors = new ArrayList<Vector>();

        var summary = Cover.of(cast.under(SPEC), LIMITS, vectors::add);

        assertThat(summary.complete()).isTrue();
        assertThat(summary.cells()).isNotEmpty();
        assertThat(vectors).hasSizeLessThanOrEqualTo(summary.cells().size());
    }

    @Test
    void a_limit_that_is_reached_is_told() {
        var vectors = new ArrayList<Vector>();

        var few = Vectors.every(clientStays("spec"), new Limits(3, 1_000, 1_000_000), vectors::add);
        var cut = new ArrayList<Vector>();
        var shortOnes = Vectors.every(clientStays("spec"), new Limits(1_000, 5, 1_000_000), cut::add);

        assertThat(few.complete()).isFalse();
        assertThat(vectors).hasSize(3);
        assertThat(shortOnes.complete()).isFalse();
        assertThat(cut).allSatisfy(it -> assertThat(it.end()).isEqualTo("cut"));
    }
}
