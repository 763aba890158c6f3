package dev.rundown.simulation.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rundown.simulation.Generated;
import dev.rundown.simulation.rule.Rule;
import dev.rundown.simulation.rule.Rules;
import dev.rundown.simulation.scenario.Bundled;
import dev.rundown.simulation.scenario.Expectation;
import dev.rundown.simulation.stage.Staging;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.approvaltests.Approvals;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What users read, word for word. The README shows some of it.
class TranscriptsTest {
    private static final Path README = Path.of("../README.md");

    @TempDir
    private Path folder = Path.of("");

    private Terminal terminal = new Terminal(folder);

    @BeforeEach
    void sit_down() {
        terminal = new Terminal(folder);
    }

    @Test
    void check_pending_forever() throws IOException {
        int code = terminal.check("@pending-forever");

        assertThat(code).isZero();
        Approvals.verify(terminal.out());
        part("check-pending-forever", "./rundown check @pending-forever", terminal.out());
        part("first-screen", "./rundown check @pending-forever", firstScreen(terminal.out()));
    }

    @Test
    void check_unload_while_attached() throws IOException {
        int code = terminal.check("@unload-while-attached");

        assertThat(code).isZero();
        Approvals.verify(terminal.out());
        part("check-unload-while-attached", "./rundown check @unload-while-attached", terminal.out());
    }

    @Test
    void check_happy_path() throws IOException {
        int code = terminal.check("@happy-path");

        assertThat(code).isZero();
        Approvals.verify(terminal.out());
        part("check-happy-path", "./rundown check @happy-path", terminal.out());
    }

    @Test
    void play_until_the_second_choice() throws IOException {
        terminal.typing("2\n", "play", "@lost-deregister", "--width", "100");

        var lines = terminal.out().lines().toList();
        int asked = lines.indexOf("choose 1-2, b back, h hint, ? keys > 2");
        assertThat(asked).isPositive();
        var shown = lines.subList(0, lines.size() - 2); // The input ends there; a user would go on.
        part("play", "./rundown play @lost-deregister", String.join("\n", shown) + "\n...");
    }

    @Test
    void lanes_of_80_columns() {
        terminal.check("@pending-forever", "--width", "80");

        Approvals.verify(terminal.out());
    }

    @Test
    void replay_in_the_readme() throws IOException {
        terminal.check("@unload-while-attached");
        terminal.run(
                "replay",
                "--width",
                "100",
                "--verify",
                terminal.trace("unload-while-attached").toString());
        var last = terminal.out().lines().toList().getLast();

        part(
                "replay",
                "./rundown replay rundown-out/unload-while-attached/latest/1.trace.jsonl --verify",
                "...\n" + last);
    }

    @Test
    void check_as_json() {
        int code = terminal.check("@pending-forever", "@happy-path", "--json");

        assertThat(code).isZero();
        Approvals.verify(terminal.out().replace(",\"", ",\n\"").replace("{\"", "{\n\""));
    }

    @Test
    void explain_without_a_rule_lists_them() {
        int code = terminal.run("explain");

        assertThat(code).isZero();
        Approvals.verify(terminal.out());
    }

    @Test
    void explain_each_rule() throws IOException {
        var text = Rules.all().stream()
                .map(it -> {
                    terminal.run("explain", "--width", "100", it.id());
                    return terminal.out();
                })
                .collect(Collectors.joining("\n"));

        Approvals.verify(text);
        terminal.run("explain", "--width", "100", "NMR007");
        part("explain-nmr007", "./rundown explain NMR007", terminal.out());
    }

    @ParameterizedTest
    @ValueSource(strings = {"nmr008", "NMR008", "deregister-completes", "Deregister-Completes"})
    void explain_takes_id_and_name_in_either_case(String rule) {
        int code = terminal.run("explain", rule);

        assertThat(code).isZero();
        assertThat(terminal.out()).startsWith("NMR008 deregister-completes\n");
    }

    @Test
    void explain_suggests_the_nearest_rule() {
        int code = terminal.run("explain", "deregister-complets");

        assertThat(code).isEqualTo(2);
        assertThat(terminal.err())
                .isEqualTo("deregister-complets no rule has this id or name; did you mean \"deregister-completes\"?"
                        + " See: rundown explain\n");
    }

    @Test
    void explain_as_json_is_one_document() {
        terminal.run("explain", "NMR007", "--json");

        assertThat(terminal.out())
                .startsWith("{\"id\":\"NMR007\",\"name\":\"no-unload-while-attached\",")
                .contains(
                        "\"scenarios\":[\"@unload-while-attached\",\"@impatient-unload\",\"@context-outlives-client\"]");
    }

