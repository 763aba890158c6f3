package dev.rundown.simulation.stage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rundown.executor.program.EbpfResult;
import dev.rundown.extension.npi.InvocationEvent.InvocationEnded;
import dev.rundown.extension.spi.Extensions;
import dev.rundown.simulation.driver.Stepped;
import dev.rundown.simulation.live.LiveRun;
import dev.rundown.simulation.rule.Goal;
import dev.rundown.simulation.rule.Goals;
import dev.rundown.simulation.rule.Rule;
import dev.rundown.simulation.rule.Rules;
import dev.rundown.simulation.scenario.ScenarioFile;
import dev.rundown.simulation.scenario.Vocabulary;
import dev.rundown.simulation.search.Budget;
import dev.rundown.simulation.search.Exhaustive;
import dev.rundown.simulation.search.Outcome;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// Programs that call functions of another extension by module and name.
class ResolvedFunctionsTest {
    @Test
    void every_rule_holds_while_the_functions_leave_and_traffic_goes_on() {
        var staged = staged("""
                  - together:
                      admin:   [ { unload: lookup }, { load: lookup } ]
                      traffic: [ { fire: { hook: sample.hook, times: 2 } } ]
                """);

        var outcome = new Exhaustive(new Stepped(staged.ensemble()), new Budget(1_000_000)).outcome();

        assertThat(outcome.word()).isEqualTo(Outcome.Word.HOLDS);
        assertThat(outcome.figures().complete()).isTrue();
    }

    @Test
    void without_the_functions_an_invocation_fails_to_load_until_they_are_back() throws Exception {
        var staged = staged("""
                  - fire: { hook: sample.hook, times: 1 }
                  - unload: lookup
                  - fire: { hook: sample.hook, times: 1 }
                  - load: lookup
                  - fire: { hook: sample.hook, times: 1 }
                """);

        var invocations = LiveRun.play(staged, Duration.ofSeconds(30)).run().path().stream()
                .flatMap(it -> it.occurrence().events().stream())
                .filter(InvocationEnded.class::isInstance)
                .map(InvocationEnded.class::cast)
                .toList();

        assertThat(invocations)
                .extracting(InvocationEnded::result)
                .containsExactly(
                        EbpfResult.EBPF_SUCCESS, EbpfResult.EBPF_EXTENSION_FAILED_TO_LOAD, EbpfResult.EBPF_SUCCESS);
        assertThat(invocations.get(1).value()).isZero();
    }

    private static Staged staged(String play) {
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
                    drop: { type: sample, object: "@drop", functions: lookup }
                play:
                  - load: lookup
                  - load: sample
                  - load: drop
                  - attach: { link: L1, program: drop, to: sample.hook }
                %s""".formatted(play);
        var vocabulary = Vocabulary.of(
                Rules.all().stream().map(Rule::name).toList(),
                Goals.all().stream().map(Goal::name).toList());
        return Staging.stage(ScenarioFile.read(text, "test", vocabulary), Extensions.onClassPath());
    }
}
