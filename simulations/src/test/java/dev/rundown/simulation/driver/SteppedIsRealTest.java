package dev.rundown.simulation.driver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rundown.simulation.stage.BundledPlays;
import dev.rundown.simulation.stage.BundledPlays.Played;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is explored is what runs: random paths of the stepped driver, taken by the product's Pekko actors on the
/// controlled dispatcher as well, lead to worlds with equal digests after every step.
class SteppedIsRealTest {
    private static final int PATHS = Integer.getInteger("rundown.paths", 1_000);
    /// Of each bundled scenario.
    private static final int PATHS_OF_EACH = Math.max(1, PATHS / 100);

    private static final long SEED = Long.getLong("rundown.seed", 0x5eed);
    private static long all;

    static List<Played> plays() {
        return BundledPlays.asTheyAreAndRepaired();
    }

    @AfterAll
    static void say_how_many_steps_were_compared() {
        System.out.printf("stepped = controlled: %,d steps, every digest equal%n", all);
    }

    @ParameterizedTest(name = "@{0}, 1,000 paths, -Drundown.seed=24301")
    @ValueSource(strings = {"happy-path", "unload-while-attached", "pending-forever"})
    void every_step_of_a_random_path_leaves_real_actors_in_the_same_world(String name) {
        assertThat(follow(BundledPlays.of("@" + name), PATHS)).isGreaterThan(PATHS);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("plays")
    void real_actors_of_every_bundled_scenario_come_to_the_same_worlds(Played play) {
        assertThat(follow(play, PATHS_OF_EACH)).isGreaterThan(PATHS_OF_EACH);
    }

    private static long follow(Played play, int paths) {
        var ensemble = play.staged().ensemble();
        var engine = new Stepped(ensemble);
        var random = new SplittableRandom(SEED);
        long steps = 0;
        var real = new RealActors(ensemble);
        for (int path = 0; path < paths; path++) {
            steps += real.follow(engine.initial(), random.split(), "path " + path);
        }
        all += steps;
        return steps;
    }
}
