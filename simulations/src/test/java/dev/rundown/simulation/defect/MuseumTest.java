package dev.rundown.simulation.defect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rundown.actor.Address;
import dev.rundown.extension.spi.Extensions;
import dev.rundown.simulation.driver.Ensemble;
import dev.rundown.simulation.driver.Stepped;
import dev.rundown.simulation.rule.Goal;
import dev.rundown.simulation.rule.Goals;
import dev.rundown.simulation.rule.Rule;
import dev.rundown.simulation.rule.Rules;
import dev.rundown.simulation.scenario.Bundled;
import dev.rundown.simulation.scenario.Expectation;
import dev.rundown.simulation.scenario.Placed;
import dev.rundown.simulation.scenario.Scenario;
import dev.rundown.simulation.scenario.Vocabulary;
import dev.rundown.simulation.search.Budget;
import dev.rundown.simulation.search.Exhaustive;
import dev.rundown.simulation.search.Outcome;
import dev.rundown.simulation.stage.Staging;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Every race of the museum: the defect breaks exactly what the file says, and nothing breaks without it.
class MuseumTest {
    private static final Budget BUDGET = new Budget(1_000_000);

    private static final Vocabulary VOCABULARY = Vocabulary.of(
            Rules.all().stream().map(Rule::name).toList(),
            Goals.all().stream().map(Goal::name).toList());

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

            long with = search(ensemble).figures().states();

            assertThat(with).isEqualTo(search(none).figures().states());
        });
    }

    /// What a release below zero does is seen where only the end is judged.
    @Test
    void an_overwritten_rundown_never_ends_and_the_hook_owes_it() {
        var race = Bundled.find("@traffic-before-rundown").text().replaceFirst("(?s)expect:.*", "")
                + "check:\n  - eventually: [ deregister-completes ]\n";

        var outcome = search(ensemble(new Bundled("only-the-end", race).read(VOCABULARY)));

        assertThat(outcome.violated()).containsExactly("NMR008");
        assertThat(outcome.findings().getFirst().blame()).extracting("name").containsExactly("sample.hook");
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

    private static Ensemble ensemble(Scenario scenario) {
        return Staging.stage(scenario, Extensions.onClassPath()).ensemble();
    }
}
