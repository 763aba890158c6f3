package dev.rundown.registrar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rundown.simulation.driver.Ending;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The four sequences that are worked through in `docs/model.md`, which shows them step by step; here are the rows.
class WorkedSequencesTest {
    private static WorkedSequence named(String name) {
        return WorkedSequence.all().stream()
                .filter(it -> it.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "happy,       T1 T2 T5 T7 T10 T15 W4 T17 T18 T22 T24 T25 T25 W3 W6, 'c~p.hook GONE; c ACTIVE, idle; p.hook WAITED'",
        "refused,     T1 T2 T5 T8 T9, 'c~p.hook GONE; c ACTIVE, idle; p.hook ACTIVE, idle'",
        "in-register, T1 T2 T5 T7 T13 W4 T11 T17 T17 T24 T25 T25 W3 W6, 'c~p.hook GONE; c ACTIVE, idle; p.hook WAITED'",
        "crossed,     T1 T2 T5 T7 T10 T15 W4 T16 W4 T19 T20 T18 T22 T24 T25 T25 W3 W6 W6, c~p.hook GONE; c WAITED; p.hook WAITED"
    })
    void a_worked_sequence_goes_through_its_rows_and_breaks_no_rule(String name, String rows, String end) {
        var run = named(name).run();

        assertThat(named(name).rows()).isEqualTo(List.of(rows.split(" ")));
        assertThat(run)
                .allSatisfy(
                        it -> assertThat(it.choice().occurrence().breaches()).isEmpty());
        assertThat(run.getLast().after().ending()).isEqualTo(new Ending.Final(List.of()));
        assertThat(Explored.states(run.getLast().after())).isEqualTo(end);
    }
}
