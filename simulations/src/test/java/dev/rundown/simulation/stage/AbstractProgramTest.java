package dev.rundown.simulation.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import dev.rundown.actor.Event;
import dev.rundown.executor.program.EbpfResult;
import dev.rundown.extension.npi.InvocationEvent.InvocationEnded;
import dev.rundown.extension.npi.InvocationEvent.ProgramFaulted;
import dev.rundown.extension.spi.Extensions;
import dev.rundown.simulation.driver.Occurrence;
import dev.rundown.simulation.driver.Stepped;
import dev.rundown.simulation.live.LiveRun;
import dev.rundown.simulation.scenario.InputException;
import dev.rundown.simulation.scenario.ScenarioFile;
import dev.rundown.simulation.search.Budget;
import dev.rundown.simulation.search.Exhaustive;
import dev.rundown.simulation.search.Outcome;
import dev.rundown.simulation.search.PathStep;
import dev.rundown.simulation.search.SingleRun;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Programs of which a scenario says only how long they take and what they return.
class AbstractProgramTest {
    private static final String FIRE = "  - fire: { hook: sample.hook }\n";

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 1_000})
    void each_further_step_is_one_further_step_of_the_run(int steps) {
        var one = SingleRun.canonical(new Stepped(staged("steps: 1", FIRE).ensemble()));
        var many =
                SingleRun.canonical(new Stepped(staged("steps: " + steps, FIRE).ensemble()));

        assertThat(many.path()).hasSize(one.path().size() + steps - 1);
        assertThat(many.findings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 4_294_967_295L})
    void it_returns_what_it_is_told_to_stepped_and_live(long value) throws Exception {
        var staged = staged("steps: 3, returns: " + value, FIRE);

        var stepped = SingleRun.canonical(new Stepped(staged.ensemble()));
        var live = LiveRun.play(staged, Duration.ofSeconds(30)).run();

        assertThat(values(stepped)).containsExactly((int) value);
        assertThat(values(live)).containsExactly((int) value);
    }

    @Test
    void an_unload_may_come_between_any_two_of_its_steps_and_every_rule_holds() {
        var race = """
                  - together:
                      admin:   [ { unload: sample } ]
                      traffic: [ { fire: { hook: sample.hook } } ]
                """;
        var two = outcome("steps: 2", race);
        var five = outcome("steps: 5", race);

        assertThat(Stream.of(two, five).map(Outcome::word)).containsOnly(Outcome.Word.HOLDS);
        assertThat(five.figures().states()).isGreaterThan(two.figures().states());
    }

    @ParameterizedTest
    @ValueSource(strings = {"spin: forever, fuel: 1000", "steps: 5, returns: 1, fuel: 4", "object: '@count', fuel: 1"})
    void a_program_without_fuel_left_is_stopped_and_answers_that_it_failed_stepped_and_live(String program)
            throws Exception {
        var staged = staged(program, FIRE);

        var stepped = SingleRun.canonical(new Stepped(staged.ensemble()));
        var live = LiveRun.play(staged, Duration.ofSeconds(30)).run();

        assertThat(results(stepped)).containsExactly(EbpfResult.EBPF_FAILED);
        assertThat(results(live)).containsExactly(EbpfResult.EBPF_FAILED);
        assertThat(values(stepped)).containsExactly(0);
        assertThat(values(live)).containsExactly(0);
        assertThat(faults(stepped)).singleElement(STRING).contains("FUEL_EXHAUSTED");
        assertThat(faults(live)).isEqualTo(faults(stepped));
    }

    @Test
    void just_enough_fuel_is_enough() throws Exception {
        var staged = staged("steps: 5, returns: 1, fuel: 5", FIRE);

        var stepped = SingleRun.canonical(new Stepped(staged.ensemble()));
        var live = LiveRun.play(staged, Duration.ofSeconds(30)).run();

        assertThat(values(stepped)).containsExactly(1);
        assertThat(values(live)).containsExactly(1);
    }

    @Test
    void a_program_that_runs_away_without_fuel_holds_the_unload_and_owes_it() {
        var outcome = outcome("spin: forever", """
                  - together:
                      admin:   [ { unload: sample } ]
                      traffic: [ { fire: { hook: sample.hook } } ]
                """);

        assertThat(outcome.violated()).contains("NMR008", "NMR012");
        assertThat(outcome.findings())
                .allSatisfy(it -> assertThat(it.blame()).extracting("name").containsExactly("wait"));
    }

    @Test
    void a_program_that_is_nothing_is_refused_with_what_to_write() {
        assertThatThrownBy(() -> staged("functions: sample", FIRE))
                .isInstanceOf(InputException.class)
                .hasMessage("test:8:5 \"wait\" has neither an object nor steps; write object: \"@drop\", a path, or"
                        + " steps: 3");
    }

    private static Outcome outcome(String program, String play) {
        return new Exhaustive(new Stepped(staged(program, play).ensemble()), new Budget(1_000_000)).outcome();
    }

    private static List<Integer> values(SingleRun run) {
        return events(run, InvocationEnded.class).map(InvocationEnded::value).toList();
    }

    private static List<EbpfResult> results(SingleRun run) {
        return events(run, InvocationEnded.class).map(InvocationEnded::result).toList();
    }

    private static List<String> faults(SingleRun run) {
        return events(run, ProgramFaulted.class).map(ProgramFaulted::fault).toList();
    }

    private static <E extends Event> Stream<E> events(SingleRun run, Class<E> kind) {
        return run.path().stream()
                .map(PathStep::occurrence)
                .map(Occurrence::events)
                .flatMap(List::stream)
                .filter(kind::isInstance)
                .map(kind::cast);
    }

    private static Staged staged(String program, String play) {
        var text = """
                rundown: 1
                name: abstract
                cast:
                  extensions:
                    sample: { info: {}, hook: {} }
                  programs:
                    # How long, and what it answers.
                    wait: { type: sample, %s }
                play:
                  - load: sample
                  - load: wait
                  - attach: { link: L1, program: wait, to: sample.hook }
                %s""".formatted(program, play);
        var vocabulary = Staging.vocabulary();
        return Staging.stage(ScenarioFile.read(text, "test", vocabulary), Extensions.onClassPath());
    }
}
