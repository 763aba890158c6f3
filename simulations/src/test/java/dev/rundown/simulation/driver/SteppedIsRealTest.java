package dev.rundown.simulation.driver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rundown.extension.spi.Extensions;
import dev.rundown.simulation.rule.Goal;
import dev.rundown.simulation.rule.Goals;
import dev.rundown.simulation.rule.Rule;
import dev.rundown.simulation.rule.Rules;
import dev.rundown.simulation.scenario.Bundled;
import dev.rundown.simulation.scenario.Vocabulary;
import dev.rundown.simulation.stage.Staging;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is explored is what runs: random paths of the stepped driver, taken by the product's Pekko actors on the
/// controlled dispatcher as well, lead to worlds with equal digests after every step.
class SteppedIsRealTest {
    private static final int PATHS = Integer.getInteger("rundown.paths", 1_000);
    private static final long SEED = Long.getLong("rundown.seed", 0x5eed);

    @ParameterizedTest(name = "@{0}, 1,000 paths, -Drundown.seed=24301")
    @ValueSource(strings = {"happy-path", "unload-while-attached", "pending-forever"})
    void every_step_of_a_random_path_leaves_real_actors_in_the_same_world(String name) {
        var ensemble = ensemble(name);
        var engine = new Stepped(ensemble);
        var random = new SplittableRandom(SEED);
        long steps = 0;
        var real = new RealActors(ensemble);
        for (int path = 0; path < PATHS; path++) {
            steps += real.follow(engine.initial(), random.split(), "path " + path);
        }

        assertThat(steps).isGreaterThan(PATHS);
    }

    private static Ensemble ensemble(String name) {
        var vocabulary = Vocabulary.of(
                Rules.all().stream().map(Rule::name).toList(),
                Goals.all().stream().map(Goal::name).toList());
        return Staging.stage(Bundled.find("@" + name).read(vocabulary), Extensions.onClassPath())
                .ensemble();
    }
}
