package dev.rundown.simulation.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.rundown.extension.spi.Extensions;
import dev.rundown.simulation.dpor.Dpor;
import dev.rundown.simulation.driver.Digest;
import dev.rundown.simulation.driver.Moves;
import dev.rundown.simulation.driver.Stepped;
import dev.rundown.simulation.driver.World;
import dev.rundown.simulation.scenario.Bundled;
import dev.rundown.simulation.scenario.Scenario;
import dev.rundown.simulation.scenario.Vocabulary;
import dev.rundown.simulation.stage.Staged;
import dev.rundown.simulation.stage.Staging;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Partial order reduction of every bundled scenario, as it is and without its defect.
class ReductionTest {
    private static final Budget BUDGET = new Budget(1_000_000);

    /// Enough for two thirds of the bundled scenarios.
    private static final Quota QUOTA = new Quota(5_000, 1_000, 0x5eed);

    /// Random ways of each scenario that has more traces, and by how many steps one goes back from the end.
    private static final int WAYS = 3;

    private static final int STRIDE = 6;

    private static final Vocabulary VOCABULARY = Staging.vocabulary();

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

    /// Sleep sets alone visit each trace once too, but begin many schedules in vain. Where there are more traces than
    /// the
    /// quota, both begin as far from the end of a random way as the quota lets them: no scenario is left out.
    @TestFactory
    Stream<DynamicTest> there_are_as_many_traces_as_sleep_sets_alone_count_and_they_end_and_break_what_any_way_does() {
        return scenarios()
                .map(staged -> DynamicTest.dynamicTest(staged.scenario().file(), () -> {
                    var engine = new Stepped(staged.ensemble());
                    var start = SetUp.of(engine, BUDGET).end();
                    boolean isWhole = traces(engine, start).isPresent();
                    var random = new SplittableRandom(QUOTA.seed());
                    var beginnings = isWhole ? List.of(start) : tails(engine, start, random);

                    for (var world : beginnings) {
                        var reduced = traces(engine, world).orElseThrow();
                        var count = new WithSleepSets(new SteppedTransitions(engine, new Visited()));
                        count.from(world, List.of());
                        assertThat(reduced.count()).isEqualTo(count.traces);
                        assertThat(reduced.reached()).isEqualTo(anyWay(engine, world));
                    }
                    assertThat(beginnings).isNotEmpty();
                }));
    }

    /// Where the traces from a world end, and which rules break on them, going on after the first.
    private record Reached(Set<Digest> ends, Set<String> broken) {}

    private record Traces(long count, Reached reached) {}

    /// Empty where there are more than the quota.
    private static Optional<Traces> traces(Stepped engine, World start) {
        var reached = new Reached(new HashSet<>(), new TreeSet<>());
        var count = new AtomicLong();
        var figures = new Dpor<>(new SteppedTransitions(engine, new Visited()), QUOTA.steps())
                .visit(start, (trace, end, _) -> {
                    trace.steps().forEach(it -> note(engine, it, reached));
                    reached.ends().add(end.digest());
                    return count.incrementAndGet() < QUOTA.schedules();
                });
        assertThat(figures.blocked()).isZero();
        return figures.complete() ? Optional.of(new Traces(figures.traces(), reached)) : Optional.empty();
    }

    private static void note(Stepped engine, int move, Reached reached) {
        if (engine.breaks(move)) {
            engine.occurrence(move)
                    .breaches()
                    .forEach(it -> reached.broken().add(it.rule().id()));
        }
    }

    private static Reached anyWay(Stepped engine, World start) {
        var reached = new Reached(new HashSet<>(), new TreeSet<>());
        var met = new HashSet<Digest>();
        var open = new ArrayDeque<>(List.of(start));
        while (!open.isEmpty()) {
            var world = open.pop();
            if (met.add(world.digest())) {
                var enabled = new Moves();
                engine.enabled(world, Integer.MAX_VALUE, enabled);
                for (int i = 0; i < enabled.count(); i++) {
                    note(engine, enabled.get(i), reached);
                    open.push(engine.after(world, enabled.get(i)));
                }
                if (enabled.count() == 0) {
                    reached.ends().add(world.digest());
                }
            }
        }
        return reached;
    }

    /// Of a few random ways the worlds furthest from the end from which there are not more traces than the quota.
    private static List<World> tails(Stepped engine, World start, SplittableRandom random) {
        var tails = new ArrayList<World>();
        for (int way = 0; way < WAYS; way++) {
            var worlds = way(engine, start, random);
            int back = worlds.size() - 1;
            while (back >= STRIDE && traces(engine, worlds.get(back - STRIDE)).isPresent()) {
                back -= STRIDE;
            }
            tails.add(worlds.get(back));
        }
        return tails;
    }

    private static List<World> way(Stepped engine, World start, SplittableRandom random) {
        var worlds = new ArrayList<>(List.of(start));
        var enabled = new Moves();
        engine.enabled(start, Integer.MAX_VALUE, enabled);
        while (enabled.count() > 0 && worlds.size() < QUOTA.steps()) {
            worlds.add(engine.after(worlds.getLast(), enabled.get(random.nextInt(enabled.count()))));
            engine.enabled(worlds.getLast(), Integer.MAX_VALUE, enabled);
        }
        return worlds;
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
