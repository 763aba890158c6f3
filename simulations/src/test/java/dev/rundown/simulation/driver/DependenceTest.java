package dev.rundown.simulation.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.rundown.actor.ActorLogic;
import dev.rundown.actor.Address;
import dev.rundown.actor.Cells;
import dev.rundown.actor.Delivery;
import dev.rundown.actor.Envelope;
import dev.rundown.actor.Lane;
import dev.rundown.actor.Message;
import dev.rundown.actor.Step;
import dev.rundown.extension.npi.InvocationEvent;
import dev.rundown.simulation.stage.BundledPlays;
import dev.rundown.simulation.stage.BundledPlays.Played;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The relation that every reduction relies on, by brute force in the bundled scenarios: in the nearest worlds of each
/// (all of them where there are not more) and in those on random ways to the end.
class DependenceTest {
    /// The nearest worlds that are looked at, of each scenario.
    private static final int NEAREST = Integer.getInteger("rundown.worlds", 1_500);

    private static final int WALKS = Math.max(5, NEAREST / 50);
    private static final int STEPS_OF_A_WALK = 200;
    private static final long SEED = Long.getLong("rundown.seed", 0x5eed);

    private static long worlds;
    private static long commuting;
    private static long dependent;
    private static long held;

    static List<Played> plays() {
        return BundledPlays.asTheyAreAndRepaired();
    }

    @AfterAll
    static void say_how_much_was_looked_at() {
        System.out.printf(
                "dependence by brute force: %,d worlds, %,d pairs that commute, %,d that do not, %,d held deliveries%n",
                worlds, commuting, dependent, held);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("plays")
    void steps_that_are_said_to_commute_lead_to_one_world_in_either_order_and_leave_what_waits_waiting(Played play) {
        var engine = new Stepped(play.staged().ensemble());
        var found = worlds(engine);

        found.forEach(it -> look(engine, it));

        assertThat(found).anySatisfy(it -> assertThat(it.enabled()).isEmpty());
        assertThat(commuting + dependent + held).isPositive();
    }

    /// Whether a call runs into code that is gone says no slot that it looks at.
    @Test
    void the_step_by_which_an_extension_leaves_memory_concerns_every_call() {
        var engine = new Stepped(leavingWhileCalled());
        var world =
                engine.after(engine.initial(), enabled(engine, engine.initial()).getFirst());
        var both = enabled(engine, world);

        assertThat(both).hasSize(2);
        assertThat(engine.commute(both.get(0), both.get(1))).isFalse();
        assertThat(engine.after(engine.after(world, both.get(0)), both.get(1)).ending())
                .isInstanceOf(Ending.Final.class);
        assertThat(enabled(engine, engine.after(world, both.get(1))))
                .singleElement()
                .isNotEqualTo(both.get(0));
    }

    private record Leave() implements Message {}

    private record Call() implements Message {}

    private static Ensemble leavingWhileCalled() {
        var administrator = new Address("admin");
        var extension = new Address("sample");
        var hook = new Address("sample.hook");
        var actors = new TreeMap<Address, Actor<?, ?>>();
        actors.put(extension, new Actor<>(new Leaving(extension), Message.class));
        actors.put(hook, new Actor<>(new Leaving(extension), Message.class));
        var called = Envelope.first(new Lane("a"), hook, administrator, new Call());
        var left = Envelope.first(new Lane("b"), extension, administrator, new Leave());
        return new Ensemble(actors, List.of(), List.of(), List.of(new Item.Together(List.of(called, left))));
    }

    /// Leaves memory when it is told so, and takes any call.
    private record Leaving(Address extension) implements ActorLogic<Boolean, Message> {
        @Override
        public Boolean initial() {
            return false;
        }

        @Override
        public Step<Boolean> receive(Boolean state, Delivery<Message> delivery, Cells cells) {
            return delivery.message() instanceof Leave
                    ? Step.to(true).happened(new InvocationEvent.Gone(extension, List.of()))
                    : Step.to(state);
        }
    }

    private static void look(Stepped engine, World world) {
        worlds++;
        var enabled = enabled(engine, world);
        var waiting = waiting(engine, world);
        for (int one : enabled) {
            var after = engine.after(world, one);
            var then = enabled(engine, after);
            for (int other : enabled) {
                if (one == other) {
                    continue;
                }
                if (engine.commute(one, other)) {
                    commuting++;
                    check(then.contains(other), engine, "%s is enabled after %s", other, one);
                    var either = engine.after(after, other).digest();
                    var or = engine.after(engine.after(world, other), one).digest();
                    check(either.equals(or), engine, "%s and %s lead to one world in either order", one, other);
                } else {
                    dependent++;
                }
            }
            var still = waiting(engine, after);
            for (int wait : waiting) {
                if (engine.commute(one, wait)) {
                    held++;
                    check(still.contains(wait), engine, "%s waits after %s", wait, one);
                }
            }
        }
    }

    private static void check(boolean isSo, Stepped engine, String sentence, int one, int other) {
        if (!isSo) {
            fail(sentence + ": not so, although they are said to commute", name(engine, one), name(engine, other));
        }
    }

    private static String name(Stepped engine, int move) {
        return engine.occurrence(move).label();
    }

    private static List<Integer> enabled(Stepped engine, World world) {
        var moves = new Moves();
        engine.enabled(world, Integer.MAX_VALUE, moves);
        return numbers(moves);
    }

    private static List<Integer> waiting(Stepped engine, World world) {
        var moves = new Moves();
        engine.held(world, moves);
        return numbers(moves);
    }

    private static List<Integer> numbers(Moves moves) {
        var numbers = new ArrayList<Integer>();
        for (int i = 0; i < moves.count(); i++) {
            numbers.add(moves.get(i));
        }
        return numbers;
    }

    private static List<World> worlds(Stepped engine) {
        var met = new HashSet<Digest>();
        var found = new ArrayList<World>();
        nearest(engine, found, met);
        var random = new SplittableRandom(SEED);
        for (int i = 0; i < WALKS; i++) {
            walk(engine, random, found, met);
        }
        return found;
    }

    private static void nearest(Stepped engine, List<World> found, Set<Digest> met) {
        var queue = new ArrayDeque<World>();
        meet(engine.initial(), queue, met);
        while (!queue.isEmpty() && found.size() < NEAREST) {
            var world = queue.remove();
            found.add(world);
            for (int move : enabled(engine, world)) {
                if (!engine.breaks(move)) {
                    meet(engine.after(world, move), queue, met);
                }
            }
        }
        queue.forEach(it -> met.remove(it.digest())); // Still to be looked at, by whoever comes by.
    }

    private static void meet(World world, ArrayDeque<World> queue, Set<Digest> met) {
        if (met.add(world.digest())) {
            queue.add(world);
        }
    }

    private static void walk(Stepped engine, SplittableRandom random, List<World> found, Set<Digest> met) {
        var world = engine.initial();
        for (int step = 0; step < STEPS_OF_A_WALK; step++) {
            if (met.add(world.digest())) {
                found.add(world);
            }
            var enabled = enabled(engine, world);
            if (enabled.isEmpty()) {
                return;
            }
            world = engine.after(world, enabled.get(random.nextInt(enabled.size())));
        }
    }
}
