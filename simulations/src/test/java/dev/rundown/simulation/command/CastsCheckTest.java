package dev.rundown.simulation.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rundown.simulation.scenario.Bundled;
import dev.rundown.simulation.search.Limits;
import dev.rundown.simulation.search.SearchPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class CastsCheckTest {
    /// Those that end within a few seconds; `.ci/run` explores all of them.
    private static final List<String> SMALL = List.of("cast-1x1-reload", "cast-1x1-attach", "cast-1x2-detach");

    private static final int MOST_STATES = 300_000;

    @TestFactory
    Stream<DynamicTest> every_rule_holds_in_every_schedule_of_a_small_cast_and_its_goals_are_reached() {
        return small().map(it -> DynamicTest.dynamicTest(it.fileName(), () -> {
            var rows = new ArrayList<CastsCheck.Row>();

            var code = new CastsCheck(upTo(MOST_STATES), List.of(it)).tour(rows::add);

            assertThat(code).isEqualTo(ExitCode.AS_EXPECTED);
            assertThat(rows).singleElement().satisfies(row -> {
                assertThat(row.verdict()).isEqualTo("holds (every schedule explored)");
                assertThat(row.unreached()).isEmpty();
                assertThat(row.ends()).isPositive();
            });
        }));
    }

    @Test
    void a_cast_that_is_not_finished_is_called_incomplete_and_fails() {
        var cast = List.of(Bundled.find("@cast-1x1-reload-pending"));
        var table = new CastsCheck.Table(cast);
        var lines = new ArrayList<String>();

        var code = new CastsCheck(upTo(1_000), cast).tour(row -> lines.addAll(table.lines(row)));

        assertThat(code).isEqualTo(ExitCode.NOT_AS_EXPECTED);
        assertThat(lines).hasSize(2);
        assertThat(lines.getFirst()).startsWith("@cast-1x1-reload-pending").contains("incomplete (");
        assertThat(lines.getLast()).contains("the file expects that every rule holds");
    }

    @Test
    void each_cast_judges_every_rule_under_the_published_contract_without_a_planted_mistake() {
        assertThat(Bundled.casts())
                .allSatisfy(it -> assertThat(it.text())
                        .doesNotContain("defect:", "faults:", "registrar:", "always:", "eventually:")
                        .contains("name: " + it.name() + "\n", "expect: holds"));
    }

    @Test
    void every_file_of_the_folder_is_a_cast() throws IOException {
        try (var files = Files.list(Path.of("src/main/resources/dev/rundown/simulation/scenarios/casts"))) {
            assertThat(files.map(it -> it.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(Bundled.casts().stream()
                            .map(it -> it.name() + ".rundown.yaml")
                            .toList());
        }
    }

    private static Stream<Bundled> small() {
        return SMALL.stream()
                .flatMap(it -> Stream.of("@" + it + "-pending", "@" + it + "-block"))
                .map(Bundled::find);
    }

    private static SearchPlan.Flags upTo(long states) {
        return new SearchPlan.Flags(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Limits.states(states), false);
    }
}
