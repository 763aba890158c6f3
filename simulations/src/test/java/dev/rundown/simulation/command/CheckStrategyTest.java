package dev.rundown.simulation.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How `check` is told to sample.
class CheckStrategyTest {
    @TempDir
    private Path folder = Path.of("");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int check(String line) {
        var streams = new Streams(new PrintWriter(out), new PrintWriter(err));
        int code = Main.run(streams, ("check " + line + " --out " + folder).split(" "));
        streams.flush();
        return code;
    }

    @Test
    void a_sample_says_its_seed_first_and_has_the_exit_code_of_any_other_check() {
        int code = check("@unload-while-attached --strategy random --schedules 50 --seed 0xbeef");

        assertThat(code).isZero();
        assertThat(out.toString())
                .startsWith("unload-while-attached   seed 0xbeef   strategy random")
                .contains("random schedules 50")
                .contains("VIOLATED  NMR007")
                .contains("expected by @unload-while-attached: yes");
    }

    @Test
    void priority_changes_print_their_bound() {
        check("@pending-forever --strategy pct:2 --schedules 5");

        assertThat(out.toString()).contains("  bound   pct:2 meets 2 orderings with p >= 1/");
    }

    @Test
    void a_correct_scenario_is_as_expected_and_the_words_are_exact() {
        int code = check("@happy-path --strategy pos --schedules 20 --max-steps 500");

        assertThat(code).isZero();
        assertThat(out.toString())
                .containsPattern("no violation found \\(20 random schedules, [0-9,]+ distinct states\\): ");
    }

    /// The exit code is 0 where nothing was promised; the words must say that nothing is known.
    @ParameterizedTest
    @CsvSource({
        "@happy-path --strategy pos --schedules 20, no violation found (20 random schedules",
        "@happy-path --states 100 --schedules 20, no violation found (20 random schedules",
        "@happy-path --strategy exhaustive --states 100, incomplete (budget",
        "@pending-forever --strategy exhaustive --states 90, incomplete (budget",
        "@happy-path --strategy dpor --schedules 10, incomplete (budget"
    })
    void a_search_that_did_not_look_at_everything_ends_with_a_line_that_is_no_success(String typed, String words) {
        check(typed);

        assertThat(out.toString().strip().lines().toList().getLast())
                .startsWith("no verdict for @")
                .contains(words)
                .doesNotContain("as expected", "expected by", "holds");
    }

    /// A schedule that a bound ends proves nothing, but what was owed all the while is worth a look.
    @Test
    void what_a_cut_schedule_owes_all_along_is_suspected_and_not_said_to_be_violated() {
        int code = check("@work-item-requeued --strategy random --schedules 3 --max-steps 1000");

        assertThat(code).isOne();
        assertThat(out.toString())
                .contains("suspected (bound of 1,000 steps): NMR008")
                .contains("NMR008 deregister-completes: registrar waits for sample.hook: owed by sample.hook")
                .contains("the file expects exactly [NMR003, NMR008] to be violated, found []")
                .doesNotContain("VIOLATED", "no violation found");
    }

    @Test
    void what_is_suspected_is_in_the_document_too() {
        check("@work-item-requeued --strategy random --schedules 3 --max-steps 1000 --json");

        assertThat(out.toString())
                .contains("\"verdict\":\"suspected\"", "\"suspected\":[{\"rule\":\"NMR008\"", "\"steps\":1000");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"@happy-path, 50", "@storm, 60"})
    void a_schedule_that_is_cut_while_it_gets_on_is_no_suspicion(String scenario, int mostSteps) {
        check(scenario + " --strategy random --schedules 20 --max-steps " + mostSteps);

        assertThat(out.toString()).contains("of them cut", "no violation found (20 random schedules");
    }

    @Test
    void options_that_contradict_each_other_are_a_mistake_of_the_user_and_nothing_runs() {
        int exhaustive = check("@happy-path --strategy exhaustive --schedules 5");
        int unknown = check("@happy-path --strategy portfolo");

        assertThat(exhaustive).isEqualTo(2);
        assertThat(unknown).isEqualTo(2);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString())
                .contains(
                        "--schedules does not go with strategy \"exhaustive\": use --states, or \"--strategy portfolio\"")
                .contains("did you mean \"portfolio\"?");
    }
}
