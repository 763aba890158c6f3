package dev.rundown.simulation.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rundown.actor.Address;
import dev.rundown.simulation.driver.SmallCast;
import dev.rundown.simulation.driver.SmallModule.Attach;
import dev.rundown.simulation.driver.SmallModule.Detach;
import dev.rundown.simulation.driver.Stepped;
import dev.rundown.simulation.rule.Goals;
import dev.rundown.simulation.rule.Rules;
import dev.rundown.simulation.scenario.Place;
import dev.rundown.simulation.strategy.Strategies;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SamplingTest {
    private static final Budget BUDGET = new Budget(1_000_000);
    private static final Quota QUOTA_5EED = new Quota(300, 1_000, 0x5eed);

    private static SmallCast attached(Detach client, Detach provider) {
        return SmallCast.of()
                .provider("sample.hook", Attach.ACCEPT, provider)
                .client("L1", Attach.ACCEPT, client)
                .registers("sample.hook")
                .registers("L1");
    }

    private static Outcome sample(SmallCast cast, String strategy, Quota quota) {
        return new Sampling(new Stepped(cast.ensemble()), quota, strategy, Strategies.named(strategy, Place.of("test")))
                .outcome(BUDGET);
    }

    @ParameterizedTest
    @ValueSource(strings = {"random", "pos", "pct", "delay", "portfolio"})
    void modules_that_do_their_duty_break_no_rule_in_any_sample(String strategy) {
        var cast = attached(Detach.PENDING, Detach.PENDING).deregister("sample.hook", "L1");

        var outcome = sample(cast, strategy, QUOTA_5EED);

        var all = Exhaustive.search(cast.ensemble(), BUDGET).figures().states();
        assertThat(outcome.figures().states()).isBetween(2L, all);
        assertThat(outcome.words())
                .isEqualTo("no violation found (300 random schedules, %,d distinct states)"
                        .formatted(outcome.figures().states()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"random", "pos", "pct", "delay", "portfolio"})
    void a_sample_finds_what_the_exhaustive_search_finds_and_is_shrunk_to_the_same_length(String strategy) {
        var cast = attached(Detach.TWICE, Detach.NEVER).deregister("sample.hook", "L1");
        var exhaustive = Exhaustive.search(cast.ensemble(), BUDGET);

        var outcome = sample(cast, strategy, QUOTA_5EED);

        assertThat(outcome.violated()).isEqualTo(exhaustive.violated());
        for (int i = 0; i < outcome.findings().size(); i++) {
            var finding = outcome.findings().get(i);
            assertThat(finding.path())
                    .hasSameSizeAs(exhaustive.findings().get(i).path());
            assertThat(finding.origin().length())
                    .isGreaterThanOrEqualTo(finding.path().size());
            assertThat(finding.origin().strategy()).isNotEqualTo("exhaustive");
        }
    }

    @Test
    void the_same_seed_finds_the_same_paths_and_another_seed_meets_other_states() {
        var cast = attached(Detach.TWICE, Detach.NEVER).deregister("sample.hook", "L1");

        var first = sample(cast, "pos", new Quota(5, 1_000, 0x5eed));
        var second = sample(cast, "pos", new Quota(5, 1_000, 0x5eed));
        var other = sample(cast, "pos", new Quota(5, 1_000, 0xcafe));

        assertThat(first.figures()).isEqualTo(second.figures());
        assertThat(first.findings().stream().flatMap(it -> it.path().stream()).map(PathStep::digest))
                .containsExactlyElementsOf(second.findings().stream()
                        .flatMap(it -> it.path().stream())
                        .map(PathStep::digest)
                        .toList());
        assertThat(other.figures()).isNotEqualTo(first.figures());
    }

    @Test
    void a_goal_that_no_sample_reaches_makes_it_hollow() {
        var refused = Goals.find("refused-by-client").orElseThrow();

        var outcome = sample(
                attached(Detach.SUCCESS, Detach.SUCCESS).sometimes(refused).deregister("L1"), "random", QUOTA_5EED);

        assertThat(outcome.words()).isEqualTo("HOLLOW");
        assertThat(outcome.unreached()).containsExactly(refused);
    }

    @Test
    void a_schedule_ends_at_the_most_steps_and_is_counted_as_cut() {
        var cast = attached(Detach.PENDING, Detach.PENDING).deregister("sample.hook", "L1");

        var outcome = sample(cast, "random", new Quota(7, 3, 0x5eed));

        assertThat(outcome.sampled().orElseThrow().cut()).isEqualTo(7);
        assertThat(outcome.figures().deepest()).isEqualTo(3);
    }

    @Test
    void sampling_goes_on_where_the_budget_of_the_exhaustive_search_is_spent() {
        var engine = new Stepped(SmallCast.canonical());
        var alone = new Exhaustive(new Stepped(SmallCast.canonical()), new Budget(1_000)).outcome();

        var outcome = new Sampling(
                        engine,
                        QUOTA_5EED,
                        Strategies.PORTFOLIO,
                        Strategies.named(Strategies.PORTFOLIO, Place.of("test")))
                .afterExhaustive(new Budget(1_000), Effort.ALONE);

        assertThat(outcome.word()).isEqualTo(Outcome.Word.NOT_FOUND);
        assertThat(outcome.sampled().orElseThrow().strategy()).isEqualTo("exhaustive, then portfolio");
        assertThat(outcome.figures().states()).isBetween(alone.figures().states(), 1_200_000L);
    }

    @Test
    void leaving_out_steps_keeps_the_rule_and_the_blame() {
        var cast = attached(Detach.TWICE, Detach.NEVER).deregister("sample.hook", "L1");
        var engine = new Stepped(cast.ensemble());
        var start = SetUp.of(engine, BUDGET).end();
        var shortest = Exhaustive.search(cast.ensemble(), BUDGET).findings().getFirst();
        var found = new Sampling(engine, QUOTA_5EED, "delay", Strategies.named("delay", Place.of("test")))
                .outcome(BUDGET)
                .findings()
                .getFirst();

        var shrunk = new Shrinking(engine, start, new Budget(1)).shrink(found);

        assertThat(shrunk.rule()).isEqualTo(Rules.NMR004);
        assertThat(shrunk.blame()).containsExactly(new Address("L1"));
        assertThat(shrunk.path())
                .hasSizeBetween(shortest.path().size(), found.origin().length());
        assertThat(List.of(shrunk.path()
                        .getLast()
                        .occurrence()
                        .breaches()
                        .getFirst()
                        .rule()))
                .containsExactly(Rules.NMR004);
    }

    @ParameterizedTest
    @ValueSource(strings = {"L1", "sample.hook"})
    void what_is_as_bad_elsewhere_has_the_same_blame(String culprit) {
        var one = attached(
                culprit.equals("L1") ? Detach.TWICE : Detach.SUCCESS,
                culprit.equals("L1") ? Detach.SUCCESS : Detach.TWICE);
        var both = attached(Detach.TWICE, Detach.TWICE).deregister("sample.hook", "L1");
        var found = Exhaustive.search(one.deregister("sample.hook", "L1").ensemble(), BUDGET)
                .findings()
                .getFirst();

        var elsewhere = Shrinking.elsewhere(both.ensemble(), found, BUDGET).orElseThrow();

        assertThat(elsewhere.finding().rule()).isEqualTo(Rules.NMR004);
        assertThat(elsewhere.finding().blame()).containsExactly(new Address(culprit));
    }
}
