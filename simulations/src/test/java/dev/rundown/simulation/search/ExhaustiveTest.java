package dev.rundown.simulation.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rundown.actor.Address;
import dev.rundown.simulation.driver.SmallCast;
import dev.rundown.simulation.driver.SmallModule.Attach;
import dev.rundown.simulation.driver.SmallModule.Detach;
import dev.rundown.simulation.driver.Stepped;
import dev.rundown.simulation.rule.Goals;
import dev.rundown.simulation.rule.Rule;
import dev.rundown.simulation.rule.Rules;
import org.junit.jupiter.api.Test;

class ExhaustiveTest {
    private static final Budget BUDGET = new Budget(1_000_000);

    private static SmallCast attached(Detach client, Detach provider) {
        return SmallCast.of()
                .provider("sample.hook", Attach.ACCEPT, provider)
                .client("L1", Attach.ACCEPT, client)
                .registers("sample.hook")
                .registers("L1");
    }

    private static Outcome search(SmallCast cast) {
        return Exhaustive.search(cast.ensemble(), BUDGET);
    }

    @Test
    void modules_that_do_their_duty_break_no_rule() {
        var outcome = search(attached(Detach.PENDING, Detach.PENDING).deregister("sample.hook", "L1"));

        assertThat(outcome.words()).isEqualTo("holds (every schedule explored)");
        assertThat(outcome.findings()).isEmpty();
        assertThat(outcome.figures().stuck()).isZero();
    }

    @Test
    void a_completion_that_never_comes_is_one_verdict_with_the_debtor_to_blame() {
        var outcome = search(attached(Detach.SUCCESS, Detach.NEVER).deregister("L1"));

        assertThat(outcome.words()).isEqualTo("VIOLATED");
        assertThat(outcome.findings()).singleElement().satisfies(it -> {
            assertThat(it.rule()).isEqualTo(Rules.NMR008);
            assertThat(it.also()).containsExactly(Rules.NMR003);
            assertThat(it.kind()).isEqualTo(Finding.Kind.STUCK);
            assertThat(it.blame()).containsExactly(new Address("sample.hook"));
            assertThat(it.sentence()).isEqualTo("registrar waits for sample.hook: owed by sample.hook");
        });
    }

    @Test
    void the_same_debt_is_nmr003_where_only_that_is_judged() {
        var outcome = search(
                attached(Detach.SUCCESS, Detach.NEVER).judging(Rules.NMR003).deregister("L1"));

        assertThat(outcome.violated()).containsExactly("NMR003");
        assertThat(outcome.findings().getFirst().blame()).containsExactly(new Address("sample.hook"));
    }

    @Test
    void a_rule_that_is_not_judged_is_not_violated() {
        var outcome = search(
                attached(Detach.SUCCESS, Detach.NEVER).judging(Rules.NMR005).deregister("L1"));

        assertThat(outcome.words()).isEqualTo("holds (every schedule explored)");
        assertThat(outcome.figures().stuck()).isPositive();
    }

    @Test
    void a_second_completion_is_found_on_the_shortest_path() {
        var outcome = search(attached(Detach.TWICE, Detach.SUCCESS).deregister("L1"));

        assertThat(outcome.violated()).containsExactly("NMR004");
        var finding = outcome.findings().getFirst();
        assertThat(finding.blame()).containsExactly(new Address("L1"));
        assertThat(finding.kind()).isEqualTo(Finding.Kind.SAFETY);
        assertThat(finding.path().getLast().occurrence().breaches())
                .extracting(it -> it.rule().id())
                .containsExactly("NMR004");
    }

    @Test
    void each_step_of_a_path_names_its_choice_and_the_others() {
        var outcome = search(attached(Detach.TWICE, Detach.SUCCESS).deregister("L1"));

        var path = outcome.findings().getFirst().path();

        assertThat(path).extracting(PathStep::index).startsWith(1, 2, 3);
        assertThat(path.getFirst().label()).isEqualTo("play:admin>L1:Deregister()");
        assertThat(path.get(1).label()).isEqualTo("admin>L1:Deregister()");
        assertThat(path.get(2).label()).isEqualTo("L1>registrar:NmrDeregisterClient(L1)");
        assertThat(path).allSatisfy(it -> assertThat(it.of().get(it.pick())).isEqualTo(it.label()));
    }

