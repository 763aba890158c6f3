package dev.rundown.simulation.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.rundown.executor.program.EbpfResult;
import dev.rundown.extension.spi.Extensions;
import dev.rundown.registrar.RegistrarEvent.Deregistered;
import dev.rundown.registrar.RegistrarEvent.Registered;
import dev.rundown.simulation.driver.Stepped;
import dev.rundown.simulation.scenario.ScenarioFile;
import dev.rundown.simulation.search.Budget;
import dev.rundown.simulation.search.Exhaustive;
import dev.rundown.simulation.search.Outcome;
import dev.rundown.simulation.search.SingleRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is loaded is not loaded again, and what is not there is not unloaded, whoever asks and whenever.
class SecondCommandsTest {
    private static Staged staged(String play) {
        var text = """
                rundown: 1
                name: twice
                cast:
                  extensions: { sample: { info: {}, hook: {}, maps: {}, functions: {} } }
                  programs:
                    drop: { type: sample, object: "@drop" }
                    count: { type: sample, object: "@visits" }
                    echo: { type: sample, object: "@echo", functions: sample }
                play:
                """ + play;
        return Staging.stage(
                ScenarioFile.read(text, "twice.rundown.yaml", Staging.vocabulary()), Extensions.onClassPath());
    }

    @Test
    void a_second_load_and_a_second_unload_fail_and_change_nothing() {
        var run = SingleRun.canonical(new Stepped(staged("""
                  - unload: sample
                  - load: sample
                  - load: sample
                  - unload: drop
                  - load: drop
                  - load: drop
                  - load: count
                  - load: count
                  - load: echo
                  - load: echo
                  - unload: drop
                  - unload: drop
                  - unload: sample
                  - unload: sample
                """).ensemble()));

        assertThat(run.findings()).isEmpty();
        assertThat(Happened.in(run, CommandFailed.class))
                .extracting(it -> it.actor().name(), CommandFailed::result, CommandFailed::explanation)
                .containsExactly(
                        tuple("sample", EbpfResult.EBPF_OBJECT_NOT_FOUND, "sample is not loaded"),
                        tuple("sample", EbpfResult.EBPF_OBJECT_ALREADY_EXISTS, "sample is loaded already"),
                        tuple("drop", EbpfResult.EBPF_OBJECT_NOT_FOUND, "drop is not loaded"),
                        tuple("drop", EbpfResult.EBPF_OBJECT_ALREADY_EXISTS, "drop is loaded already"),
                        tuple(
                                "count.maps.visits",
                                EbpfResult.EBPF_OBJECT_ALREADY_EXISTS,
                                "count.maps.visits is loaded already"),
                        tuple(
                                "echo.functions",
                                EbpfResult.EBPF_OBJECT_ALREADY_EXISTS,
                                "echo.functions is loaded already"),
                        tuple("drop", EbpfResult.EBPF_OBJECT_NOT_FOUND, "drop is not loaded"),
                        tuple("sample", EbpfResult.EBPF_OBJECT_NOT_FOUND, "sample is not loaded"));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "a: [ { load: sample } ], b: [ { load: sample } ]",
                "a: [ { load: sample }, { unload: sample } ], b: [ { unload: sample }, { load: sample } ]",
                "a: [ { load: sample }, { load: drop } ], b: [ { load: drop }, { unload: drop } ]",
                "a: [ { load: sample }, { load: count } ], b: [ { unload: count } ]"
            })
    void commands_that_meet_break_no_rule_in_any_order(String lanes) {
        var staged = staged("  - together: { %s }\n".formatted(lanes));

        var outcome = new Exhaustive(new Stepped(staged.ensemble()), new Budget(200_000)).outcome();

        assertThat(outcome.word()).isEqualTo(Outcome.Word.HOLDS);
    }

    /// What `NmrDeregisterClient` answered with `STATUS_SUCCESS` is over, and nobody may wait for it.
    @Test
    void nobody_waits_for_a_registration_that_is_over() {
        var staged = staged("""
                  - load: sample
                  - load: drop
                  - load: count
                  - load: echo
                  - attach: { link: L1, program: drop, to: sample.hook }
                  - unload: sample
                  - detach: L1
                  - unload: echo
                  - unload: count
                  - unload: drop
                registrar: { deregister-answer: success-when-idle }
                """);

        var run = SingleRun.canonical(new Stepped(staged.ensemble()));

        assertThat(run.findings()).isEmpty();
        assertThat(Happened.in(run, Deregistered.class))
                .hasSize(Happened.in(run, Registered.class).size() - 1); // The core stays.
    }
}
