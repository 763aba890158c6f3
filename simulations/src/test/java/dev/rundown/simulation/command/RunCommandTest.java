package dev.rundown.simulation.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final Streams streams = new Streams(new PrintWriter(out), new PrintWriter(err));

    @ParameterizedTest(name = "run @{0} exits with {1}")
    @CsvSource({"happy-path,0", "pending-forever,0", "unload-while-attached,3"})
    void one_schedule_is_the_same_each_time(String name, int expected) {
        int code = run("run", "@" + name);
        var first = out.toString();
        out.getBuffer().setLength(0);
        int again = run("run", "@" + name);

        assertThat(code).isEqualTo(again).isEqualTo(expected);
        assertThat(out.toString()).isEqualTo(first);
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void a_run_shows_what_each_program_returned() {
        run("run", "@happy-path", "--width", "150");

        // Event 0 and event 2 begin with an even byte: drop.c returns DROP.
        assertThat(out.toString().lines().filter(it -> it.contains("drop = 1"))).hasSize(2);
        assertThat(out.toString().lines().filter(it -> it.contains("drop = 0"))).hasSize(1);
    }

    @Test
    void live_actors_keep_the_rules_of_the_happy_path() {
        int code = run("run", "@happy-path", "--live", "--width", "150");

        assertThat(err.toString()).isEmpty();
        assertThat(out.toString())
                .contains("kept on this run: NMR001, NMR005, NMR007, NMR008", "reached hook-invoked: 3 times")
                .contains("  cpu0  ", "  cpu1  ");
        assertThat(out.toString().lines().filter(it -> it.contains("drop = 1"))).hasSize(2);
        assertThat(out.toString().lines().filter(it -> it.contains("drop = 0"))).hasSize(1);
        assertThat(code).isZero();
    }

    @Test
    void a_live_run_that_is_stuck_says_by_whom_the_next_step_is_owed() {
        int code = run("run", "@pending-forever", "--live");

        assertThat(out.toString())
                .contains(
                        "VIOLATED  NMR008",
                        "STUCK after step",
                        "owed by  sample.hook: NmrProviderDetachClientComplete(")
                .contains("fault    forgot-to-complete fired at step");
        assertThat(code).isZero(); // As the file expects.
    }

    @Test
    void a_live_run_takes_the_first_alternative_of_a_fault_to_explore_and_says_so() {
        int code = run("run", "@unload-while-attached", "--live");

        assertThat(out.toString())
                .contains("fault impatient-unload is to be explored; a single run takes the first alternative")
                .contains("HOLLOW    never reached: impatient-unload");
        assertThat(code).isEqualTo(3);
    }

    private int run(String... arguments) {
        int code = Main.run(streams, arguments);
        streams.flush();
        return code;
    }
}
