package dev.rundown.simulation.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rundown.simulation.bench.Benchmarks;
import dev.rundown.simulation.bench.HandOverBenchmark;
import dev.rundown.simulation.bench.InterpreterBenchmark;
import dev.rundown.simulation.bench.Measurement;
import dev.rundown.simulation.bench.Row;
import dev.rundown.simulation.bench.Setting;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.approvaltests.Approvals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/// What is measured is no business of a test; that it is measured is.
class BenchCommandTest {
    /// SPIN is measured only where it is, and what a search that was cut short says of growth is nothing.
    private static final Set<String> WITHOUT_BASELINE = Set.of("stepped.against-spin", "growth.factor");

    private final Terminal terminal = new Terminal(Path.of("nowhere"));

    @Test
    void the_benchmarks_are_listed_with_their_baselines() {
        int code = terminal.run("bench", "--list");

        assertThat(code).isZero();
        Approvals.verify(terminal.out());
    }

    @Test
    void the_page_about_benchmarks_has_every_row() throws IOException {
        var page = Files.readString(Path.of("../docs/benchmarks.md"));

        assertThat(Benchmarks.all())
                .extracting(Row::name)
                .filteredOn(it -> !it.startsWith("casts.") && !it.startsWith("growth.clients-"))
                .allSatisfy(it -> assertThat(page).contains("`" + it + "`"));
    }

    @Test
    void they_are_listed_for_programs_too() {
        int code = terminal.run("bench", "dpor", "--list", "--json");

        assertThat(code).isZero();
        assertThat(terminal.out()).startsWith("{\"name\":\"dpor.traces\",\"unit\":\"traces\",\"about\":\"");
    }

    @Test
    void a_measurement_is_one_object_on_one_line() {
        int code = terminal.run("bench", "stepped.schedules-per-second", "--quick", "--json");

        assertThat(code).isZero();
        assertThat(terminal.out())
                .matches("\\{\"name\":\"stepped.schedules-per-second\",\"value\":[0-9.E]+,\"unit\":\"schedules/s\","
                        + "\"baseline\":[0-9.E]+,\"ratio\":[0-9.E]+,\"missing\":null,\"details\":\\{}}\n");
        assertThat(terminal.err()).isEqualTo("1 of 1  stepped.schedules-per-second\n");
    }

    @Test
    void every_row_of_the_race_engine_comes_to_its_end_in_one_run_under_its_name_and_unit() {
        int code = terminal.run("bench", "race", "--quick", "--json");

        assertThat(code).isZero();
        var mapper = JsonMapper.builder().build();
        var rows = terminal.out().lines().map(mapper::readTree).toList();
        Approvals.verify(rows.stream()
                .map(it -> it.get("name").asString() + "  " + it.get("unit").asString())
                .collect(Collectors.joining("\n")));
        assertThat(rows)
                .filteredOn(it -> !WITHOUT_BASELINE.contains(it.get("name").asString()))
                .allSatisfy(it -> {
                    assertThat(it.get("value").isNumber()).isTrue();
                    assertThat(it.get("baseline").isNumber()).isTrue();
                });
        assertThat(rows)
                .allSatisfy(it -> assertThat(it.get("ratio").isNumber())
                        .isEqualTo(it.get("missing").isNull()));
    }

    /// A row that does what a test says.
    private record Planned(String name, Function<Row, Measurement> run) implements Row {
        @Override
        public String unit() {
            return "states";
        }

        @Override
        public String about() {
            return "; baseline: ";
        }

        @Override
        public Measurement measure(Setting setting) {
            return run.apply(this);
        }
    }

    private String measured(Row... rows) {
        var out = new StringWriter();
        var streams = new Streams(new PrintWriter(out), new PrintWriter(new StringWriter()));
        var command = new BenchCommand(streams);
        try {
            assertThat(command.measure(List.of(rows))).isEqualTo(ExitCode.AS_EXPECTED);
        } catch (IllegalStateException bug) {
            out.append("thrown: ").append(String.valueOf(bug.getCause()));
        }
        return out.toString();
    }

