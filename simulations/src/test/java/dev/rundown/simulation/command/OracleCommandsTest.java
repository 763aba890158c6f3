package dev.rundown.simulation.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rundown.simulation.Generated;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.approvaltests.Approvals;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `compare` and `vectors` as users see them.
class OracleCommandsTest {
    @TempDir
    private Path folder = Path.of("");

    private Terminal terminal = new Terminal(folder);

    @BeforeEach
    void sit_down() {
        terminal = new Terminal(folder);
    }

    @Test
    void compare_lists_a_difference_for_each_documented_gap() {
        int code = terminal.run("compare", "spec", "um-mock");

        assertThat(code).isEqualTo(1);
        assertThat(terminal.out()).contains("14 of 15 gaps make a difference");
        Approvals.verify(terminal.out());
    }

    @Test
    void compare_shows_where_two_registrars_part() throws IOException {
        int code = terminal.run("compare", "spec", "um-mock:UM9");

        assertThat(code).isEqualTo(1);
        Approvals.verify(terminal.out());
        Generated.verifyPart(
                Path.of("../README.md"),
                "compare",
                "```text\n$ ./rundown compare spec um-mock:UM9\n%s\n```\n"
                        .formatted(terminal.out().stripTrailing()));
    }

    @Test
    void compare_says_so_when_two_registrars_allow_the_same() {
        int code = terminal.run("compare", "spec", "um-mock:none");

        assertThat(code).isZero();
        assertThat(terminal.out()).contains("no difference: they allow the same (everything compared, ");
    }

    @Test
    void compare_takes_a_scenario() {
        int code = terminal.run("compare", "spec", "um-mock:UM3", "@refused-then-cleaned");

        assertThat(code).isEqualTo(1);
        assertThat(terminal.out()).contains("ClientCleanupBindingContext(L2~sample.hook)");
    }

    @Test
    void compare_with_a_spent_budget_gives_no_verdict() {
        int code = terminal.run("compare", "spec", "spec", "@lost-deregister", "--states", "50");

        assertThat(code).isZero();
        assertThat(terminal.out()).contains("no difference found (incomplete, ");
    }

    @Test
    void compare_as_json_is_one_document() {
        int code = terminal.run("compare", "spec", "um-mock:UM12", "--json");

        assertThat(code).isEqualTo(1);
        Approvals.verify(terminal.out().replace(",\"", ",\n\"").replace("{\"", "{\n\""));
    }

    @Test
    void a_registrar_that_is_not_there_is_a_mistake_with_the_nearest_name() {
        assertThat(terminal.run("compare", "spec", "naive-no-dom")).isEqualTo(2);
        assertThat(terminal.err())
                .isEqualTo("naive-no-dom no registrar has this name; did you mean \"naive-no-doom\"?\n");

        assertThat(terminal.run("compare", "spec", "um-mock:UM16")).isEqualTo(2);
        assertThat(terminal.err()).contains("its gaps are UM1 to UM15");
    }

    @Test
    void vectors_of_a_scenario_are_json_lines_with_a_header_and_a_footer() throws IOException {
        int code = terminal.run("vectors", "@second-thoughts");

        assertThat(code).isZero();
        assertThat(terminal.out().lines()).first().asString().startsWith("{\"format\":\"rundown-vectors/1\",");
        assertThat(terminal.out().lines()).last().asString().contains("\"complete\":true");
        Generated.verifyPart(
                Path.of("../docs/vectors.md"), "example", "```json\n%s\n```\n".formatted(shortened(terminal.out())));
    }

    @Test
    void a_cover_is_smaller_and_names_its_cells() {
        int code = terminal.run("vectors", "@lost-deregister", "--cover");

        assertThat(code).isZero();
        assertThat(terminal.out().lines().count()).isLessThan(10);
        assertThat(terminal.out().lines())
                .last()
                .asString()
                .contains("\"ACTIVE, bound | NmrDeregisterProvider\"", "\"cells\":");
    }

    @Test
    void vectors_that_are_not_all_are_exit_3() {
        int code = terminal.run("vectors", "@happy-path", "--vectors", "2");

        assertThat(code).isEqualTo(3);
        assertThat(terminal.out().lines()).last().asString().startsWith("{\"vectors\":2,\"complete\":false,");
    }

    @Test
    void an_impossible_limit_is_a_mistake_of_the_user() {
        assertThat(terminal.run("vectors", "@happy-path", "--vectors", "0")).isEqualTo(2);
        assertThat(terminal.err()).contains("--vectors", "at least 1").doesNotContain("\tat ");
    }

    /// The header without its hash and knobs, and the first steps of the first vector.
    private static String shortened(String out) {
        return out.lines()
                .map(it -> it.replaceFirst("\"sha256\":\"([0-9a-f]{8})[0-9a-f]*\"", "\"sha256\":\"$1...\"")
                        .replaceFirst("\"knobs\":\\{.*?\\}", "\"knobs\":{...}")
                        .replaceFirst("(\"steps\":\\[.*?\\},.*?\\},).*\\]", "$1 ...]"))
                .collect(Collectors.joining("\n"));
    }
}
