package dev.rundown.simulation.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rundown.extension.spi.Extensions;
import dev.rundown.simulation.driver.Stepped;
import dev.rundown.simulation.scenario.Bundled;
import dev.rundown.simulation.scenario.Expectation;
import dev.rundown.simulation.scenario.Place;
import dev.rundown.simulation.scenario.Vocabulary;
import dev.rundown.simulation.stage.Staged;
import dev.rundown.simulation.stage.Staging;
import dev.rundown.simulation.strategy.Strategies;
import dev.rundown.simulation.trace.TraceFile;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Every violation of a bundled scenario is found by the portfolio of samplers, and what is found is shrunk to the
/// shortest path there is.
class BundledSamplesTest {
    private static final Budget BUDGET = new Budget(1_000_000);

    /// So many schedules are enough for the portfolio.
    private static final Quota ENOUGH_5EED = new Quota(200, 1_000, 0x5eed);

    private static final Vocabulary VOCABULARY = Staging.vocabulary();

    @TestFactory
    Stream<DynamicTest>
            two_hundred_schedules_of_the_portfolio_find_each_bundled_violation_and_all_finds_shrink_to_the_optimum() {
        return violated().flatMap(staged -> {
            var exhaustive = Exhaustive.search(staged.ensemble(), BUDGET);
            return Stream.of("random", "pos", "pct:2", "pct", "delay", "coverage", "portfolio")
                    .map(it -> DynamicTest.dynamicTest(staged.scenario().name() + " by " + it, () -> {
                        var sampled = sample(staged, it);

                        // One strategy alone may miss a race; together they may not.
                        assertThat(exhaustive.violated()).containsAll(sampled.violated());
                        if (it.equals("portfolio")) {
                            assertThat(sampled.violated()).isEqualTo(exhaustive.violated());
                        }
                        assertThat(sampled.findings())
                                .allSatisfy(finding -> assertThat(exhaustive.findings())
                                        .anyMatch(best -> best.rule().equals(finding.rule())
                                                && best.blame().equals(finding.blame())
                                                && best.path().size()
                                                        == finding.path().size()));
                    }));
        });
    }

    @TestFactory
    Stream<DynamicTest> the_same_seed_gives_the_same_bytes_of_trace() {
        return violated()
                .map(staged -> DynamicTest.dynamicTest(
                        staged.scenario().name().value(),
                        () -> assertThat(traces(staged, sample(staged, "portfolio")))
                                .isNotEmpty()
                                .isEqualTo(traces(staged, sample(staged, "portfolio")))
                                .isEqualTo(traces(staged, sample(staged, "portfolio")))));
    }

    private static Stream<Staged> violated() {
        return Bundled.list().stream()
                .map(it -> it.read(VOCABULARY))
                .filter(it -> it.expect()
                        .filter(Expectation.Violated.class::isInstance)
                        .isPresent())
                .map(it -> Staging.stage(it, Extensions.onClassPath()));
    }

    private static Outcome sample(Staged staged, String strategy) {
        return new Sampling(
                        new Stepped(staged.ensemble()),
                        ENOUGH_5EED,
                        strategy,
                        Strategies.named(strategy, Place.of("test")))
                .outcome(BUDGET);
    }

    private static List<String> traces(Staged staged, Outcome outcome) {
        return outcome.findings().stream()
                .map(it -> TraceFile.of(
                                staged.scenario(), outcome.setUp().items().size(), staged.hashes(), it)
                        .text())
                .toList();
    }
}
