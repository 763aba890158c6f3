package dev.rundown.simulation.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rundown.simulation.driver.Moves;
import dev.rundown.simulation.driver.SmallCast;
import dev.rundown.simulation.driver.Stepped;
import dev.rundown.simulation.scenario.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Walks through the ensemble of the benchmark: one provider, two clients that come and go.
class StrategiesTest {
    private static final Extent EXTENT = new Extent(8, 60);
    private static final int MOST_STEPS = 1_000;

    private final Stepped engine = new Stepped(SmallCast.canonical());

    /// What was picked at each step, and who could have gone.
    private record Walk(List<Integer> picks, List<String> lanes, int switches) {}

    private Walk walk(Decider decider) {
        var picks = new ArrayList<Integer>();
        var lanes = new ArrayList<String>();
        int switches = 0;
        var world = engine.initial();
        var moves = new Moves();
        engine.enabled(world, Integer.MAX_VALUE, moves);
        while (moves.count() > 0 && picks.size() < MOST_STEPS) {
            var fork = new SteppedFork(engine, moves, picks.size() + 1);
            int pick = decider.pick(fork);
            if (pick == Decider.STOP) {
                break;
            }
            var turns = fork.turns();
            var lane = turns.stream()
                    .filter(it -> it.first() <= pick && pick < it.first() + it.count())
                    .map(it -> it.lane().name())
                    .findFirst()
                    .orElseThrow();
            if (!lanes.isEmpty() && !lanes.getLast().equals(lane)) {
                var last = lanes.getLast();
                switches += turns.stream().anyMatch(it -> it.lane().name().equals(last)) ? 1 : 0;
            }
            picks.add(pick);
            lanes.add(lane);
            world = engine.after(world, moves.get(pick));
            engine.enabled(world, Integer.MAX_VALUE, moves);
        }
        return new Walk(picks, lanes, switches);
    }

    private static Strategy named(String name) {
        return Strategies.named(name, Place.of("test")).getFirst();
    }

    @ParameterizedTest
    @ValueSource(strings = {"random", "pos", "pct:1", "pct:3", "delay:0", "delay:2", "coverage"})
    void seed_5eed_walks_the_same_way_each_time(String name) {
        var first = walk(named(name).begin(new SplittableRandom(0x5eed), EXTENT));
        var second = walk(named(name).begin(new SplittableRandom(0x5eed), EXTENT));

        assertThat(second.picks()).isEqualTo(first.picks()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"random", "pos", "pct:3", "delay:2", "coverage"})
    void seeds_1_to_50_walk_many_ways(String name) {
        var ways = new TreeSet<String>();
        for (int seed = 1; seed <= 50; seed++) {
            ways.add(walk(named(name).begin(new SplittableRandom(seed), EXTENT))
                    .picks()
                    .toString());
        }

        assertThat(ways).hasSizeGreaterThan(15);
    }

    @Test
    void coverage_remembers_what_it_met_and_afresh_it_has_met_nothing() {
        var coverage = new Coverage();
        var walks = new Coverage();
        var random = new SplittableRandom(0x5eed);
        for (int i = 0; i < 50; i++) {
            walk(coverage.begin(random.split(), EXTENT));
            walk(walks.afresh().begin(random.split(), EXTENT));
        }

        assertThat(coverage.pairs()).isGreaterThan(50);
        assertThat(walks.pairs()).isZero();
    }

    @Test
    void without_a_delay_a_lane_goes_on_until_it_cannot_and_chance_has_no_say() {
        var first = walk(new Delays(0).begin(new SplittableRandom(1), EXTENT));
        var second = walk(new Delays(0).begin(new SplittableRandom(2), EXTENT));

        assertThat(first.switches()).isZero();
        assertThat(second.picks()).isEqualTo(first.picks());
    }

    @Test
    void each_delay_makes_one_lane_wait_at_most_seeds_1_to_50() {
        for (int seed = 1; seed <= 50; seed++) {
            var walk = walk(new Delays(3).begin(new SplittableRandom(seed), EXTENT));

            assertThat(walk.switches()).isLessThanOrEqualTo(3);
        }
    }

    @Test
    void a_replay_takes_the_recorded_picks_and_stops() {
        var recorded = walk(new PartialOrderSampling().begin(new SplittableRandom(0x5eed), EXTENT))
                .picks();

        var whole = walk(new Replay(recorded).begin(new SplittableRandom(1), EXTENT));
        var part = walk(new Replay(recorded.subList(0, 5)).begin(new SplittableRandom(1), EXTENT));

        assertThat(whole.picks()).isEqualTo(recorded);
        assertThat(part.picks()).isEqualTo(recorded.subList(0, 5));
    }

    @Test
    void a_replay_of_a_choice_that_is_not_there_says_at_which_step() {
        var replay = new Replay(List.of(0, 99)).begin(new SplittableRandom(1), EXTENT);

        assertThatThrownBy(() -> walk(replay)).hasMessageStartingWith("step 2 took choice 99; now there are only ");
    }

    @Test
    void the_bound_of_priority_changes_is_that_of_its_paper() {
        var bound = new PriorityChanges(3).bound(new Extent(4, 10)).orElseThrow();

        assertThat(bound)
                .isEqualTo("pct:3 meets 3 orderings with p >= 1/400 a schedule (4 lanes, 10 steps, faults aside)");
    }
}
