package dev.rundown.simulation.driver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rundown.extension.spi.Extensions;
import dev.rundown.simulation.scenario.ScenarioFile;
import dev.rundown.simulation.search.Budget;
import dev.rundown.simulation.search.Effort;
import dev.rundown.simulation.search.Exhaustive;
import dev.rundown.simulation.stage.Staging;
import java.util.EnumSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumbersTest {
    @ParameterizedTest
    @CsvSource({"255, 4", "256, 16"})
    void they_take_a_byte_each_while_all_of_them_fit(int largest, int size) {
        var numbers = Numbers.zeros(4, largest);

        numbers.set(1, largest);
        numbers.set(2, 7);

        assertThat(numbers.toArray(0, 4)).containsExactly(0, largest, 7, 0);
        assertThat(numbers.size()).isEqualTo(size);
        assertThat(numbers.fits(256)).isEqualTo(largest == 256);
    }

    @ParameterizedTest
    @CsvSource({"255, 255", "255, 256", "256, 256", "256, 255"})
    void some_are_copied_and_the_rest_cleared_whatever_they_take(int before, int after) {
        var from = Numbers.zeros(5, before);
        var to = Numbers.zeros(5, after);
        for (int i = 0; i < 5; i++) {
            from.set(i, 200 + i);
            to.set(i, 99);
        }

        to.copy(from, 2, 1, 2);
        to.clear(3, 4);

        assertThat(to.toArray(0, 5)).containsExactly(99, 202, 203, 0, 99);
    }

    /// The lane of the CPU comes to hold more different messages than a byte can name, in the midst of the search.
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void a_search_goes_on_where_a_slot_has_more_values_than_a_byte(int cores) {
        var ensemble = Staging.stage(ScenarioFile.read("""
                        rundown: 1
                        name: long
                        cast:
                          extensions: { sample: { info: { npi: program-info }, hook: { npi: hook } } }
                          programs: { drop: { type: sample, steps: 300, returns: 1 } }
                        play:
                          - load: sample
                          - load: drop
                          - attach: { link: L1, program: drop, to: sample.hook }
                          - together:
                              traffic: [ { fire: { hook: sample.hook } } ]
                              admin:   [ { detach: L1 } ]
                        """, "long", Staging.vocabulary()), Extensions.onClassPath())
                .ensemble();
        var engine = new Stepped(ensemble);

        var outcome = new Exhaustive(engine, new Budget(1_000_000), new Effort(cores, EnumSet.noneOf(Reduction.class)))
                .outcome();

        assertThat(engine.expansion(EnumSet.noneOf(Reduction.class)).largest()).isGreaterThan(255);
        assertThat(outcome.figures().complete()).isTrue();
        assertThat(outcome.figures().states())
                .isEqualTo(new BruteForce(ensemble).search().worlds().size());
    }
}
