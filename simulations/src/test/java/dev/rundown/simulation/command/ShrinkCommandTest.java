package dev.rundown.simulation.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ShrinkCommandTest {
    private static final Pattern LENGTHS = Pattern.compile(
            "steps ([0-9]+) -> ([0-9]+) {3}items, events and faults of the scenario ([0-9]+) -> ([0-9]+)");

    @TempDir
    private Path folder = Path.of("");

    private Terminal terminal = new Terminal(folder);

    @BeforeEach
    void sit_down() {
        terminal = new Terminal(folder);
    }

    static Stream<String> violations() {
        return ReplayCommandTest.violations();
    }

    @ParameterizedTest
    @MethodSource("violations")
    void every_bundled_violation_is_no_longer_than_the_optimum_and_replays_with_equal_digests(String scenario) {
        terminal.check("@" + scenario);

        int code = terminal.run(
                "shrink",
                terminal.trace(scenario).toString(),
                "--out",
                terminal.results().toString());

        assertThat(code).isZero();
        var lengths = LENGTHS.matcher(terminal.out());
        assertThat(lengths.find()).isTrue();
        assertThat(Integer.parseInt(lengths.group(2))).isLessThanOrEqualTo(Integer.parseInt(lengths.group(1)));
        assertThat(Integer.parseInt(lengths.group(4))).isLessThanOrEqualTo(Integer.parseInt(lengths.group(3)));
        assertThat(terminal.run("replay", terminal.trace(scenario).toString(), "--verify"))
                .isZero();
    }

    @Test
    void what_the_violation_does_not_need_leaves_the_play_and_the_faults() {
        terminal.check("@unload-while-attached");

        terminal.run(
                "shrink",
                terminal.trace("unload-while-attached").toString(),
                "--out",
                terminal.results().toString());

        assertThat(terminal.out()).contains("items, events and faults of the scenario 7 -> 4");
    }

    @Test
    void a_file_that_is_no_trace_is_refused() {
        assertThat(terminal.run("shrink", "nothing.trace.jsonl")).isEqualTo(2);
        assertThat(terminal.err()).contains("there is no such file. Traces are in rundown-out/NAME/latest/");
    }
}
