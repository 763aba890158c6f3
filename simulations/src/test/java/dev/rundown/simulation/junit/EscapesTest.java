package dev.rundown.simulation.junit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What gets past the schedule ends the test, with the actor's name and what to change.
class EscapesTest {
    private static final String ESCAPING = "dev.rundown.simulation.junit.escapes.Escaping";

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "message_of_another_thread, loader was sent loaded by the thread \"a pool of my own\", stub that answers at once",
        "join, waiter blocks in a step, use ask or pipeToSelf",
        "sleep, sleeper blocks in a step, a timer instead of sleeping",
        "latch, the test's body blocks, called at Escaping.latch",
        "clock, step 2 differs between two runs of one schedule: \"dated > log:, sim.clock()",
        "chance, step 2 differs between two runs of one schedule: \"tosser > heads:, take a seed",
        "field, step 1 differs between two runs of one schedule: \"test > counter: 1\", a field of the test",
        "sim_in_an_actor, nosy fails: IllegalStateException: at step 1, use the Sim in the body of the test",
        "nothing, races nothing, Sim sim",
        "misspelt, there is no such bundled scenario, did you mean \"@pending-forever\"?",
        "strategy, no strategy is called \"randm\", did you mean \"random\"?",
        "of_another, is of another test, begins with rd1:",
        "global_executor, loader was sent loaded after the step from which it came had ended, stub that answers at once",
        "other_dispatcher, child, default dispatcher",
        "unknown_dispatcher, parent fails: ConfigurationException, default dispatcher",
        "shared_static, step 2 differs between two runs of one schedule: \"counting > log:, a static",
        "body_throws, the test's body fails: UnsupportedOperationException: after step 2, b came first",
        "scenario_with_timers, those are of the actors of a Sim, leave out timers",
        "scenario_with_replay, rundown replay FILE, leave out replay",
        "seed_without_chance, nothing is drawn there, did you mean strategy = \"portfolio\"?",
        "replay_with_strategy, replay runs one order, leave out strategy",
    })
    void it_is_named_and_says_what_to_change(String method, String what, String advice) throws ClassNotFoundException {
        var launched = Launched.method(Class.forName(ESCAPING), method);

        assertThat(launched.message()).contains(what, advice);
    }

    @Test
    void a_future_without_an_executor_completes_within_the_step() throws ClassNotFoundException {
        var launched = Launched.method(Class.forName(ESCAPING), "common_pool");

        assertThat(launched.failure()).isEmpty();
        assertThat(launched.report())
                .contains(
                        "holds (every schedule explored), strategy dpor: 1 trace by receiver; actors are assumed to share no"
                                + " memory");
    }

    @Test
    void timers_of_the_system_and_unanswered_asks_are_under_control() throws ClassNotFoundException {
        var timer = Launched.method(Class.forName(ESCAPING), "scheduler_of_the_system");
        var ask = Launched.method(Class.forName(ESCAPING), "stuck_ask");

        assertThat(timer.failure()).isEmpty();
        assertThat(timer.report().orElseThrow()).startsWith("holds (every schedule explored), strategy dpor: ");
        assertThat(ask.failure()).isEmpty();
        assertThat(ask.report().orElseThrow()).startsWith("holds (every schedule explored), strategy dpor: ");
    }

    @Test
    void actors_that_never_stop_sending_are_cut_and_named() throws ClassNotFoundException {
        var launched = Launched.method(Class.forName(ESCAPING), "never_stops");

        assertThat(launched.failure()).isEmpty();
        assertThat(launched.report().orElseThrow())
                .matches(
                        "no violation found \\(\\d+ schedules\\), strategy portfolio; cut after 10,000 steps, the last one"
                                + " \"(one > one|two > two): again\": somebody never stops sending");
    }
}
