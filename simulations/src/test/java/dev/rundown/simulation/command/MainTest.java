package dev.rundown.simulation.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rundown.simulation.Generated;
import dev.rundown.simulation.Version;
import dev.rundown.simulation.scenario.Bundled;
import dev.rundown.simulation.scenario.Exhibit;
import dev.rundown.simulation.scenario.FaultPoints;
import dev.rundown.simulation.scenario.InputException;
import dev.rundown.simulation.scenario.Place;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.approvaltests.Approvals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class MainTest {
    @TempDir
    private Path folder = Path.of("");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final Streams streams = new Streams(new PrintWriter(out), new PrintWriter(err));

    @Test
    void list_names_each_bundled_scenario_with_one_line() {
        int code = run("list", "--width", "100");

        assertThat(code).isZero();
        Approvals.verify(out.toString());
    }

    @Test
    void the_museum_is_one_line_for_each_race_and_all_are_as_expected() {
        int code = run("check", "@museum");

        assertThat(code).isZero();
        assertThat(out.toString().lines())
                .hasSize(1 + Bundled.museum().size())
                .allSatisfy(it -> assertThat(it).doesNotContain("incomplete"));
    }

    @Test
    void the_museum_as_json_has_each_race_beside_its_twin_and_so_has_its_page() throws IOException {
        int code = run("check", "@museum", "--json", "--out", folder.toString());

        assertThat(code).isZero();
        var document = JsonMapper.builder().build().readTree(out.toString());
        assertThat(document.get("scenarios").size())
                .isEqualTo(document.get("museum").size())
                .isEqualTo(Exhibit.all().size());
        document.get("museum").forEach(it -> {
            assertThat(it.get("verdict").asString()).isEqualTo("violated");
            assertThat(it.get("twin").get("verdict").asString()).isEqualTo("holds");
        });
        Generated.verify(Path.of("../docs/museum.md"), MuseumPage.of(document.get("museum")));
    }

    @Test
    void list_as_json_is_one_document() {
        int code = run("list", "--json");

        assertThat(code).isZero();
        assertThat(out.toString().strip())
                .startsWith("[{\"name\":\"@happy-path\",")
                .contains("\"id\":\"R02\",\"room\":\"providers\"")
                .endsWith("]");
    }

    @Test
    void faults_lists_points_and_kinds() {
        int code = run("faults");

        assertThat(code).isZero();
        Approvals.verify(out.toString());
    }

    @Test
    void faults_as_json_has_23_points() {
        run("faults", "--json");

        assertThat(FaultPoints.all())
                .hasSize(23)
                .allSatisfy(it -> assertThat(out.toString()).contains("\"" + it + "\""));
    }

    @Test
    void help_ends_with_examples_and_exit_codes() {
        int code = run("--help");

        assertThat(code).isZero();
        Approvals.verify(out.toString());
    }

    @Test
    void the_version_is_that_of_the_build() {
        run("--version");

        assertThat(Version.current()).matches("[0-9]+\\.[0-9]+\\.[0-9]+(-SNAPSHOT)?");
        assertThat(out.toString()).startsWith("rundown " + Version.current() + " (Java 2");
    }

    @Test
    void mistyped_commands_suggest_the_nearest() {
        var transcript = new StringBuilder();

        for (var line :
                List.of("lst", "list --jsn", "list @happy-path", "xyzzyplugh", "--nothing-like-that", "help faultz")) {
            err.getBuffer().setLength(0);
            int code = run(line.split(" "));
            transcript.append("$ rundown %s\n%s(exit %d)\n\n".formatted(line, err, code));
        }

        Approvals.verify(transcript.toString());
    }

    @Test
    void without_a_verb_the_help_goes_to_stderr() {
        int code = run();

        assertThat(code).isEqualTo(2);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).contains("Verbs:", "list");
    }

    @Test
    void a_mistake_of_the_user_is_a_paragraph_without_stack_trace() {
        var mistake = new InputException(new Place("race.yaml", 3, 5), "unknown verb \"lod\"");

        int code = handle(mistake);

        assertThat(code).isEqualTo(2);
        assertThat(err).hasToString("race.yaml:3:5 unknown verb \"lod\"" + System.lineSeparator());
    }

    @Test
    void a_mistake_of_ours_says_so_and_keeps_the_stack_trace() throws IOException {
        int code = handle(new IllegalStateException("a slot was lost"));

        assertThat(code).isEqualTo(70);
        assertThat(err.toString())
                .startsWith("bug in rundown: java.lang.IllegalStateException: a slot was lost")
                .contains("The stack trace is in ")
                .doesNotContain("\tat ");
        try (var files = Files.list(folder)) {
            assertThat(files)
                    .singleElement()
                    .satisfies(it -> assertThat(Files.readString(it)).contains("arguments [list]", "\tat "));
        }
    }

    private int handle(Exception thrown) {
        var line = Main.commandLine(streams);
        var parsed = line.parseArgs("list");
        return new Mistakes(streams.err(), folder, List.of("list")).handleExecutionException(thrown, line, parsed);
    }

    private int run(String... arguments) {
        int code = Main.run(streams, arguments);
        streams.flush();
        return code;
    }
}
