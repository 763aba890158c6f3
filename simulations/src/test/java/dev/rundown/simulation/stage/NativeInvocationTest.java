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
import dev.rundown.executor.program.EbpfResult;
import dev.rundown.extension.nativemodule.NativeEvent.ModuleFreed;
import dev.rundown.extension.nativemodule.NativeMessage.CloseModule;
import dev.rundown.extension.nativemodule.NativeMessage.ReleaseAtStop;
import dev.rundown.extension.nativemodule.NativeProgram;
import dev.rundown.extension.npi.InvocationEvent.ContextUsed;
import dev.rundown.extension.npi.InvocationEvent.InvocationEnded;
import dev.rundown.extension.spi.Extensions;
import dev.rundown.registrar.Role;
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
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Programs that were compiled into a driver: attached to a hook, invoked, and unloaded with their driver.
class NativeInvocationTest {
    private static final String DROP = "object: \"@drop\"";
    private static final String ECHO = "object: \"@echo\"";

    @Test
    void a_native_program_answers_events_and_its_code_is_used_through_its_driver() {
        var run = canonical(staged(DROP, "  - fire: { hook: sample.hook, times: 2 }\n"));

        assertThat(Happened.in(run, InvocationEnded.class))
                .extracting(InvocationEnded::result, InvocationEnded::value)
                .containsExactly(tuple(EbpfResult.EBPF_SUCCESS, 1), tuple(EbpfResult.EBPF_SUCCESS, 0));
        assertThat(Happened.in(run, ContextUsed.class))
                .filteredOn(it -> it.binding().toString().equals("counter.module~core.native"))
                .hasSizeGreaterThanOrEqualTo(4)
                .allMatch(it -> it.owner() == Role.CLIENT);
        assertThat(run.findings()).isEmpty();
    }

    @Test
    void a_native_program_answers_the_same_on_real_threads() throws Exception {
        var run = LiveRun.play(staged(DROP, "  - fire: { hook: sample.hook, times: 2 }\n"), Duration.ofSeconds(30))
                .run();

        assertThat(Happened.in(run, InvocationEnded.class))
                .extracting(InvocationEnded::result)
                .containsExactly(EbpfResult.EBPF_SUCCESS, EbpfResult.EBPF_SUCCESS);
        assertThat(run.findings()).isEmpty();
    }

    @Test
    void with_the_last_program_the_driver_is_unloaded_by_itself() {
        var run = canonical(staged(DROP, """
                  - detach: L1
                  - unload: drop
                """));

        assertThat(Happened.in(run, ModuleFreed.class)).hasSize(1);
        assertThat(run.findings()).isEmpty();
    }

    @Test
    void without_its_driver_a_native_program_is_not_loaded() {
        var run = canonical(staged(DROP, """
                  - detach: L1
                  - unload: drop
                  - load: drop
                """));

        assertThat(Happened.in(run, CommandFailed.class)).anySatisfy(it -> {
            assertThat(it.actor()).hasToString("drop.native");
            assertThat(it.explanation()).contains("no driver called counter.module is attached");
        });
    }

    @Test
    void every_rule_holds_while_the_driver_the_program_and_an_invocation_race() {
        var staged = staged(DROP, """
                  - together:
                      admin:   [ { unload: counter } ]
                      user:    [ { detach: L1 }, { unload: drop } ]
                      traffic: [ { fire: { hook: sample.hook, times: 1 } } ]
                """);

        var outcome = new Exhaustive(new Stepped(staged.ensemble()), new Budget(2_000_000)).outcome();

        assertThat(outcome.word()).isEqualTo(Outcome.Word.HOLDS);
        assertThat(outcome.figures().complete()).isTrue();
    }

    /// The twin of the race above whose holder closes its handle as soon as the driver goes, program or not.
    @Test
    void code_that_is_let_go_while_its_program_runs_is_used_after_its_cleanup() {
        var ensemble = staged(DROP, """
                  - together:
                      admin:   [ { unload: counter } ]
                      traffic: [ { fire: { hook: sample.hook, times: 1 } } ]
                """).ensemble();
        var holder = new Address("drop.native");
        var actors = new TreeMap<>(ensemble.actors());
        actors.put(holder, new Actor<>(new LetsGoAtOnce(holder), Message.class));
        var defective = new Ensemble(actors, ensemble.rules(), ensemble.goals(), ensemble.play());

        var outcome = new Exhaustive(new Stepped(defective), new Budget(2_000_000)).outcome();

        assertThat(outcome.findings()).extracting(it -> it.rule().name()).containsExactly("no-use-after-cleanup");
    }

    /// What a holder of code is, but for its patience.
    private static final class LetsGoAtOnce implements ActorLogic<NativeProgram.State, Message> {
        private static final Address PROVIDER = new Address("core.native");

        private final Address self;
        private final NativeProgram patient;

        private record LettingGo() implements Frame {}

        LetsGoAtOnce(Address self) {
            this.self = self;
            this.patient = new NativeProgram(self, PROVIDER, new Address("counter"));
        }

        @Override
        public NativeProgram.State initial() {
            return patient.initial();
        }

        @Override
        public Step<NativeProgram.State> receive(NativeProgram.State state, Delivery<Message> delivery, Cells cells) {
            if (delivery.message() instanceof ReleaseAtStop m) {
                return Step.to(state).call(PROVIDER, new CloseModule(m.driver(), self), new LettingGo());
            }
            return delivery.frame() instanceof LettingGo ? Step.to(state) : patient.receive(state, delivery, cells);
        }
    }

    @Test
    void every_rule_holds_while_the_program_information_leaves_and_native_code_runs() {
        var staged = staged(DROP, """
                  - together:
                      admin:   [ { unload: sample } ]
                      traffic: [ { fire: { hook: sample.hook, times: 1 } } ]
                """);

        var outcome = new Exhaustive(new Stepped(staged.ensemble()), new Budget(2_000_000)).outcome();

        assertThat(outcome.word()).isEqualTo(Outcome.Word.HOLDS);
        assertThat(outcome.figures().complete()).isTrue();
    }

    @Test
    void native_code_that_calls_functions_fails_to_load_while_their_module_is_gone() {
        var run = canonical(staged(ECHO, """
                  - fire: { hook: sample.hook, times: 1 }
                  - unload: lookup
                  - fire: { hook: sample.hook, times: 1 }
                  - load: lookup
                  - fire: { hook: sample.hook, times: 1 }
                """));

        assertThat(Happened.in(run, InvocationEnded.class))
                .extracting(InvocationEnded::result)
                .containsExactly(
                        EbpfResult.EBPF_SUCCESS, EbpfResult.EBPF_EXTENSION_FAILED_TO_LOAD, EbpfResult.EBPF_SUCCESS);
    }

    private static SingleRun canonical(Staged staged) {
        return SingleRun.canonical(new Stepped(staged.ensemble()));
    }

    private static Staged staged(String object, String play) {
        var text = """
                rundown: 1
                name: native
                cast:
                  extensions:
                    sample:
                      info: {}
                      hook: {}
                    lookup:
                      extension: sample
                      functions: {}
                  programs:
                    drop: { type: sample, driver: counter, %s }
                  drivers:
                    counter: {}
                play:
                  - load: lookup
                  - load: sample
                  - load: counter
                  - load: drop
                  - attach: { link: L1, program: drop, to: sample.hook }
                %s""".formatted(object, play);
        var vocabulary = Staging.vocabulary();
        return Staging.stage(ScenarioFile.read(text, "test", vocabulary), Extensions.onClassPath());
    }
}
