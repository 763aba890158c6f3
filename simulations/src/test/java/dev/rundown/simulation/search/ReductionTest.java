package dev.rundown.simulation.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.rundown.extension.spi.Extensions;
import dev.rundown.simulation.driver.Stepped;
import dev.rundown.simulation.driver.World;
import dev.rundown.simulation.rule.Goal;
import dev.rundown.simulation.rule.Goals;
import dev.rundown.simulation.rule.Rule;
import dev.rundown.simulation.rule.Rules;
import dev.rundown.simulation.scenario.Bundled;
import dev.rundown.simulation.scenario.Scenario;
import dev.rundown.simulation.scenario.Vocabulary;
import dev.rundown.simulation.stage.Staged;
import dev.rundown.simulation.stage.Staging;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Partial order reduction of every bundled scenario, as it is and without its defect.
class ReductionTest {
    private static final Budget BUDGET = new Budget(1_000_000);

    /// Enough for two thirds of the bundled scenarios.
    private static final Quota QUOTA = new Quota(5_000, 1_000, 0x5eed);

    private static final Vocabulary VOCABULARY = Vocabulary.of(
            Rules.all().stream().map(Rule::name).toList(),
            Goals.all().stream().map(Goal::name).toList());

    @TestFactory
    Stream<DynamicTest> no_schedule_is_begun_in_vain_and_the_same_rules_are_violated_as_by_exhaustive_search() {
        return scenarios()
                .map(staged -> DynamicTest.dynamicTest(staged.scenario().file(), () -> {
                    var reduced = reduce(staged);
                    var exhaustive = Exhaustive.search(staged.ensemble(), BUDGET);

                    assertThat(reduced.reduced().orElseThrow().blocked()).isZero();
                    assertThat(exhaustive.violated()).containsAll(reduced.violated());
                    if (reduced.figures().complete()) {
                        assertThat(reduced.word()).isEqualTo(exhaustive.word());
                        assertThat(reduced.findings())
                                .extracting(
                                        Finding::rule,
                                        Finding::blame,
                                        it -> it.path().size())
                                .isEqualTo(exhaustive.findings().stream()
                                        .map(it -> tuple(
                                                it.rule(), it.blame(), it.path().size()))
                                        .toList());
                        assertThat(reduced.unreached()).isEqualTo(exhaustive.unreached());
                        assertThat(reduced.figures().stuck())
                                .isLessThanOrEqualTo(exhaustive.figures().stuck());
                    }
                }));
    }

    /// Sleep sets alone visit each trace once too, but begin many schedules in vain.
    @TestFactory
    Stream<DynamicTest> there_are_as_many_traces_as_a_search_with_sleep_sets_alone_counts() {
        return scenarios()
                .map(staged -> DynamicTest.dynamicTest(staged.scenario().file(), () -> {
                    var reduced = reduce(staged);
                    assumeTrue(reduced.figures().complete(), "more traces than the quota");
                    var engine = new Stepped(staged.ensemble());
                    var count = new WithSleepSets(new SteppedTransitions(engine, new Visited()));
                    count.from(SetUp.of(engine, BUDGET).end(), List.of());

                    assertThat(reduced.reduced().orElseThrow().traces()).isEqualTo(count.traces);
                }));
    }

    /// Every enabled step is taken unless it sleeps (Godefroid, 1996).
    private static final class WithSleepSets {
        private final SteppedTransitions system;
        private long traces;

        WithSleepSets(SteppedTransitions system) {
            this.system = system;
        }

        void from(World world, List<Integer> asleep) {
            var enabled = system.enabled(world);
            traces += enabled.isEmpty() ? 1 : 0;
            var sleeping = new ArrayList<>(asleep);
            for (var step : enabled) {
                if (!sleeping.contains(step)) {
                    var next = sleeping.stream()
                            .filter(it -> !system.process(it).equals(system.process(step)))
                            .filter(it -> !system.dependent(it, step))
                            .toList();
                    from(system.after(world, step), next);
                    sleeping.add(step);
                }
            }
        }
    }

    private static Outcome reduce(Staged staged) {
        return new Reduction(new Stepped(staged.ensemble()), QUOTA, BUDGET).outcome();
    }

    private static Stream<Staged> scenarios() {
        return Bundled.list().stream()
                .map(it -> it.read(VOCABULARY))
                .flatMap(it -> it.expect().isPresent() ? Stream.of(it, it.repaired()) : Stream.of(it))
                .map(ReductionTest::stage)
                .filter(it -> it.rejections().isEmpty());
    }

    private static Staged stage(Scenario scenario) {
        return Staging.stage(scenario, Extensions.onClassPath());
    }
}
