package dev.rundown.simulation.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

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
    void a_run_as_json_has_every_step_and_what_came_of_it() {
        int code = run("run", "@pending-forever", "--json");

        var document = JsonMapper.builder().build().readTree(out.toString());
        assertThat(code).isZero();
        assertThat(document.at("/driver").asString()).isEqualTo("stepped");
        assertThat(document.at("/run/ending").asString()).isEqualTo("stuck");
        assertThat(document.at("/run/findings/0/rule").asString()).isEqualTo("NMR008");
        assertThat(document.at("/run/steps").size())
                .isEqualTo(document.at("/run/findings/0/path").size())
                .isGreaterThan(50);
        assertThat(document.at("/rounds").isNull()).isTrue();
        assertThat(document.at("/exit").asInt()).isZero();
    }

    @Test
    void rounds_as_json_are_counted() {
        int code = run("run", "@happy-path", "--live", "--rounds", "3", "--json");

        var document = JsonMapper.builder().build().readTree(out.toString());
        assertThat(code).isZero();
        assertThat(document.at("/run").isNull()).isTrue();
        assertThat(document.at("/rounds/played").asInt()).isEqualTo(3);
        assertThat(document.at("/rounds/events").asInt()).isEqualTo(9);
        assertThat(document.at("/rounds/left/bindings").size()).isZero();
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
