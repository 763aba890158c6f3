package dev.rundown.simulation.driver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rundown.extension.spi.Extensions;
import dev.rundown.simulation.rule.Rules;
import dev.rundown.simulation.scenario.Bundled;
import dev.rundown.simulation.search.Budget;
import dev.rundown.simulation.search.Effort;
import dev.rundown.simulation.search.Exhaustive;
import dev.rundown.simulation.search.Finding;
import dev.rundown.simulation.search.Outcome;
import dev.rundown.simulation.stage.Staging;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BundledScenariosTest {
    private static final Budget BUDGET = new Budget(1_000_000);

    @Test
    void the_happy_path_holds_in_every_schedule() {
        var outcome = Exhaustive.search(ensemble("happy-path"), BUDGET);

        assertThat(outcome.word()).isEqualTo(Outcome.Word.HOLDS);
        assertThat(outcome.unreached()).isEmpty();
    }

    @Test
    void unloading_without_waiting_is_blamed_on_the_extension() {
        var outcome = Exhaustive.search(ensemble("unload-while-attached"), BUDGET);

        assertThat(outcome.violated()).containsExactly("NMR007");
        assertThat(outcome.findings().getFirst().blame()).extracting("name").containsExactly("sample");
        assertThat(outcome.unreached()).isEmpty();
    }

    @Test
    void unloading_holds_when_the_extension_is_patient() {
        var patient = bundled("unload-while-attached").text().replaceFirst("(?s)faults:.*?check:", "check:");

        var outcome = Exhaustive.search(ensemble(new Bundled("patient", patient)), BUDGET);

        assertThat(outcome.word()).isEqualTo(Outcome.Word.HOLDS);
    }

    @Test
    void a_completion_that_never_comes_is_owed_by_the_hook() {
        var outcome = Exhaustive.search(ensemble("pending-forever"), BUDGET);

        var finding = outcome.findings().getFirst();
        assertThat(outcome.violated()).containsExactly("NMR008");
        assertThat(finding.kind()).isEqualTo(Finding.Kind.STUCK);
        assertThat(finding.blame()).extracting("name").containsExactly("sample.hook");
        assertThat(finding.path()).isNotEmpty();
    }

    @Test
    void no_shorter_path_breaks_a_rule_than_the_one_that_the_search_shows() {
        var ensemble = ensemble("unload-while-attached");
        var outcome = Exhaustive.search(ensemble, BUDGET);
        int length = outcome.setUp().steps().size()
                + outcome.findings().getFirst().path().size();

        var bruteForce = new BruteForce(ensemble).search(length);

        assertThat(bruteForce.violated()).containsExactlyEntriesOf(Map.of("NMR007", length));
    }

    @ParameterizedTest
    @ValueSource(strings = {"happy-path", "pending-forever"})
    void the_search_meets_as_many_worlds_as_brute_force(String name) {
        var ensemble = ensemble(name);

        var outcome = Exhaustive.search(ensemble, BUDGET);

        assertThat(outcome.figures().states())
                .isEqualTo(new BruteForce(ensemble).search().worlds().size());
    }

    /// What is remembered under a rule must be a function of the rest of the world, or the rule costs states.
    @ParameterizedTest
    @ValueSource(strings = {"happy-path", "unload-while-attached", "pending-forever"})
    void a_rule_that_is_judged_costs_no_states(String name) {
        var ensemble = ensemble(name);
        var none = new Ensemble(ensemble.actors(), List.of(), List.of(), ensemble.play());
        var all = new Ensemble(ensemble.actors(), Rules.all(), List.of(), ensemble.play());

        var without = unmerged(none).figures().states();
        var with = unmerged(all);

        if (with.findings().stream().noneMatch(it -> it.kind() == Finding.Kind.SAFETY)) {
            assertThat(with.figures().states()).isEqualTo(without);
        } else {
            // What comes after a violation is not gone on from.
            assertThat(with.figures().states()).isLessThanOrEqualTo(without);
        }
    }

    /// Which orders are merged depends on what a rule sees, so every one is met here.
    private static Outcome unmerged(Ensemble ensemble) {
        return new Exhaustive(new Stepped(ensemble), BUDGET, Effort.ALONE.without(Reduction.MERGING)).outcome();
    }

    private static Bundled bundled(String name) {
        return Bundled.find("@" + name);
    }

    private static Ensemble ensemble(String name) {
        return ensemble(bundled(name));
    }

    private static Ensemble ensemble(Bundled bundled) {
        var vocabulary = Staging.vocabulary();
        return Staging.stage(bundled.read(vocabulary), Extensions.onClassPath()).ensemble();
    }
}
