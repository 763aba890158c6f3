package dev.rundown.simulation.command;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rundown.simulation.scenario.Bundled;
import dev.rundown.simulation.scenario.Expectation;
import dev.rundown.simulation.stage.Staging;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.approvaltests.Approvals;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReplayCommandTest {
    /// How many steps the shortest violation of `@pending-forever` has.
    private static final int STEPS = 22;

    @TempDir
    private Path folder = Path.of("");

    private Terminal terminal = new Terminal(folder);

    @BeforeEach
    void sit_down() {
        terminal = new Terminal(folder);
    }

    static Stream<String> violations() {
        return Bundled.list().stream()
                .filter(it -> it.read(Staging.vocabulary())
                        .expect()
                        .filter(Expectation.Violated.class::isInstance)
                        .isPresent())
                .map(Bundled::name);
    }

    @ParameterizedTest
    @MethodSource("violations")
    void every_bundled_violation_comes_again_three_times_with_equal_digests(String scenario) {
        terminal.check("@" + scenario);

        for (int run = 1; run <= 3; run++) {
            int code = terminal.run("replay", terminal.trace(scenario).toString(), "--verify");

            assertThat(code).as("exit of run %d", run).isZero();
            assertThat(terminal.out().lines().toList().getLast())
                    .matches(
                            "replayed ([0-9]+) steps, \\1 of \\1 state digests equal, [A-Z]+[0-9]+ violated again after step \\1");
        }
    }

    @ParameterizedTest
    @MethodSource("violations")
    void the_token_of_a_violation_leads_to_it(String scenario) throws IOException {
        terminal.check("@" + scenario);
        var verdict = lines(scenario).getLast();
        var token = verdict.replaceAll(".*\"token\":\"([^\"]*)\".*", "$1");

        int code = terminal.run("replay", token);

        assertThat(code).isZero();
        assertThat(terminal.out())
                .contains(" violated after step " + (lines(scenario).size() - 2));
    }

    @Test
    void replay_shows_the_lanes_and_judges_again() {
        terminal.check("@pending-forever");

        terminal.run(
                "replay", "--width", "100", terminal.trace("pending-forever").toString());

        Approvals.verify(terminal.out());
    }

    @Test
    void another_state_is_a_divergence_only_when_states_are_verified() throws IOException {
        var tampered = tampered(7, "\"state\":\"....", "\"state\":\"0000");

        int plain = terminal.run("replay", tampered.toString());
        var said = terminal.out();
        int verified = terminal.run("replay", tampered.toString(), "--verify");

        assertThat(plain).isZero();
        assertThat(said)
                .contains(
                        "%d steps, %d of %d state digests equal".formatted(STEPS, STEPS - 1, STEPS),
                        "first different state is after step 6");
        assertThat(verified).isEqualTo(4);
        assertThat(terminal.out()).contains("diverged at step 6: expected state 0000");
    }

    @Test
    void a_step_that_is_not_enabled_is_a_divergence_that_names_what_is() throws IOException {
        var tampered = tampered(8, "registrar>sample.hook:ProviderDetachClient", "registrar>sample.hook:Elsewhere");

        int code = terminal.run("replay", tampered.toString());

        assertThat(code).isEqualTo(4);
        assertThat(terminal.out())
                .contains(
                        "diverged at step 7: expected registrar>sample.hook:Elsewhere(L1~sample.hook), enabled now:\n",
                        "\n  registrar>sample.hook:ProviderDetachClient(L1~sample.hook)\n");
    }

    @Test
    void a_step_is_found_by_its_name_when_choices_have_moved() throws IOException {
        terminal.check("@pending-forever");
        var moved = lines("pending-forever").stream()
                .map(it -> it.replace("\"pick\":0,\"of\":[", "\"pick\":1,\"of\":[\"something else\","))
                .collect(joining("\n"));

        int code = terminal.run(
                "replay",
                Files.writeString(folder.resolve("moved.jsonl"), moved).toString(),
                "--verify");

        assertThat(code).isZero();
    }

    @Test
    void a_verdict_that_does_not_come_again_is_exit_1() throws IOException {
        var tampered = tampered(STEPS + 2, "sample.hook", "registrar");

        int code = terminal.run("replay", tampered.toString());

        assertThat(code).isEqualTo(1);
        assertThat(terminal.out()).contains("but NMR008 was not violated as recorded after step " + STEPS);
    }

    @Test
    void replay_as_json_is_one_document() {
        terminal.check("@pending-forever");

        terminal.run("replay", terminal.trace("pending-forever").toString(), "--json");

        assertThat(terminal.out().lines()).hasSize(1);
        assertThat(terminal.out())
                .contains(
                        "\"steps\":%d,\"digests\":%d,\"equal\":%d,".formatted(STEPS, STEPS, STEPS),
                        "\"again\":true",
                        "\"exit\":0}");
    }

    @Test
    void a_wrong_trace_is_refused_in_one_paragraph() throws IOException {
        terminal.check("@pending-forever");
        var transcript = new StringBuilder();

        for (var wrong : WrongTraces.of(lines("pending-forever")).entrySet()) {
            var file = Files.write(folder.resolve(wrong.getKey() + ".jsonl"), wrong.getValue());
            int code = terminal.run("replay", file.toString());
            transcript.append("## %s (exit %d)\n%s\n".formatted(wrong.getKey(), code, terminal.err()));
            assertThat(code).as(wrong.getKey()).isEqualTo(2);
            assertThat(terminal.out()).isEmpty();
            assertThat(terminal.err()).doesNotContain("\tat ", "bug in rundown");
        }

        Approvals.verify(transcript.toString());
    }

    @Test
    void a_trace_that_is_not_there_and_tokens_that_are_none() {
        var transcript = new StringBuilder();

        for (var argument : List.of(
                folder.resolve("none.jsonl").toString(),
                folder.toString(),
                "rd1:",
                "rd1:@pending-forever",
                "rd1:@pending-forever:0.x",
                "rd1:@pending-forever:99999999999",
                "rd1:@nothing:0",
                "rd1:9f2c1234:0.0",
                "rd1:@pending-forever:7")) {
            int code = terminal.run("replay", argument);
            var said = terminal.err() + terminal.out();
            transcript.append("$ rundown replay %s\n%s(exit %d)\n\n".formatted(shown(argument), said, code));
        }

        Approvals.verify(transcript.toString().replace(folder.toString(), "FOLDER"));
    }

    private String shown(String argument) {
        return argument.replace(folder + "/", "");
    }

    private List<String> lines(String scenario) throws IOException {
        return Files.readAllLines(terminal.trace(scenario));
    }

    /// The trace of @pending-forever with something else in one line, counted from 1.
    private Path tampered(int line, String what, String with) throws IOException {
        terminal.check("@pending-forever");
        var lines = lines("pending-forever");
        lines.set(line - 1, lines.get(line - 1).replaceAll(what, with));
        return Files.write(folder.resolve("tampered.jsonl"), lines);
    }
}