    /// `NMR001` to `NMR020`, `EBPF001` to `EBPF012`: see `MuseumTest` for what each scenario breaks.
    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void each_rule_is_broken_by_a_bundled_scenario_that_explain_names(String id, Rule rule) {
        var breaking = Bundled.list().stream()
                .filter(it -> breaks(it, rule))
                .map(Bundled::fileName)
                .toList();

        terminal.run("explain", id, "--json");

        var named = JsonMapper.builder().build().readTree(terminal.out()).get("scenarios");
        assertThat(breaking).isNotEmpty();
        assertThat(StreamSupport.stream(named.spliterator(), false).map(JsonNode::asString))
                .containsExactlyElementsOf(breaking);
    }

    @Test
    void the_rules_have_the_numbers_of_the_contract() {
        assertThat(rules().map(it -> it.get()[0])).hasSize(20 + 12).doesNotHaveDuplicates();
        assertThat(Rules.all()).hasSameSizeAs(rules().toList());
    }

    private static Stream<Arguments> rules() {
        return Stream.concat(
                        IntStream.rangeClosed(1, 20).mapToObj("NMR%03d"::formatted),
                        IntStream.rangeClosed(1, 12).mapToObj("EBPF%03d"::formatted))
                .map(id -> Arguments.of(
                        id,
                        Rules.all().stream()
                                .filter(it -> it.id().equals(id))
                                .findFirst()
                                .orElseThrow()));
    }

    private static boolean breaks(Bundled scenario, Rule rule) {
        return scenario.read(Staging.vocabulary()).expect().stream()
                .anyMatch(it -> it instanceof Expectation.Violated promise
                        && promise.rules().stream()
                                .anyMatch(name -> name.value().equals(rule.name())));
    }

    @Test
    void the_bundled_scenarios_in_the_readme() throws IOException {
        terminal.run("list", "--width", "100");

        part("list", "./rundown list", terminal.out());
    }

    @Test
    void an_unsafe_program_is_rejected_with_its_source_line() throws IOException {
        var file = Files.writeString(folder.resolve("unsafe.rundown.yaml"), scenario("\"@unsafe\""));

        int code = terminal.check(file.toString());

        assertThat(code).isEqualTo(2);
        assertThat(terminal.out()).isEmpty();
        Approvals.verify(terminal.err());
        part("check-unsafe", "./rundown check unsafe.rundown.yaml", terminal.err());
    }

    @Test
    void an_unsafe_program_that_the_file_expects_is_no_failure() throws IOException {
        var file = Files.writeString(
                folder.resolve("unsafe.rundown.yaml"), scenario("\"@unsafe\"") + "expect: { rejected: drop }\n");

        int code = terminal.check(file.toString());

        assertThat(code).isZero();
        assertThat(terminal.out()).isEqualTo("expected by unsafe.rundown.yaml: yes, rejected\n");
    }

    @Test
    void ascii_means_ascii() throws IOException {
        var file =
                Files.writeString(folder.resolve("umlaut-ü.rundown.yaml"), scenario("\"@drop\"") + "expect: holds\n");

        terminal.check(file.toString(), "--ascii");

        assertThat(terminal.out()).contains("umlaut-\\u00fc").matches("\\p{ASCII}*");
    }

    static String scenario(String object) {
        return """
                rundown: 1
                name: one-program
                cast:
                  extensions:
                    sample: { info: { npi: program-info }, hook: { npi: hook } }
                  programs:
                    drop: { type: sample, object: %s }
                play:
                  - load: sample
                  - load: drop
                """.formatted(object);
    }

    /// The verdict, the lanes as far as the promise that is not kept, and who owes it.
    private static String firstScreen(String transcript) {
        return transcript
                .lines()
                .filter(it -> it.startsWith("VIOLATED")
                        || it.startsWith("  step")
                        || it.matches(" +([3-9]|10|11) .*")
                        || it.startsWith("  owed by")
                        || it.startsWith("  replay"))
                .map(it -> it.matches(" +11 .*") ? "    ..." : it)
                .collect(Collectors.joining("\n"));
    }

    private static void part(String name, String command, String transcript) throws IOException {
        Generated.verifyPart(README, name, "```text\n$ %s\n%s\n```\n".formatted(command, transcript.stripTrailing()));
    }
}
