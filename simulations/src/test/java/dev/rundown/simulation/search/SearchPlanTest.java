package dev.rundown.simulation.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rundown.simulation.driver.SmallCast;
import dev.rundown.simulation.scenario.InputException;
import dev.rundown.simulation.scenario.Place;
import dev.rundown.simulation.scenario.Placed;
import dev.rundown.simulation.scenario.SearchSettings;
import dev.rundown.simulation.search.SearchPlan.Flags;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SearchPlanTest {
    private static final Place PLACE = Place.of("race.yaml");

    private static Flags flags(String strategy) {
        return new Flags(
                Optional.of(strategy), Optional.empty(), Optional.empty(), Optional.empty(), Limits.none(), false);
    }

    private static Flags sampling(String strategy, long schedules, String seed, long steps) {
        return new Flags(
                Optional.of(strategy),
                Optional.of(schedules),
                Optional.of(seed),
                Optional.of(steps),
                Limits.none(),
                false);
    }

    private static SearchPlan plan(Flags flags) {
        return SearchPlan.of(PLACE, SearchSettings.DEFAULT, flags);
    }

    @Test
    void without_a_word_it_is_exhaustive_and_the_schedules_of_a_small_one_are_counted() {
        var cast = SmallCast.canonical();

        var outcome = plan(Flags.NONE).run(cast);

        assertThat(outcome.words()).isEqualTo("holds (every schedule explored)");
        assertThat(outcome.sampled()).isEmpty();
    }

    @Test
    void without_a_word_a_portfolio_goes_on_where_the_states_are_spent() {
        var flags = new Flags(
                Optional.empty(), Optional.of(50L), Optional.of("7"), Optional.empty(), Limits.states(500), false);

        var outcome = plan(flags).run(SmallCast.canonical());

        assertThat(outcome.words()).startsWith("no violation found (50 random schedules, ");
        assertThat(outcome.sampled().orElseThrow().seed()).isEqualTo(7);
    }

    @Test
    void exhaustive_alone_stays_incomplete_where_the_states_are_spent() {
        var flags = new Flags(
                Optional.of("exhaustive"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Limits.states(500),
                false);

        var outcome = plan(flags).run(SmallCast.canonical());

        assertThat(outcome.word()).isEqualTo(Outcome.Word.INCOMPLETE);
    }

    @Test
    void flags_win_over_the_file() {
        var settings = new SearchSettings(
                Optional.of(new Placed<>(9L, PLACE)),
                Optional.empty(),
                Optional.of(new Placed<>(0xabL, PLACE)),
                Optional.of(new Placed<>("random", PLACE)));

        var byFile = SearchPlan.of(PLACE, settings, Flags.NONE).run(SmallCast.canonical());
        var byFlags = SearchPlan.of(PLACE, settings, sampling("pct:2", 3, "0x5eed", 1_000))
                .run(SmallCast.canonical());

        assertThat(byFile.sampled().orElseThrow())
                .extracting(it -> it.strategy() + " " + it.schedules() + " " + it.seed())
                .isEqualTo("random 9 171");
        assertThat(byFlags.sampled().orElseThrow())
                .extracting(it -> it.strategy() + " " + it.schedules() + " " + it.seed())
                .isEqualTo("pct:2 3 24301");
        assertThat(byFlags.sampled().orElseThrow().bounds())
                .singleElement()
                .asString()
                .startsWith("pct:2 meets 2 orderings with p >= 1/");
    }

    @Test
    void contradictions_and_wrong_numbers_are_refused_with_what_to_type() {
        refused(flags("pso"), "race.yaml no strategy is called \"pso\"; did you mean \"pos\"?");
        refused(flags("pos:3"), "race.yaml strategy \"pos:3\": pos takes no number; did you mean \"pos\"?");
        refused(
                flags("pct:0"),
                "race.yaml strategy \"pct:0\": the number of pct is from 1 to 20; did you mean \"pct:1\"?");
        refused(
                flags("delay:x"),
                "race.yaml strategy \"delay:x\": the number of delay is from 0 to 1,000; did you mean \"delay:2\"?");
        refused(
                sampling("exhaustive", 5, "1", 9),
                "race.yaml --schedules does not go with strategy \"exhaustive\": use --states, or \"--strategy"
                        + " portfolio\"");
        refused(
                new Flags(
                        Optional.of("pos"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Limits.states(5),
                        false),
                "race.yaml --states does not go with strategy \"pos\": use --schedules, or \"--strategy exhaustive\"");
        refused(
                sampling("pos", 0, "1", 9),
                "race.yaml --schedules 0: it is from 1 to 1,000,000,000,000; did you mean \"--schedules 1\"?");
        refused(
                sampling("pos", 1, "5eed", 9),
                "race.yaml --seed 5eed: a seed is a number such as 24301, or hexadecimal such as 0x5eed");
    }

    private static void refused(Flags flags, String message) {
        assertThatThrownBy(() -> plan(flags)).isInstanceOf(InputException.class).hasMessage(message);
    }
}