    @Test
    void a_row_for_which_the_heap_is_too_small_takes_no_other_with_it() {
        var tooLarge = new Planned("too-large", _ -> {
            throw new CompletionException(new OutOfMemoryError());
        });
        var other = new Planned("other", it -> Measurement.none(it, "reasons"));

        assertThat(measured(tooLarge, other))
                .containsPattern(
                        "NOT MEASURED: the heap of [0-9,]+ m is too small for it; more: JAVA_TOOL_OPTIONS=-Xmx2g")
                .contains("NOT MEASURED: reasons");
    }

    @Test
    void a_row_with_a_bug_is_told_of_when_the_others_are_done() {
        var wrong = new Planned("wrong", _ -> {
            throw new IllegalStateException("nobody knows");
        });
        var other = new Planned("other", it -> Measurement.none(it, "reasons"));

        assertThat(measured(wrong, other))
                .containsSubsequence(
                        "NOT MEASURED: bug in rundown: java.lang.IllegalStateException: nobody knows",
                        "NOT MEASURED: reasons",
                        "thrown: java.lang.IllegalStateException: nobody knows");
    }

    @ParameterizedTest
    @CsvSource({
        "stepped.states-per-secnd, stepped.states-per-second",
        "steped, stepped",
        "Race, race",
        "cast, casts",
        "dpor.trace, dpor.traces"
    })
    void an_unknown_benchmark_suggests_the_nearest(String typed, String nearest) {
        int code = terminal.run("bench", typed);

        assertThat(code).isEqualTo(2);
        assertThat(terminal.err()).contains("did you mean \"%s\"?".formatted(nearest));
    }

    @Test
    void a_name_like_no_other_is_told_what_families_there_are() {
        int code = terminal.run("bench", "zzzzzzzzz");

        assertThat(code).isEqualTo(2);
        assertThat(terminal.err())
                .isEqualTo(
                        "bench \"zzzzzzzzz\" no benchmark is called so; there are race, run, stepped, controlled, live,"
                                + " dpor, museum, shrunk, casts, false-alarms, growth, interpreter. See: rundown bench --list\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nowhere.pml", "/"})
    void a_peer_that_cannot_be_read_is_refused_before_anything_is_measured(String peer) {
        int code = terminal.run("bench", "dpor", "--peer", peer);

        assertThat(code).isEqualTo(2);
        assertThat(terminal.err()).contains("--peer " + peer);
        assertThat(terminal.out()).isEmpty();
    }

    @Test
    void a_row_whose_time_is_over_has_no_ratio() {
        int code = terminal.run("bench", "stepped.bytes-a-state", "--time", "1ms", "--json");

        assertThat(code).isZero();
        assertThat(terminal.out())
                .contains("\"ratio\":null,\"missing\":\"the time was over after 1 ms, before all of it was done");
    }

    @Test
    void a_time_is_a_number_with_a_unit() {
        int code = terminal.run("bench", "dpor", "--time", "30");

        assertThat(code).isEqualTo(2);
        assertThat(terminal.err()).contains("did you mean \"--time 30s\"?");
    }

    @ParameterizedTest
    @ValueSource(classes = {InterpreterBenchmark.class, HandOverBenchmark.class})
    void jmh_finds_the_benchmarks_of_the_product(Class<?> benchmark) throws IOException {
        try (var list = Objects.requireNonNull(benchmark.getResourceAsStream("/META-INF/BenchmarkList"))) {
            var text = new String(list.readAllBytes(), StandardCharsets.UTF_8);

            assertThat(text).contains(benchmark.getName());
        }
    }

    @Test
    void both_interpreters_of_the_benchmark_compute_the_same() {
        var benchmark = new InterpreterBenchmark();
        benchmark.fill();

        assertThat(benchmark.live()).isEqualTo(benchmark.records());
    }
}
