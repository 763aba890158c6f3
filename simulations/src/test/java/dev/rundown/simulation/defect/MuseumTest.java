package dev.rundown.simulation.defect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rundown.actor.Address;
import dev.rundown.extension.spi.Extensions;
import dev.rundown.simulation.driver.Ensemble;
import dev.rundown.simulation.driver.Reduction;
import dev.rundown.simulation.driver.Stepped;
import dev.rundown.simulation.scenario.Bundled;
import dev.rundown.simulation.scenario.Expectation;
import dev.rundown.simulation.scenario.Placed;
import dev.rundown.simulation.scenario.Scenario;
import dev.rundown.simulation.scenario.Vocabulary;
import dev.rundown.simulation.search.Budget;
import dev.rundown.simulation.search.Effort;
import dev.rundown.simulation.search.Exhaustive;
import dev.rundown.simulation.search.Outcome;
import dev.rundown.simulation.stage.Staging;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every race of the museum: the defect breaks exactly what the file says, and nothing breaks without it.
class MuseumTest {
    private static final Budget BUDGET = new Budget(1_000_000);

    private static final Vocabulary VOCABULARY = Staging.vocabulary();

    @TestFactory
    Stream<DynamicTest> the_defect_breaks_exactly_the_rules_that_its_file_names_and_its_owner_is_blamed() {
        return races("breaks", race -> {
            var expected = (Expectation.Violated) race.expect().orElseThrow();

            var outcome = search(ensemble(race));

            var violated = new TreeSet<String>();
            outcome.findings().forEach(it -> {
                violated.add(it.rule().name());
                it.also().forEach(also -> violated.add(also.name()));
            });
            assertThat(outcome.figures().complete()).isTrue();
            assertThat(violated)
                    .containsExactlyInAnyOrderElementsOf(
                            expected.rules().stream().map(it -> it.value()).toList());
            assertThat(outcome.findings())
                    .allSatisfy(it -> assertThat(it.blame()).hasSize(1));
            assertThat(outcome.findings().stream().flatMap(it -> it.blame().stream()))
                    .extracting(Address::name)
                    .hasSameElementsAs(
                            expected.blame().stream().map(Placed::value).toList());
        });
    }

    @TestFactory
    Stream<DynamicTest> every_rule_holds_in_every_schedule_without_the_defect() {
        return races("holds", race -> {
            var outcome = search(ensemble(race.repaired()));

            assertThat(outcome.word()).isEqualTo(Outcome.Word.HOLDS);
        });
    }

    @TestFactory
    Stream<DynamicTest> the_rules_cost_no_states_without_the_defect() {
        return races("costs nothing", race -> {
            var ensemble = ensemble(race.repaired());
            var none = new Ensemble(ensemble.actors(), List.of(), List.of(), ensemble.play());

            long with = unmerged(ensemble).figures().states();

            assertThat(with).isEqualTo(unmerged(none).figures().states());
        });
    }

    /// A rule that breaks only on paths where another has broken before is no verdict, but is seen where it alone is
    /// judged: `docs/decisions` says of which races that is so.
    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "@traffic-before-rundown, deregister-completes, NMR008, sample.hook",
        "@attached-after-detached, reattach-restores, EBPF009, L1",
        "@detach-inside-register, deregister-completes, NMR008, drop",
    })
    void what_comes_of_a_race_is_seen_where_it_alone_is_judged(String race, String rule, String id, String blame) {
        var outcome = judgedAlone(race, rule);

        assertThat(outcome.violated()).containsExactly(id);
        assertThat(outcome.findings().getFirst().blame()).extracting("name").containsExactly(blame);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "@impatient-unload, no-invoke-after-detach",
        "@both-deregister, cleanup-exactly-once-after-both-sides",
    })
    void what_no_schedule_of_a_race_breaks_is_not_promised(String race, String rule) {
        var outcome = judgedAlone(race, rule);

        assertThat(outcome.word()).isEqualTo(Outcome.Word.HOLDS);
    }

    private static Outcome judgedAlone(String race, String rule) {
        var text = Bundled.find(race).text().replaceFirst("(?s)expect:.*", "")
                + "check:\n  - always: [ %s ]\n".formatted(rule);
        return search(ensemble(new Bundled("alone", text).read(VOCABULARY)));
    }

    private interface Looking {
        void at(Scenario race);
    }

    private static Stream<DynamicTest> races(String verb, Looking looking) {
        return Bundled.museum().stream()
                .map(it -> DynamicTest.dynamicTest(it.fileName() + " " + verb, () -> looking.at(it.read(VOCABULARY))));
    }

    private static Outcome search(Ensemble ensemble) {
        return new Exhaustive(new Stepped(ensemble), BUDGET).outcome();
    }

    /// Which orders are merged depends on what a rule sees, so every one is met here.
    private static Outcome unmerged(Ensemble ensemble) {
        return new Exhaustive(new Stepped(ensemble), BUDGET, Effort.ALONE.without(Reduction.MERGING)).outcome();
    }

    private static Ensemble ensemble(Scenario scenario) {
        return Staging.stage(scenario, Extensions.onClassPath()).ensemble();
    }
}
