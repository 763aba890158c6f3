package dev.rundown.simulation.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rundown.simulation.driver.Ensemble;
import dev.rundown.simulation.driver.Reduction;
import dev.rundown.simulation.driver.SmallCast;
import dev.rundown.simulation.driver.SmallModule.Attach;
import dev.rundown.simulation.driver.SmallModule.Detach;
import dev.rundown.simulation.driver.Stepped;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What a search finds does not depend on how it goes about its work.
class EffortTest {
    private static final Budget BUDGET = new Budget(300_000);
    private static final Effort PLAIN = new Effort(1, EnumSet.noneOf(Reduction.class));

    /// So few states are searched before steps are merged.
    private static final long AT_ONCE = 1;

    private static Outcome search(Ensemble ensemble, Effort effort) {
        return new Exhaustive(new Stepped(ensemble), BUDGET, effort).outcome();
    }

    /// Everything that a user is shown of a finding: rule, blame, and each step with the digest of its world.
    private static List<String> found(Outcome outcome) {
        return outcome.findings().stream()
                .map(it -> "%s %s %s %s"
                        .formatted(
                                it.rule(),
                                it.kind(),
                                it.blame(),
                                it.path().stream()
                                        .map(step -> step.label() + " " + step.digest())
                                        .toList()))
                .toList();
    }

    @Test
    void merging_leaves_out_most_states_and_no_end_of_two_clients_that_come_and_go() {
        var ensemble = twoClients(Detach.PENDING, Detach.PENDING);
        var plain = search(ensemble, PLAIN);

        var merged = search(ensemble, new Effort(1, EnumSet.of(Reduction.MERGING), AT_ONCE));

        assertThat(merged.figures().merged()).isTrue();
        assertThat(merged.word()).isEqualTo(plain.word());
        assertThat(merged.figures().terminals()).isEqualTo(plain.figures().terminals());
        assertThat(merged.figures().states()).isLessThan(plain.figures().states() / 2);
    }

    @Test
    void two_threads_merge_what_one_merges() {
        var ensemble = twoClients(Detach.PENDING, Detach.PENDING);
        var one = search(ensemble, new Effort(1, EnumSet.allOf(Reduction.class), AT_ONCE));

        var two = search(ensemble, new Effort(2, EnumSet.allOf(Reduction.class), AT_ONCE));

        assertThat(one.figures().merged()).isTrue();
        assertThat(two.figures())
                .usingRecursiveComparison()
                .ignoringFields("bytes")
                .isEqualTo(one.figures());
    }

    @Test
    void two_threads_meet_what_one_meets() {
        for (var ensemble : List.of(SmallCast.canonical(), SmallCast.canonicalWithUnload())) {
            var one = search(ensemble, Effort.ALONE);

            var two = search(ensemble, new Effort(2, Effort.ALONE.reductions()));

            assertThat(two.figures())
                    .usingRecursiveComparison()
                    .ignoringFields("bytes")
                    .isEqualTo(one.figures());
            assertThat(found(two)).isEqualTo(found(one));
        }
    }

    @Test
    void two_threads_find_the_path_that_one_finds() {
        var ensemble = twoClients(Detach.PENDING, Detach.TWICE);
        var one = search(ensemble, PLAIN);

        var two = search(ensemble, new Effort(2, PLAIN.reductions()));

        assertThat(one.violated()).containsExactly("NMR004");
        assertThat(found(two)).isEqualTo(found(one));
        assertThat(two.figures())
                .usingRecursiveComparison()
                .ignoringFields("bytes")
                .isEqualTo(one.figures());
    }

    @Test
    void clients_that_nobody_treats_differently_count_as_one() {
        var ensemble = twoClients(Detach.PENDING, Detach.PENDING);
        var plain = search(ensemble, PLAIN);

        var reduced = search(ensemble, new Effort(1, EnumSet.of(Reduction.SYMMETRY)));

        assertThat(reduced.word()).isEqualTo(plain.word());
        assertThat(reduced.figures().states())
                .isBetween(plain.figures().states() / 2, plain.figures().states() * 6 / 10);
    }

    /// Both clients are of one class, and look alike until one of them detaches.
    @Test
    void clients_that_only_look_alike_are_told_apart_and_the_violation_of_one_is_found() {
        var ensemble = twoClients(Detach.PENDING, Detach.TWICE);
        var plain = search(ensemble, PLAIN);

        var reduced = search(ensemble, new Effort(1, EnumSet.of(Reduction.SYMMETRY)));

        assertThat(found(reduced)).isEqualTo(found(plain));
        assertThat(reduced.figures().states()).isEqualTo(plain.figures().states());
    }

    private static Ensemble twoClients(Detach first, Detach second) {
        return SmallCast.of()
                .provider("sample.hook", Attach.ACCEPT, Detach.PENDING)
                .client("L1", Attach.ACCEPT, first)
                .client("L2", Attach.ACCEPT, second)
                .registers("sample.hook")
                .live("L1", "L2")
                .ensemble();
    }
}
