package dev.rundown.simulation.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rundown.simulation.driver.Reduction;
import dev.rundown.simulation.driver.Stepped;
import dev.rundown.simulation.scenario.Place;
import dev.rundown.simulation.stage.BundledPlays;
import dev.rundown.simulation.stage.BundledPlays.Played;
import dev.rundown.simulation.strategy.Strategies;
import dev.rundown.simulation.trace.TraceFile;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is found does not depend on when, nor on how many cores.
class DeterminismTest {
    /// More than any race of the museum has; `@storm` is compared as far as it goes.
    private static final Budget BUDGET = new Budget(150_000);

    static List<Played> plays() {
        return BundledPlays.asTheyAre();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("plays")
    void a_trace_is_the_same_byte_for_byte_three_times_on_one_core_and_on_two(Played play) {
        var first = found(play, 1);

        assertThat(found(play, 1)).isEqualTo(first);
        assertThat(found(play, 1)).isEqualTo(first);
        assertThat(found(play, 2)).isEqualTo(first);
        assertThat(found(play, 2)).isEqualTo(first);
        assertThat(found(play, 2)).isEqualTo(first);
    }

    /// Before anything is merged a search is alone, and most end there: here the threads share all of it.
    @ParameterizedTest(name = "{0}")
    @MethodSource("plays")
    void threads_that_share_the_whole_search_find_what_one_finds(Played play) {
        var reductions = EnumSet.complementOf(EnumSet.of(Reduction.MERGING));

        assertThat(found(play, new Effort(2, reductions))).isEqualTo(found(play, new Effort(1, reductions)));
    }

    /// Samples meet new states where the search has met none, so it matters what is in the table when the states are
    /// spent.
    @ParameterizedTest(name = "{0} states")
    @ValueSource(longs = {20_011, 60_013})
    void what_is_sampled_after_the_states_are_spent_does_not_depend_on_the_number_of_cores(long states) {
        var found = IntStream.rangeClosed(1, 3)
                .mapToObj(cores -> sampled(states, cores))
                .toList();

        assertThat(found).containsOnly(found.getFirst());
    }

    private static String sampled(long states, int cores) {
        var staged = BundledPlays.of("@storm").staged();
        var outcome = new Sampling(
                        new Stepped(staged.ensemble()),
                        new Quota(200, 1_000, 0x5eed),
                        Strategies.PORTFOLIO,
                        Strategies.named(Strategies.PORTFOLIO, Place.of("test")))
                .afterExhaustive(new Budget(states), new Effort(cores, Effort.ALONE.reductions()));
        return "%s, %d states, %d transitions"
                .formatted(
                        outcome.words(),
                        outcome.figures().states(),
                        outcome.figures().transitions());
    }

    private static List<String> found(Played play, int cores) {
        return found(play, new Effort(cores, Effort.ALONE.reductions()));
    }

    /// Whatever is counted, but for memory; then the text of each trace.
    private static List<String> found(Played play, Effort effort) {
        var engine = new Stepped(play.staged().ensemble());
        var outcome = new Exhaustive(engine, BUDGET, effort).outcome();
        var figures = outcome.figures();
        var shown = new ArrayList<String>();
        shown.add("%s: %d states, %d transitions, %d deep, %d ends, %d stuck, %s"
                .formatted(
                        outcome.word(),
                        figures.states(),
                        figures.transitions(),
                        figures.deepest(),
                        figures.terminals(),
                        figures.stuck(),
                        figures.stop()));
        for (var finding : outcome.findings()) {
            shown.add(TraceFile.of(
                            play.staged().scenario(),
                            outcome.setUp().items().size(),
                            play.staged().hashes(),
                            finding)
                    .text());
        }
        return shown;
    }
}
