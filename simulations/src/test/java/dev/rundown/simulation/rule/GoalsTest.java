package dev.rundown.simulation.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rundown.extension.spi.Extensions;
import dev.rundown.simulation.driver.Stepped;
import dev.rundown.simulation.scenario.ScenarioFile;
import dev.rundown.simulation.scenario.Vocabulary;
import dev.rundown.simulation.search.Budget;
import dev.rundown.simulation.search.Exhaustive;
import dev.rundown.simulation.stage.Staging;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every goal is reached by a play that leads there, and not by the same play without what leads there.
class GoalsTest {
    private static final Vocabulary VOCABULARY = Staging.vocabulary();

    private static final String CAST = """
            rundown: 1
            name: goals
            cast:
              extensions:
                types: { extension: sample, info: { npi: program-info } }
                sample: { hook: { npi: hook, attach: single } }
              programs:
                drop: { type: sample, object: "@drop" }
            play:
            """;

    private static final String LOADED = "load: types | load: sample | load: drop | ";
    private static final String ATTACHED = LOADED + "attach: { link: L1, program: drop, to: sample.hook } | ";

    @ParameterizedTest(name = "{0}: {1}, not {2}")
    @CsvSource(
            delimiter = ';',
            value = {
                "hook-invoked; fire: { hook: sample.hook }; detach: L1",
                "refused-by-provider; attach: { link: L2, program: drop, to: sample.hook }; detach: L1",
                "reattached; unload: sample | load: sample; unload: sample",
                "failed-to-load-seen; unload: types | fire: { hook: sample.hook }; fire: { hook: sample.hook }",
                "early-completion-seen; together: { a: [ { detach: L1 } ], b: [ { fire: { hook: sample.hook } } ] };"
                        + " detach: L1 | fire: { hook: sample.hook }",
                "both-deregistered-at-once; together: { a: [ { detach: L1 } ], b: [ { unload: sample } ] };"
                        + " detach: L1 | unload: sample",
            })
    void with_a_link_attached(String goal, String leads, String doesNot) {
        assertThat(unreached(goal, ATTACHED + leads)).isEmpty();
        assertThat(unreached(goal, ATTACHED + doesNot)).containsExactly(goal);
    }

    @Test
    void a_client_refuses_what_is_not_for_it() {
        assertThat(unreached("refused-by-client", LOADED)).isEmpty();
        assertThat(unreached("refused-by-client", "load: types | ")).containsExactly("refused-by-client");
    }

    @Test
    void a_hook_may_invoke_a_link_whose_attach_has_not_returned() {
        var attach = "attach: { link: L1, program: drop, to: sample.hook }";
        var fire = "fire: { hook: sample.hook }";

        assertThat(unreached(
                        "invoke-before-attached",
                        LOADED + "together: { a: [ { %s } ], b: [ { %s } ] }".formatted(attach, fire)))
                .isEmpty();
        assertThat(unreached("invoke-before-attached", ATTACHED + fire)).containsExactly("invoke-before-attached");
    }

    @Test
    void each_goal_is_met_above() {
        assertThat(Goals.all())
                .extracting(Goal::name)
                .containsExactlyInAnyOrder(
                        "hook-invoked",
                        "refused-by-client",
                        "refused-by-provider",
                        "reattached",
                        "early-completion-seen",
                        "both-deregistered-at-once",
                        "invoke-before-attached",
                        "failed-to-load-seen");
    }

    private static List<String> unreached(String goal, String play) {
        var text = new StringBuilder(CAST);
        for (var item : play.split(" \\| ", -1)) {
            if (!item.isBlank()) {
                text.append("  - ").append(item.strip()).append('\n');
            }
        }
        text.append("check:\n  - sometimes: [ %s ]\n".formatted(goal));
        var scenario = ScenarioFile.read(text.toString(), "goals.rundown.yaml", VOCABULARY);
        var ensemble = Staging.stage(scenario, Extensions.onClassPath()).ensemble();
        var outcome = new Exhaustive(new Stepped(ensemble), new Budget(1_000_000)).outcome();
        assertThat(outcome.figures().complete()).isTrue();
        assertThat(outcome.violated()).isEmpty();
        return outcome.unreached().stream().map(Goal::name).toList();
    }
}
