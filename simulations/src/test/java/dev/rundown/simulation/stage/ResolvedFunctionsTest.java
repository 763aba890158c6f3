package dev.rundown.simulation.stage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rundown.actor.Address;
import dev.rundown.actor.Message;
import dev.rundown.executor.program.EbpfResult;
import dev.rundown.extension.client.FunctionsClient;
import dev.rundown.extension.npi.InvocationEvent.InvocationEnded;
import dev.rundown.extension.spi.Extensions;
import dev.rundown.simulation.driver.Actor;
import dev.rundown.simulation.driver.Ensemble;
import dev.rundown.simulation.driver.Stepped;
import dev.rundown.simulation.live.LiveRun;
import dev.rundown.simulation.scenario.ScenarioFile;
import dev.rundown.simulation.search.Budget;
import dev.rundown.simulation.search.Exhaustive;
import dev.rundown.simulation.search.Outcome;
import dev.rundown.simulation.search.SingleRun;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Programs that call functions of another extension by module and name.
class ResolvedFunctionsTest {
    private static final String TOLD_TO_CALL = "object: \"@drop\", functions: lookup";
    private static final String REALLY_CALLS = "object: \"@echo\"";

    @ParameterizedTest
    @ValueSource(strings = {TOLD_TO_CALL, REALLY_CALLS})
    void every_rule_holds_while_the_functions_leave_and_traffic_goes_on(String program) {
        var staged = staged(program, """
                  - together:
                      admin:   [ { unload: lookup }, { load: lookup } ]
                      traffic: [ { fire: { hook: sample.hook, times: 2 } } ]
                """);

        var outcome = new Exhaustive(new Stepped(staged.ensemble()), new Budget(1_000_000)).outcome();

        assertThat(outcome.word()).isEqualTo(Outcome.Word.HOLDS);
        assertThat(outcome.figures().complete()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {TOLD_TO_CALL, REALLY_CALLS})
    void without_the_functions_an_invocation_fails_to_load_until_they_are_back(String program) throws Exception {
        var staged = staged(program, """
                  - fire: { hook: sample.hook, times: 1 }
                  - unload: lookup
                  - fire: { hook: sample.hook, times: 1 }
                  - load: lookup
                  - fire: { hook: sample.hook, times: 1 }
                """);

        var invocations =
                Happened.in(LiveRun.play(staged, Duration.ofSeconds(30)).run(), InvocationEnded.class);

        assertThat(invocations)
                .extracting(InvocationEnded::result)
                .containsExactly(
                        EbpfResult.EBPF_SUCCESS, EbpfResult.EBPF_EXTENSION_FAILED_TO_LOAD, EbpfResult.EBPF_SUCCESS);
        assertThat(invocations.get(1).value()).isZero();
    }

    @Test
    void a_program_that_calls_a_function_gets_what_its_module_answers() {
        var staged = staged(REALLY_CALLS, "  - fire: { hook: sample.hook, times: 4 }\n");

        var values = Happened.in(SingleRun.canonical(new Stepped(staged.ensemble())), InvocationEnded.class).stream()
                .map(InvocationEnded::value)
                .toList();

        assertThat(values).containsExactly(0, 1, 2, 3); // Event i says i of itself, and the function hands that back.
    }

    @Test
    void a_program_whose_functions_are_not_there_is_not_loaded() {
        var staged = staged(REALLY_CALLS, """
                  - unload: drop
                  - unload: lookup
                  - load: drop
                """);

        var failed = Happened.in(SingleRun.canonical(new Stepped(staged.ensemble())), CommandFailed.class);

        assertThat(failed).singleElement().satisfies(it -> {
            assertThat(it.result()).isEqualTo(EbpfResult.EBPF_EXTENSION_FAILED_TO_LOAD);
            assertThat(it.explanation()).isEqualTo("a module whose functions drop calls is not attached");
        });
    }

    /// The twin of the first race whose client lets a module go without waiting for the epochs of those who may call
    /// it.
    @Test
    void a_module_that_is_let_go_under_a_running_program_is_called_after_it_has_gone() {
        var ensemble = staged(REALLY_CALLS, """
                  - together:
                      admin:   [ { unload: lookup } ]
                      traffic: [ { fire: { hook: sample.hook, times: 1 } } ]
                """).ensemble();
        var program = new Address("drop");
        var module = new TreeSet<>(List.of("8f6c1f83-ce4c-4b58-8b91-654a29e23b7c"));
        var actors = new TreeMap<>(ensemble.actors());
        actors.put(
                FunctionsClient.addressOf(program),
                new Actor<>(new FunctionsClient(program, module, List.of()), Message.class));
        var defective = new Ensemble(actors, ensemble.rules(), ensemble.goals(), ensemble.play());

        var outcome = new Exhaustive(new Stepped(defective), new Budget(1_000_000)).outcome();

        assertThat(outcome.findings()).singleElement().satisfies(it -> {
            assertThat(it.rule().id()).isEqualTo("EBPF004");
            assertThat(it.blame()).containsExactly(program);
        });
    }

    private static Staged staged(String program, String play) {
        var text = """
                rundown: 1
                name: functions
                cast:
                  extensions:
                    sample:
                      info: {}
                      hook: {}
                    lookup:
                      extension: sample
                      functions: {}
                  programs:
                    drop: { type: sample, %s }
                play:
                  - load: lookup
                  - load: sample
                  - load: drop
                  - attach: { link: L1, program: drop, to: sample.hook }
                %s""".formatted(program, play);
        var vocabulary = Staging.vocabulary();
        return Staging.stage(ScenarioFile.read(text, "test", vocabulary), Extensions.onClassPath());
    }
}
