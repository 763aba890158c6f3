package dev.rundown.simulation.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.rundown.actor.ActorLogic;
import dev.rundown.actor.Address;
import dev.rundown.actor.Cells;
import dev.rundown.actor.Delivery;
import dev.rundown.actor.Frame;
import dev.rundown.actor.Message;
import dev.rundown.actor.Step;
import dev.rundown.executor.rundown.RundownState;
import dev.rundown.extension.npi.AttachPolicy;
import dev.rundown.extension.provider.HookManner;
import dev.rundown.extension.provider.HookMessage.FilterDeleted;
import dev.rundown.extension.provider.HookProvider;
import dev.rundown.extension.provider.OnDetach;
import dev.rundown.extension.spi.Extensions;
import dev.rundown.registrar.Registrar;
import dev.rundown.registrar.RegistrarMessage.NmrProviderDetachClientComplete;
import dev.rundown.simulation.driver.Actor;
import dev.rundown.simulation.driver.Ensemble;
import dev.rundown.simulation.driver.Stepped;
import dev.rundown.simulation.scenario.ScenarioFile;
import dev.rundown.simulation.search.Budget;
import dev.rundown.simulation.search.Exhaustive;
import dev.rundown.simulation.search.Outcome;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Hooks that leave the end of a detach to a work item.
class WorkItemTest {
    private static final Address HOOK = new Address("sample.hook");

    private static Staged staged(String hook, String lanes) {
        var text = """
                rundown: 1
                name: work-item
                cast:
                  extensions: { sample: { info: {}, hook: { %s } } }
                  programs: { drop: { type: sample, steps: 1 } }
                play:
                  - load: sample
                  - load: drop
                  - attach: { link: L1, program: drop, to: sample.hook }
                  - together: { %s }
                """.formatted(hook, lanes);
        return Staging.stage(
                ScenarioFile.read(text, "work-item.rundown.yaml", Staging.vocabulary()), Extensions.onClassPath());
    }

    private static Outcome search(Ensemble ensemble) {
        return new Exhaustive(new Stepped(ensemble), new Budget(500_000)).outcome();
    }

    @ParameterizedTest(name = "attach: {0}, on-detach: {1}")
    @CsvSource({
        "single, work-item",
        "single-per-hook, work-item",
        "multi-with-wildcard, work-item",
        "one-per-parameter, work-item",
        "single, pending-until-idle",
        "single-per-hook, block-until-idle",
        "multi-with-wildcard, pending-until-idle",
        "one-per-parameter, block-until-idle"
    })
    void every_policy_goes_with_every_way_to_detach_and_with_a_reload(String attach, String onDetach) {
        var staged = staged(
                "attach: %s, on-detach: %s".formatted(attach, onDetach),
                "admin: [ { unload: sample }, { load: sample } ], traffic: [ { fire: { hook: sample.hook } } ]");

        var outcome = search(staged.ensemble());

        assertThat(outcome.word()).isEqualTo(Outcome.Word.HOLDS);
    }

    /// The completion returns into a driver that has gone: nothing kept it.
    @Test
    void a_work_item_that_lets_go_of_the_hook_before_it_completes_comes_back_into_code_that_has_left() {
        var ensemble =
                staged("on-detach: work-item", "admin: [ { unload: sample } ]").ensemble();
        var actors = new TreeMap<>(ensemble.actors());
        actors.put(HOOK, new Actor<>(new LetsGoTooEarly(), Message.class));

        var outcome = search(new Ensemble(actors, ensemble.rules(), ensemble.goals(), ensemble.play()));

        assertThat(outcome.findings())
                .extracting(it -> it.rule().id(), it -> it.blame().first().name(), it -> it.sentence())
                .containsExactly(tuple(
                        "NMR007",
                        "sample",
                        "sample left memory before work item of L1~sample.hook had come back into its code"));
    }

    /// What a hook is, but for the order at the end.
    private static final class LetsGoTooEarly implements ActorLogic<HookProvider.State, Message> {
        private final HookProvider patient = new HookProvider(
                HOOK,
                new Address("sample"),
                HookManner.shipped(AttachPolicy.ONE_PER_PARAMETER).with(OnDetach.WORK_ITEM));

        private record Completing() implements Frame {}

        @Override
        public HookProvider.State initial() {
            return patient.initial();
        }

        @Override
        public Step<HookProvider.State> receive(HookProvider.State state, Delivery<Message> delivery, Cells cells) {
            if (delivery.message() instanceof FilterDeleted(var binding)) {
                cells.perform(HookProvider.filtersOf(HOOK), new RundownState.Release());
                return Step.to(state)
                        .call(Registrar.ADDRESS, new NmrProviderDetachClientComplete(binding), new Completing());
            }
            return patient.receive(state, delivery, cells);
        }
    }
}
