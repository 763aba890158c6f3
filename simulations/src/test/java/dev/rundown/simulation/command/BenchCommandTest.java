package dev.rundown.simulation.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rundown.simulation.bench.HandOverBenchmark;
import dev.rundown.simulation.bench.InterpreterBenchmark;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import org.approvaltests.Approvals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is measured is no business of a test; that it is measured is.
class BenchCommandTest {
    private final Terminal terminal = new Terminal(Path.of("nowhere"));

    @Test
    void the_benchmarks_are_listed_with_their_baselines() {
        int code = terminal.run("bench", "--list");

        assertThat(code).isZero();
        Approvals.verify(terminal.out());
    }

    @Test
    void a_measurement_is_one_object_on_one_line() {
        int code = terminal.run("bench", "stepped.schedules-per-second", "--json");

        assertThat(code).isZero();
        assertThat(terminal.out())
                .matches("\\{\"name\":\"stepped.schedules-per-second\",\"value\":[0-9.E]+,\"unit\":\"schedules/s\","
                        + "\"baseline\":[0-9.E]+,\"ratio\":[0-9.E]+,\"details\":\\{}}\n");
    }

    @Test
    void an_unknown_benchmark_suggests_the_nearest() {
        int code = terminal.run("bench", "stepped.states-per-secnd");

        assertThat(code).isEqualTo(2);
        assertThat(terminal.err()).contains("did you mean \"stepped.states-per-second\"?");
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
