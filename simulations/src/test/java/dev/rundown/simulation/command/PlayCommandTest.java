package dev.rundown.simulation.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.approvaltests.Approvals;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlayCommandTest {
    private static final Pattern HINT = Pattern.compile("choice (\\d+) leads to");
    private static final Pattern TOKEN = Pattern.compile("rundown play (rd1:\\S+)");

    @TempDir
    private Path folder = Path.of("");

    private Terminal terminal = new Terminal(folder);

    @BeforeEach
    void sit_down() {
        terminal = new Terminal(folder);
    }

    private int play(String typed, String where) {
        return terminal.typing(
                typed,
                "play",
                where,
                "--width",
                "100",
                "--out",
                terminal.results().toString());
    }

    @Test
    void a_person_looks_around_and_leaves() {
        int code = play("?\n2\nw\nb\n1\nx\n9\nh\nl\nt\nq\n", "@lost-deregister");

        assertThat(code).isZero();
        assertThat(terminal.err()).isEmpty();
        Approvals.verify(terminal.out());
    }

    @Test
    void a_play_is_the_same_each_time() {
        play("a\n", "@pending-forever");
        var first = terminal.out();
        play("a\n", "@pending-forever");

        assertThat(terminal.out()).isEqualTo(first).contains("VIOLATED  NMR008");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"@lost-deregister", "@pending-forever", "@forgotten-complete", "@early-both-cleans-twice"})
    void whoever_follows_each_hint_finds_a_shortest_violation(String scenario) {
        var typed = new StringBuilder();
        do {
            play(typed + "h\n", scenario);
            var hint = HINT.matcher(terminal.out());
            assertThat(hint.results().count()).isEqualTo(1);
            hint.reset();
            assertThat(hint.find()).isTrue();
            typed.append(hint.group(1)).append("\n");
            play(typed.toString(), scenario);
        } while (!terminal.out().contains("VIOLATED"));

        assertThat(terminal.out()).containsPattern("(\\d+) steps; the shortest way has \\1\n");
    }

    @Test
    void what_a_person_found_replays() {
        play("a\n", "@pending-forever");
        int code = terminal.run("replay", terminal.trace("pending-forever").toString(), "--verify");

        assertThat(code).isZero();
        assertThat(terminal.out()).contains("22 of 22 state digests equal, NMR008 violated again");
    }

    @Test
    void a_trace_is_played_from_before_its_last_choice() {
        terminal.check("@pending-forever");
        int code = play("1\n", terminal.trace("pending-forever").toString());

        assertThat(code).isZero();
        assertThat(terminal.out()).contains("choose 1-2", "VIOLATED  NMR008", "expected by @pending-forever: yes");
    }

    @Test
    void whoever_leaves_comes_back_to_the_same_place() {
        play("2\n1\nq\n", "@lost-deregister");
        var token = TOKEN.matcher(terminal.out());
        assertThat(token.find()).isTrue();
        var choices =
                terminal.out().lines().filter(it -> it.startsWith("after step")).toList();
        int code = play("", token.group(1));

        assertThat(code).isZero();
        assertThat(terminal.out()).contains(choices.getLast()).doesNotContain(choices.getFirst() + "\n");
    }

    @Test
    void a_way_without_violation_is_said_to_be_one_of_many() {
        int code = play("a\n", "@happy-path");

        assertThat(code).isZero();
        assertThat(terminal.out())
                .contains(
                        "Kept on this way: NMR001, NMR005, NMR007, NMR008", "rundown check @happy-path tries them all");
    }

    @Test
    void where_no_rule_can_break_any_more_the_hint_says_so() {
        play("h\n", "@happy-path");

        assertThat(terminal.out()).contains("from here every rule holds (every schedule explored)");
    }

    @Test
    void a_scenario_of_ones_own_is_gone_on_with_by_its_file() throws IOException {
        var file = folder.resolve("own.rundown.yaml");
        Files.writeString(file, """
                rundown: 1
                name: own
                cast: { extensions: { sample: { info: {}, hook: {} } }, programs: { drop: { type: sample, steps: 1 } } }
                play:
                  - load: sample
                  - load: drop
                  - together: { one: [ { unload: sample } ], two: [ { unload: drop } ] }
                """);

        int code = play("1\nq\n", file.toString());

        assertThat(code).isZero();
        assertThat(terminal.out()).endsWith("To come back: rundown play own.rundown.yaml\n");
    }

    @ParameterizedTest(name = "play {0}")
    @CsvSource({
        "@no-such,there is no such bundled scenario",
        "rd1:@lost-deregister:0.9,'step 3 has no choice 9, there are 2 choices, from 0'",
        "rd1:0123abcd:0,play its file",
        "rd1:nothing,is no token"
    })
    void what_cannot_be_played_is_refused_with_what_to_type(String where, String sentence) {
        int code = play("1\n", where);

        assertThat(code).isEqualTo(2);
        assertThat(terminal.out()).isEmpty();
        assertThat(terminal.err()).contains(sentence).doesNotContain("Exception");
    }
}
