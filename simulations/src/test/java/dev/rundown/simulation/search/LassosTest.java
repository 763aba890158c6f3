package dev.rundown.simulation.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rundown.extension.spi.Extensions;
import dev.rundown.simulation.driver.Stepped;
import dev.rundown.simulation.driver.World;
import dev.rundown.simulation.rule.Rules;
import dev.rundown.simulation.scenario.Bundled;
import dev.rundown.simulation.scenario.Scenario;
import dev.rundown.simulation.scenario.Vocabulary;
import dev.rundown.simulation.search.Rerun.RecordedStep;
import dev.rundown.simulation.stage.Staging;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Ways that never end.
class LassosTest {
    private static final Budget BUDGET = new Budget(100_000);

    private static final Vocabulary VOCABULARY = Staging.vocabulary();

    private static Scenario scenario(String name) {
        return Bundled.find("@" + name).read(VOCABULARY);
    }

    private static Stepped engine(Scenario scenario) {
        return new Stepped(Staging.stage(scenario, Extensions.onClassPath()).ensemble());
    }

    @Test
    void a_work_item_that_always_requeues_itself_keeps_the_deregistration_waiting_for_ever() {
        var outcome = new Exhaustive(engine(scenario("work-item-requeued")), BUDGET).outcome();

        assertThat(outcome.word()).isEqualTo(Outcome.Word.VIOLATED);
        assertThat(outcome.findings()).singleElement().satisfies(it -> {
            assertThat(it.rule()).isEqualTo(Rules.NMR008);
            assertThat(it.also()).containsExactly(Rules.NMR003);
            assertThat(it.kind()).isEqualTo(Finding.Kind.LASSO);
            assertThat(it.blame()).extracting(Object::toString).containsExactly("sample.hook");
            assertThat(it.repeats()).isEqualTo(1);
        });
    }

    @Test
    void a_lasso_is_found_again_when_its_path_is_taken_again() {
        var engine = engine(scenario("work-item-requeued"));
        var found = new Exhaustive(engine, BUDGET).outcome().findings().getFirst();

        var result = Rerun.afterSetUp(engine, BUDGET)
                .take(found.path().stream()
                        .map(it -> new RecordedStep(it.pick(), Optional.of(it.label())))
                        .toList());

        assertThat(result.findings()).singleElement().satisfies(it -> {
            assertThat(it.kind()).isEqualTo(Finding.Kind.LASSO);
            assertThat(it.repeats()).isEqualTo(found.repeats());
            assertThat(it.blame()).isEqualTo(found.blame());
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"work-item-requeued", "work-item-polls", "module-resurrected", "core-stops-with-programs"})
    void worlds_that_may_come_again_are_no_violation_of_modules_without_a_mistake(String name) {
        var engine = engine(scenario(name).repaired());

        var outcome = new Exhaustive(engine, BUDGET).outcome();

        assertThat(outcome.word()).isEqualTo(Outcome.Word.HOLDS);
    }

    /// The CPU inside the client could always go on, and would in the end.
    @Test
    void a_work_item_that_polls_until_a_cpu_has_left_could_only_be_kept_waiting_by_an_unfair_machine() {
        var engine = engine(scenario("work-item-polls"));
        var outcome = new Exhaustive(engine, BUDGET).outcome();

        assertThat(engine.foresight().mayRepeat()).isTrue();
        assertThat(outcome.word()).isEqualTo(Outcome.Word.HOLDS);
        assertThat(Rerun.afterSetUp(engine, BUDGET)
                        .take(untilTheWorkItemIsRequeued(
                                SetUp.of(engine, BUDGET).end()))
                        .findings())
                .isEmpty();
    }

    private static List<RecordedStep> untilTheWorkItemIsRequeued(World start) {
        var way = new ArrayList<RecordedStep>();
        var before = start;
        var world = start;
        boolean isInside = false;
        do {
            boolean isForOthers = isInside;
            var choices = world.enabled();
            var choice = choices.stream()
                    .filter(it -> isForOthers != isOfTraffic(it.label()))
                    .findFirst()
                    .orElse(choices.getFirst());
            isInside |= choice.label().contains("Acquire");
            way.add(new RecordedStep(choice.index(), Optional.of(choice.label())));
            before = world;
            world = world.apply(choice);
        } while (!world.digest().equals(before.digest()));
        return way;
    }

    private static boolean isOfTraffic(String label) {
        return label.contains("cpu0") || label.endsWith("@traffic");
    }

    @Test
    void states_lead_to_each_other_where_there_is_a_way_back() {
        int[][] leads = {{1}, {2, 3}, {1}, {4}, {4}, {5, 0}, {}};
        var all = new BitSet();
        all.set(0, leads.length);

        var components = Components.of(leads.length, it -> leads[it], all);

        assertThat(components).extracting(BitSet::toString).containsExactly("{1, 2}", "{4}", "{5}");
    }

    @Test
    void states_that_do_not_count_lead_nowhere() {
        int[][] leads = {{1}, {2}, {0}};
        var some = new BitSet();
        some.set(0, 2);

        assertThat(Components.of(leads.length, it -> leads[it], some)).isEmpty();
    }
}
