package dev.rundown.simulation.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.approvaltests.Approvals;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuditCommandTest {
    private static final Path EXAMPLE = Path.of("../docs/examples/audit.log.jsonl");

    @TempDir
    private Path folder = Path.of("");

    private Terminal terminal = new Terminal(folder);

    @BeforeEach
    void sit_down() {
        terminal = new Terminal(folder);
    }

    private int audit(String log) throws IOException {
        var file = Files.writeString(folder.resolve("my.log.jsonl"), log);
        return terminal.run("audit", file.toString());
    }

    @Test
    void the_example_of_the_document_has_two_mistakes() {
        int code = terminal.run("audit", EXAMPLE.toString(), "--width", "100");

        assertThat(code).isEqualTo(1);
        Approvals.verify(terminal.out());
    }

    @Test
    void without_the_mistakes_no_rule_is_broken() throws IOException {
        var lines = Files.readAllLines(EXAMPLE);
        lines.remove(19);
        lines.remove(16);

        assertThat(audit(String.join("\n", lines))).isZero();
        assertThat(terminal.out()).isEqualTo("21 events, no rule is broken by what this log says\n");
    }

    @Test
    void what_is_owed_when_the_log_ends_is_said_of_its_last_line() throws IOException {
        var lines = Files.readAllLines(EXAMPLE).subList(0, 15);

        assertThat(audit(String.join("\n", lines))).isEqualTo(1);
        assertThat(terminal.out()).contains("my.log.jsonl:15  VIOLATED  NMR003").contains("sample.hook");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"event\":\"bond\"}                          | my.log.jsonl:1:1 unknown event \"bond\"; did you mean \"bound\"?",
                "{\"event\":\"bound\",\"client\":\"L1\"}       | my.log.jsonl:1:1 \"bound\" needs \"provider\", a name such as L1, or L1#2",
                "{\"event\":\"gone\",\"extention\":\"x\"}      | unknown key \"extention\"; did you mean \"extension\"?",
                "{\"client\":\"L1\"}                          | \"event\" is missing; it is one of registered",
                "{\"rundown\":\"1\"}                          | this is a trace of rundown; type  rundown replay",
                "hello                                        | no JSON object of strings; a line looks like",
            })
    void a_line_that_is_wrong_is_named_with_what_to_type(String line, String sentence) throws IOException {
        assertThat(audit(line)).isEqualTo(2);
        assertThat(terminal.err()).contains(sentence);
    }
}
