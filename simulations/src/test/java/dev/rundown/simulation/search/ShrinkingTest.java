package dev.rundown.simulation.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rundown.simulation.driver.Stepped;
import dev.rundown.simulation.driver.World;
import dev.rundown.simulation.scenario.Place;
import dev.rundown.simulation.stage.BundledPlays;
import dev.rundown.simulation.stage.BundledPlays.Played;
import dev.rundown.simulation.strategy.Strategies;
import dev.rundown.simulation.strategy.Strategy;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A failing run that chance has found, of every rule that a bundled scenario violates, shrinks to the optimum.
class ShrinkingTest {
    private static final Budget BUDGET = new Budget(1_000_000);
    private static final long SEED = Long.getLong("rundown.seed", 0x5eed);

    /// As many as it may take the portfolio.
    private static final int MOST_SCHEDULES = 50_000;

    private static final int MOST_STEPS = 1_000;
    private static long found;
    private static long before;
    private static long after;

    static List<Played> violated() {
        return BundledPlays.violated();
    }

    @AfterAll
    static void say_how_much_was_shrunk() {
        System.out.printf("shrunk: %d failing runs from %,d steps in sum to %,d%n", found, before, after);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("violated")
    void a_random_failing_run_shrinks_to_the_length_of_the_exhaustive_optimum(Played play) {
        var engine = new Stepped(play.staged().ensemble());
        var exhaustive = new Exhaustive(engine, BUDGET).outcome();
        var start = exhaustive.setUp().end();

        assertThat(exhaustive.findings()).isNotEmpty().allSatisfy(best -> {
            var random = random(engine, start, best);

            var shrunk = new Shrinking(engine, start, BUDGET).shrink(random);

            assertThat(shrunk.rule()).isEqualTo(best.rule());
            assertThat(shrunk.blame()).isEqualTo(best.blame());
            assertThat(shrunk.path()).hasSameSizeAs(best.path());
            found++;
            before += random.path().size();
            after += shrunk.path().size();
        });
    }

    /// The first run of the portfolio's members, taking turns, that violates the same rule with the same blame.
    private static Finding random(Stepped engine, World start, Finding best) {
        engine.twins().forget();
        var random = new SplittableRandom(SEED);
        var extent = Walks.extent(engine, start, MOST_STEPS, random.split());
        var walks = new Walks(engine, start, MOST_STEPS, new Visited());
        var members = Strategies.named(Strategies.PORTFOLIO, Place.of("test")).stream()
                .map(Strategy::afresh)
                .toList();
        for (int i = 0; i < MOST_SCHEDULES; i++) {
            var alike = new Findings(
                    engine.ensemble().rules(), (rule, blame) -> rule.equals(best.rule()) && blame.equals(best.blame()));
            var member = members.get(i % members.size());
            var picks = walks.run(member.begin(random.split(), extent), alike, 0);
            Optional<Finding> finding = alike.with(_ -> new Recorded(member.name(), picks), start).stream()
                    .findFirst();
            if (finding.isPresent()) {
                return finding.get();
            }
        }
        throw new AssertionError("%s was not found in %,d schedules".formatted(best.rule(), MOST_SCHEDULES));
    }
}
