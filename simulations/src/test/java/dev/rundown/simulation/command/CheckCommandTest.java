package dev.rundown.simulation.command;

import static dev.rundown.simulation.command.TranscriptsTest.scenario;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.approvaltests.Approvals;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the shell is told, and what is left on disk.
class CheckCommandTest {
    private static final String BUNDLED = "src/main/resources/dev/rundown/simulation/scenarios/";

    @TempDir
    private Path folder = Path.of("");

    private Terminal terminal = new Terminal(folder);

    @BeforeEach
    void sit_down() {
        terminal = new Terminal(folder);
    }

    @Test
    void a_file_is_checked_like_a_bundled_scenario() throws IOException {
        terminal.check("@pending-forever");
        var bundled = terminal.out();
        var file = Files.copy(
                Path.of(BUNDLED + "pending-forever.rundown.yaml"), folder.resolve("pending-forever.rundown.yaml"));

        int code = terminal.check(file.toString());

        assertThat(code).isZero();
        assertThat(terminal.out()).isEqualTo(bundled.replace("@pending-forever", "pending-forever.rundown.yaml"));
    }

    @Test
    void several_scenarios_are_checked_in_one_run() {
        int code = terminal.check("@happy-path", "@pending-forever");

        assertThat(code).isZero();
        assertThat(terminal.out()).containsSubsequence("happy-path   ", "holds (", "pending-forever   ", "VIOLATED");
    }

    @Test
    void with_a_mistake_in_one_scenario_none_is_run_and_every_mistake_is_told() {
        int code = terminal.check("@pending-forever", "@hapy-path", "@pending-ever");

        assertThat(code).isEqualTo(2);
        assertThat(terminal.out()).isEmpty();
        assertThat(terminal.err()).contains("did you mean \"@happy-path\"?", "did you mean \"@pending-forever\"?");
        assertThat(terminal.results()).doesNotExist();
    }

    @Test
    void under_another_registrar_the_file_still_expects_what_it_says() {
        int spec = terminal.check("@lost-deregister", "--registrar", "spec");
        assertThat(terminal.out()).contains("holds (every schedule explored)", "expected by @lost-deregister: no, ");
        int mock = terminal.check("@lost-deregister", "--registrar", "um-mock:UM1");

        assertThat(spec).isEqualTo(1);
        assertThat(mock).isZero();
        assertThat(terminal.out()).contains("registrar um-mock:UM1", "expected by @lost-deregister: yes");
    }

    @Test
    void a_trace_from_under_another_registrar_is_replayed_under_that_one() {
        terminal.check("@happy-path", "--registrar", "naive-no-cleanup");

        int code = terminal.run("replay", terminal.trace("happy-path").toString(), "--verify");

        assertThat(code).isZero();
        assertThat(terminal.out()).contains("NMR005 violated again");
    }

    @Test
    void an_unknown_registrar_is_refused_with_the_nearest_one() {
        int unknown = terminal.check("@happy-path", "--registrar", "naive-no-dom");
        assertThat(terminal.err()).contains("no registrar has this name; did you mean \"naive-no-doom\"?");
        int museum = terminal.check("@museum", "--registrar", "spec");

        assertThat(unknown).isEqualTo(2);
        assertThat(museum).isEqualTo(2);
        assertThat(terminal.err()).contains("leave out --sweep, @museum and @casts");
    }

    @Test
    void a_violation_that_no_file_expects_is_exit_1() throws IOException {
        var file = without("expect:", "pending-forever");

        int code = terminal.check(file.toString());

        assertThat(code).isEqualTo(1);
        assertThat(terminal.out()).contains("expected by pending-forever.rundown.yaml: no, ");
    }

    @Test
    void a_fault_that_never_fires_is_hollow_and_exit_3() throws IOException {
        var file = Files.writeString(folder.resolve("hollow.rundown.yaml"), scenario("\"@drop\"") + """
                faults:
                  - name: never-there
                    at: sample.hook/ProviderDetachClient
                    when: { nth: 1 }
                    do: { return: STATUS_PENDING, complete: never }
                """);

        int code = terminal.check(file.toString());

        assertThat(code).isEqualTo(3);
        assertThat(terminal.out()).contains("HOLLOW    never reached: never-there.");
    }

