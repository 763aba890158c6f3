package dev.rundown.simulation.stage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rundown.executor.program.EbpfResult;
import dev.rundown.extension.npi.InvocationEvent.InvocationEnded;
import dev.rundown.extension.spi.Extensions;
import dev.rundown.simulation.driver.Stepped;
import dev.rundown.simulation.live.LiveRun;
import dev.rundown.simulation.scenario.ScenarioFile;
import dev.rundown.simulation.search.Budget;
import dev.rundown.simulation.search.Exhaustive;
import dev.rundown.simulation.search.Outcome;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Programs with a map of the sample extension's own type.
class CustomMapsTest {
    private static final String WITH_MAPS = "info: {}\n      maps: {}\n      hook: {}";

    @Test
    void every_rule_holds_while_the_extension_leaves_and_its_map_lives() {
        var staged = staged(WITH_MAPS, """
                  - fire: { hook: sample.hook, times: 1 }
                  - together:
                      admin:   [ { unload: sample } ]
                      traffic: [ { fire: { hook: sample.hook, times: 1 } } ]
                """);

        var outcome = new Exhaustive(new Stepped(staged.ensemble()), new Budget(1_000_000)).outcome();

        assertThat(outcome.word()).isEqualTo(Outcome.Word.HOLDS);
        assertThat(outcome.figures().complete()).isTrue();
    }

    @Test
    void contents_outlive_the_extension_and_are_counted_on_when_it_is_back() throws Exception {
        var staged = staged(WITH_MAPS, """
                  - fire: { hook: sample.hook, times: 1 }
                  - unload: sample
                  - load: sample
                  - fire: { hook: sample.hook, times: 8 }
                """);

        var values = values(staged);

        // Event 8 has the key of event 0, which was counted before.
        assertThat(values).containsExactly(1, 1, 1, 1, 1, 1, 1, 1, 2);
    }

    @Test
    void a_program_is_not_loaded_without_a_provider_of_its_map_type() throws Exception {
        var staged = staged("info: {}\n      hook: {}", "  - fire: { hook: sample.hook, times: 1 }\n");

        var result = LiveRun.play(staged, Duration.ofSeconds(30));

        assertThat(result.run().path().stream()
                        .flatMap(it -> it.occurrence().events().stream())
                        .filter(CommandFailed.class::isInstance)
                        .map(Object::toString))
                .anyMatch(it -> it.contains("count.maps.visits")
                        && it.contains("EBPF_EXTENSION_FAILED_TO_LOAD")
                        && it.contains("no extension provides the type of map visits (sample_hash_map)"));
        assertThat(invocations(staged)).extracting("result").containsExactly(EbpfResult.EBPF_EXTENSION_FAILED_TO_LOAD);
    }

    private static List<Integer> values(Staged staged) throws Exception {
        return invocations(staged).stream().map(InvocationEnded::value).toList();
    }

    private static List<InvocationEnded> invocations(Staged staged) throws Exception {
        return Happened.in(LiveRun.play(staged, Duration.ofSeconds(30)).run(), InvocationEnded.class);
    }

    private static Staged staged(String modules, String play) {
        var text = """
                rundown: 1
                name: visits
                cast:
                  extensions:
                    sample:
                      %s
                  programs:
                    count: { type: sample, object: "@visits" }
                play:
                  - load: sample
                  - load: count
                  - attach: { link: L1, program: count, to: sample.hook }
                %s""".formatted(modules, play);
        var vocabulary = Staging.vocabulary();
        return Staging.stage(ScenarioFile.read(text, "test", vocabulary), Extensions.onClassPath());
    }
}