    @Test
    void what_happens_before_anything_races_is_folded_and_counted() {
        var outcome = search(attached(Detach.SUCCESS, Detach.SUCCESS).deregister("sample.hook", "L1"));

        assertThat(outcome.setUp().items()).hasSize(2);
        assertThat(outcome.setUp().steps()).hasSize((int) outcome.setUp().states());
        assertThat(outcome.figures().states()).isGreaterThan(outcome.setUp().states());
    }

    @Test
    void an_item_with_a_choice_is_explored_not_folded() {
        var outcome = search(SmallCast.of()
                .provider("sample.hook", Attach.ACCEPT, Detach.SUCCESS)
                .client("L1", Attach.ACCEPT, Detach.EITHER)
                .registers("sample.hook")
                .livesAlone("L1"));

        assertThat(outcome.setUp().items()).hasSize(1);
        assertThat(outcome.words()).isEqualTo("holds (every schedule explored)");
    }

    @Test
    void a_spent_budget_is_incomplete_and_says_how_far_it_went() {
        var outcome = Exhaustive.search(SmallCast.canonical(), new Budget(1_000));

        assertThat(outcome.word()).isEqualTo(Outcome.Word.INCOMPLETE);
        assertThat(outcome.words()).startsWith("incomplete (budget, 1,0").endsWith(" distinct states)");
    }

    @Test
    void a_violation_found_before_the_budget_was_spent_stands() {
        var cast = attached(Detach.TWICE, Detach.TWICE).deregister("sample.hook", "L1");
        var whole = search(cast);

        var partial =
                Exhaustive.search(cast.ensemble(), new Budget(whole.figures().states() - 40));

        assertThat(partial.words()).isEqualTo("VIOLATED");
        assertThat(partial.figures().complete()).isFalse();
    }

    @Test
    void a_goal_that_is_never_reached_makes_the_search_hollow() {
        var refused = Goals.find("refused-by-client").orElseThrow();

        var hollow = search(
                attached(Detach.SUCCESS, Detach.SUCCESS).sometimes(refused).deregister("L1"));
        var reached = search(SmallCast.of()
                .provider("sample.hook", Attach.ACCEPT, Detach.SUCCESS)
                .client("L1", Attach.REFUSE, Detach.SUCCESS)
                .sometimes(refused)
                .live("sample.hook", "L1"));

        assertThat(hollow.words()).isEqualTo("HOLLOW");
        assertThat(hollow.unreached()).containsExactly(refused);
        assertThat(reached.words()).isEqualTo("holds (every schedule explored)");
    }

    @Test
    void early_completion_is_seen_among_the_schedules() {
        var outcome = search(attached(Detach.PENDING, Detach.SUCCESS)
                .sometimes(Goals.find("early-completion-seen").orElseThrow())
                .deregister("L1"));

        assertThat(outcome.words()).isEqualTo("holds (every schedule explored)");
    }

    @Test
    void rules_cost_no_states() {
        var cast = attached(Detach.PENDING, Detach.PENDING);
        long without =
                search(cast.judging().deregister("sample.hook", "L1")).figures().states();

        for (Rule rule : Rules.all()) {
            var with = attached(Detach.PENDING, Detach.PENDING).judging(rule).deregister("sample.hook", "L1");

            assertThat(search(with).figures().states()).as(rule.toString()).isEqualTo(without);
        }
    }

    @Test
    void the_same_search_finds_the_same_paths() {
        var cast = attached(Detach.TWICE, Detach.NEVER).deregister("sample.hook", "L1");

        var first = search(cast).findings();
        var second = search(cast).findings();

        assertThat(first)
                .extracting(Finding::sentence)
                .isEqualTo(second.stream().map(Finding::sentence).toList());
        assertThat(first.stream().flatMap(it -> it.path().stream()).map(PathStep::digest))
                .containsExactlyElementsOf(second.stream()
                        .flatMap(it -> it.path().stream())
                        .map(PathStep::digest)
                        .toList());
    }

    @Test
    void schedules_of_folded_items_and_of_the_rest_multiply() {
        var folded = attached(Detach.SUCCESS, Detach.SUCCESS).deregister("L1").ensemble();
        var whole = new Stepped(folded);

        var outcome = new Exhaustive(new Stepped(folded), BUDGET).outcomeWithSchedules();

        assertThat(outcome.setUp().items()).hasSize(2);
        assertThat(outcome.schedules()).contains(Schedules.from(whole, whole.initial(), Integer.MAX_VALUE));
    }
}