    @Test
    void a_spent_budget_says_neither_yes_nor_no() {
        int code = terminal.check("@unload-while-attached", "--strategy", "exhaustive", "--states", "100");

        assertThat(code).isZero();
        Approvals.verify(terminal.out());
    }

    @Test
    void a_spent_budget_is_not_what_a_file_expects_that_promises_that_everything_holds() throws IOException {
        var file = without("expect:", "pending-forever");
        Files.writeString(file, Files.readString(file) + "expect: holds\n");

        int code = terminal.check(file.toString(), "--strategy", "exhaustive", "--states", "100");

        assertThat(code).isEqualTo(1);
        assertThat(terminal.out()).contains("the file expects that every rule holds, found incomplete (budget, ");
    }

    @Test
    void a_file_without_a_promise_is_not_said_to_be_as_expected_when_the_search_is_incomplete() throws IOException {
        var file = without("expect:", "pending-forever");

        int code = terminal.check(file.toString(), "--strategy", "exhaustive", "--states", "100");

        assertThat(code).isZero();
        assertThat(terminal.out())
                .contains("no verdict for pending-forever.rundown.yaml: incomplete (budget, ")
                .doesNotContain("as expected", "yes");
    }

    @Test
    void a_search_that_needs_more_memory_than_it_may_have_ends_with_what_it_found() {
        int code = terminal.check("@unload-while-attached", "--strategy", "exhaustive", "--memory", "100k");

        assertThat(code).isZero();
        assertThat(terminal.out()).contains("incomplete (memory, ", "ended early: memory");
    }

    @Test
    void where_the_memory_is_spent_schedules_are_sampled_instead() {
        int code = terminal.check("@unload-while-attached", "--memory", "4m");

        assertThat(code).isZero();
        assertThat(terminal.out())
                .contains("strategy exhaustive, then portfolio", "VIOLATED  NMR007")
                .containsPattern("random schedules [1-9]");
    }

    @Test
    void amounts_that_are_none_are_refused_with_what_to_type() {
        assertThat(terminal.check("@happy-path", "--memory", "much")).isEqualTo(2);
        assertThat(terminal.err()).contains("did you mean \"--memory 2g\"?");
        assertThat(terminal.check("@happy-path", "--memory", "64MB")).isEqualTo(2);
        assertThat(terminal.err()).contains("did you mean \"--memory 64m\"?");
        assertThat(terminal.check("@happy-path", "--time", "5 minutes")).isEqualTo(2);
        assertThat(terminal.err()).contains("did you mean \"--time 30s\"?");
    }

    @Test
    void an_impossible_budget_is_a_mistake_of_the_user() {
        int code = terminal.check("@happy-path", "--states", "0");

        assertThat(code).isEqualTo(2);
        assertThat(terminal.err()).contains("--states 0: it is from 1 to ").doesNotContain("\tat ");
    }

    @Test
    void an_interrupted_search_says_what_it_had_and_is_exit_130() {
        Thread.currentThread().interrupt();

        int code = terminal.check("@happy-path");

        assertThat(Thread.interrupted()).isTrue();
        assertThat(code).isEqualTo(130);
    }

    @Test
    void results_are_kept_in_a_folder_of_their_own_and_the_newest_is_called_latest() throws IOException {
        terminal.check("@pending-forever");
        terminal.check("@pending-forever");

        try (var runs = Files.list(terminal.results().resolve("pending-forever"))) {
            assertThat(runs.map(it -> it.getFileName().toString()).filter(it -> !it.equals("latest")))
                    .hasSize(2)
                    .allMatch(it -> it.matches("[0-9]{8}T[0-9]{6}\\.[0-9]{3}Z-[0-9]+"));
        }
        assertThat(terminal.trace("pending-forever")).isRegularFile();
    }

    @Test
    void two_runs_leave_the_same_trace_byte_for_byte() throws IOException {
        terminal.check("@unload-while-attached");
        var first = Files.readString(terminal.trace("unload-while-attached"));

        terminal.check("@unload-while-attached");

        assertThat(terminal.trace("unload-while-attached")).hasContent(first);
    }

    private Path without(String key, String scenario) throws IOException {
        var text = Files.readString(Path.of(BUNDLED + scenario + ".rundown.yaml"));
        return Files.writeString(
                folder.resolve(scenario + ".rundown.yaml"), text.substring(0, text.indexOf("\n" + key) + 1));
    }
}
