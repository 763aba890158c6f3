package dev.rundown.simulation.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rundown.actor.ActorLogic;
import dev.rundown.actor.Address;
import dev.rundown.actor.Cell;
import dev.rundown.actor.Cells;
import dev.rundown.actor.Delivery;
import dev.rundown.actor.Message;
import dev.rundown.actor.Step;
import dev.rundown.executor.rundown.RundownState;
import dev.rundown.extension.npi.Command;
import dev.rundown.extension.spi.Extensions;
import dev.rundown.registrar.ModuleMessage.ClientCleanupBindingContext;
import dev.rundown.simulation.driver.Actor;
import dev.rundown.simulation.driver.Ending;
import dev.rundown.simulation.driver.Ensemble;
import dev.rundown.simulation.scenario.Bundled;
import dev.rundown.simulation.stage.Staged;
import dev.rundown.simulation.stage.Staging;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class LiveRoundsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final LiveRounds.Left NOTHING = new LiveRounds.Left(List.of(), List.of(), List.of(), 0);
    private static final String NEVER_LEFT = "rundown of nobody has 1 users";

    /// CI plays 10,000 through the command line.
    private static final int ROUNDS = Integer.getInteger("rundown.rounds", 100);

    @Test
    void a_storm_breaks_no_rule_and_leaves_nothing_behind() throws Exception {
        var result = play(staged("storm"), ROUNDS);

        assertThat(result.failed()).isEmpty();
        assertThat(result.left()).isEqualTo(NOTHING);
        assertThat(result.played()).isEqualTo(ROUNDS);
        assertThat(result.counts().events()).isEqualTo(4L * ROUNDS);
        assertThat(result.counts().invocations()).isPositive();
    }

    @Test
    void a_call_that_nobody_protects_is_found_by_threads_alone() throws Exception {
        var result = play(staged("fire-after-detach"), 20_000);

        var found = result.failed().orElseThrow().run().findings();
        assertThat(found).extracting(it -> it.rule().id()).containsAnyOf("NMR001", "NMR006");
    }

    @Test
    void a_completion_that_never_comes_is_known_at_once_because_nothing_moves() throws Exception {
        var result = play(staged("forgotten-complete"), 20_000);

        var run = result.failed().orElseThrow().run();
        assertThat(run.ending()).isInstanceOf(Ending.Stuck.class);
        assertThat(run.findings()).extracting(it -> it.rule().id()).containsExactly("NMR008");
        assertThat(run.findings().getFirst().blame()).containsExactly(new Address("sample.hook"));
    }

    @Test
    void a_rundown_that_is_never_left_is_counted() throws Exception {
        var result = play(with(staged("storm"), "L1", NeverLeaving::new), 3);

        assertThat(result.left().rundowns()).containsExactly(NEVER_LEFT, NEVER_LEFT, NEVER_LEFT);
    }

    @Test
    void a_program_that_stays_leaves_its_binding_and_both_contexts() throws Exception {
        var result = play(with(staged("storm"), "count", Staying::new), 2);

        var binding = "count.general~core.helpers is READY";
        assertThat(result.left().bindings()).containsExactly(binding, binding);
        assertThat(result.left().contexts()).hasSize(4).first().asString().contains("count.general~core.helpers");
    }

    @Test
    void an_actor_that_nobody_dismisses_is_counted() throws Exception {
        try (var host = new LiveHost()) {
            var storm = staged("storm");
            var system = LiveCast.start(host, storm, Recorder.NONE, Jitter.NONE);
            int playing = host.alive();
            system.close();

            assertThat(playing).isEqualTo(storm.ensemble().actors().size());
            assertThat(host.alive()).isZero();
        }
    }

    @Test
    void what_a_scenario_leaves_up_is_taken_down_links_first() {
        var left = staged("storm").takenDown().play();

        assertThat(left.subList(left.size() - 3, left.size()))
                .extracting(it -> it.first().getFirst().message().toString())
                .satisfiesExactly(
                        it -> assertThat(it).contains("L1", "Detach"),
                        it -> assertThat(it).contains("L2", "Detach"),
                        it -> assertThat(it).contains("count", "Unload"));
    }

    private static LiveRounds.Result play(Staged staged, int rounds) throws InterruptedException {
        return LiveRounds.play(staged, new LiveRounds.Plan(rounds, 1, PATIENCE));
    }

    private static Staged staged(String name) {
        var vocabulary = Staging.vocabulary();
        return Staging.stage(Bundled.find("@" + name).read(vocabulary), Extensions.onClassPath());
    }

    private static Staged with(Staged staged, String name, UnaryOperator<ActorLogic<Object, Message>> mistake) {
        var sound = staged.ensemble();
        var actors = new TreeMap<>(sound.actors());
        actors.computeIfPresent(new Address(name), (_, actor) -> mistaken(actor, mistake));
        var ensemble = new Ensemble(actors, sound.rules(), sound.goals(), sound.play());
        return new Staged(staged.scenario(), ensemble, staged.programs(), staged.rejections());
    }

    @SuppressWarnings("unchecked") // A wrapper passes on what it was given.
    private static Actor<?, ?> mistaken(Actor<?, ?> actor, UnaryOperator<ActorLogic<Object, Message>> mistake) {
        return new Actor<>(mistake.apply((ActorLogic<Object, Message>) actor.logic()), Message.class);
    }

    /// Enters a rundown where it cleans up.
    private record NeverLeaving(ActorLogic<Object, Message> inner) implements ActorLogic<Object, Message> {
        @Override
        public Object initial() {
            return inner.initial();
        }

        @Override
        public Step<Object> receive(Object state, Delivery<Message> delivery, Cells cells) {
            if (delivery.message() instanceof ClientCleanupBindingContext) {
                cells.perform(new Cell<>("rundown of nobody", RundownState.OPEN), new RundownState.TryAcquire());
            }
            return inner.receive(state, delivery, cells);
        }
    }

    /// Says that it is unloaded.
    private record Staying(ActorLogic<Object, Message> inner) implements ActorLogic<Object, Message> {
        @Override
        public Object initial() {
            return inner.initial();
        }

        @Override
        public Step<Object> receive(Object state, Delivery<Message> delivery, Cells cells) {
            return delivery.message() instanceof Command.Unload
                    ? Step.to(state).reply(Command.Finished.SUCCESS)
                    : inner.receive(state, delivery, cells);
        }
    }
}
