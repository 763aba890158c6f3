package dev.rundown.simulation.controlled;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// `dpor` over real actors: one schedule of every trace, none in vain.
class TracePlanTest {
    private static RaceOutcome outcome(String strategy, Body body) throws Exception {
        return new RaceSearch(new RaceSettings(200_000, Optional.of(strategy), 1, Limits.DEFAULT)).of(body);
    }

    /// Nothing was in vain, or the word would be another one.
    private static int traces(Body body) throws Exception {
        var outcome = outcome("dpor", body);
        assertThat(outcome.words()).isEqualTo("holds (every schedule explored)");
        return outcome.schedules();
    }

    private static int factorial(int n) {
        return (int) LongStream.rangeClosed(1, n).reduce(1, (a, b) -> a * b);
    }

    private static Behavior<String> to(ActorRef<String> next) {
        return Behaviors.receiveMessage(message -> {
            next.tell(message);
            return Behaviors.same();
        });
    }

    private static Runnable[] each(int n, java.util.function.IntFunction<Runnable> lane) {
        var lanes = new ArrayList<Runnable>();
        for (int i = 0; i < n; i++) {
            lanes.add(lane.apply(i));
        }
        return lanes.toArray(Runnable[]::new);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void n_senders_to_one_actor_have_n_factorial_traces(int n) throws Exception {
        assertThat(traces(sim -> {
                    Probe<String> one = sim.probe("one");
                    sim.concurrently(each(n, i -> () -> sim.tell(one.ref(), "m" + i)));
                }))
                .isEqualTo(factorial(n));
    }

    /// A budget that is just enough is enough, and one less is not.
    @ParameterizedTest(name = "{0} of 6 traces")
    @ValueSource(ints = {5, 6})
    void a_budget_of_as_many_schedules_as_there_are_traces_is_enough(int schedules) throws Exception {
        var settings = new RaceSettings(schedules, Optional.of("dpor"), 1, Limits.DEFAULT);

        var outcome = new RaceSearch(settings).of(sim -> {
            Probe<String> one = sim.probe("one");
            sim.concurrently(each(3, i -> () -> sim.tell(one.ref(), "m" + i)));
        });

        assertThat(outcome.word()).isEqualTo(schedules == 6 ? RaceOutcome.Word.HOLDS : RaceOutcome.Word.NOT_FOUND);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void n_senders_behind_actors_of_their_own_have_n_factorial_traces(int n) throws Exception {
        assertThat(traces(sim -> {
                    Probe<String> one = sim.probe("one");
                    var senders = new ArrayList<ActorRef<String>>();
                    for (int i = 0; i < n; i++) {
                        senders.add(sim.spawn("sender" + i, to(one.ref())));
                    }
                    sim.concurrently(each(n, i -> () -> sim.tell(senders.get(i), "m" + i)));
                }))
                .isEqualTo(factorial(n));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 9})
    void pairs_that_share_nothing_have_one_trace(int n) throws Exception {
        assertThat(traces(sim -> {
                    var first = new ArrayList<ActorRef<String>>();
                    for (int i = 0; i < n; i++) {
                        Probe<String> second = sim.probe("second" + i);
                        first.add(sim.spawn("first" + i, to(second.ref())));
                    }
                    sim.concurrently(each(n, i -> () -> sim.tell(first.get(i), "m" + i)));
                }))
                .isEqualTo(1);
    }

    /// The reader's question comes before or after each of the writers' messages.
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 8})
    void a_reader_of_n_cells_beside_their_n_writers_has_two_to_the_n_traces(int n) throws Exception {
        assertThat(traces(sim -> {
                    var cells = new ArrayList<ActorRef<String>>();
                    for (int i = 0; i < n; i++) {
                        cells.add(sim.spawn("cell" + i, Behaviors.<String>ignore()));
                    }
                    sim.concurrently(each(
                            n + 1,
                            i -> i == n
                                    ? () -> cells.forEach(it -> sim.tell(it, "read"))
                                    : () -> sim.tell(cells.get(i), "write")));
                }))
                .isEqualTo(1 << n);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void n_writers_and_one_reader_of_a_cell_have_n_plus_1_factorial_traces(int n) throws Exception {
        assertThat(traces(sim -> {
                    Probe<Integer> reader = sim.probe("reader");
                    var cell = sim.spawn("cell", cell(0, reader.ref()));
                    sim.concurrently(each(n + 1, i -> i == n ? () -> sim.tell(cell, -1) : () -> sim.tell(cell, i)));
                }))
                .isEqualTo(factorial(n + 1));
    }

    private static Behavior<Integer> cell(int value, ActorRef<Integer> reader) {
        return Behaviors.receiveMessage(message -> {
            if (message >= 0) {
                return cell(message, reader);
            }
            reader.tell(value);
            return Behaviors.same();
        });
    }

    /// Two lanes of a and b messages to one actor: as many orders as there are ways to merge them.
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void two_lanes_of_n_messages_have_as_many_traces_as_ways_to_merge_them(int n) throws Exception {
        assertThat(traces(sim -> {
                    Probe<String> one = sim.probe("one");
                    sim.concurrently(each(2, i -> () -> {
                        for (int k = 0; k < n; k++) {
                            sim.tell(one.ref(), i + "." + k);
                        }
                    }));
                }))
                .isEqualTo(List.of(1, 2, 6, 20, 70, 252).get(n));
    }

    private static List<Long> seeds() {
        var seed = Long.getLong("rundown.seed");
        return seed != null
                ? List.of(seed)
                : LongStream.range(0, Integer.getInteger("rundown.seeds", 60))
                        .boxed()
                        .toList();
    }

    @ParameterizedTest(name = "-Drundown.seed={0}")
    @MethodSource("seeds")
    void a_random_program_comes_to_every_end_with_one_schedule_of_every_trace(long seed) throws Exception {
        var program = RandomActors.of(new SplittableRandom(seed), false);
        var expected = new TreeSet<String>();
        var met = new ArrayList<String>();

        boolean isWhole = forEachSchedule(program, expected::add);
        boolean isUnbroken = forEachTrace(program, met::add);

        // Brute force that was cut knows some of the ends.
        assertThat(new TreeSet<>(met)).as("%s", program).containsAll(expected);
        if (isWhole) {
            assertThat(expected).as("%s", program).containsAll(met);
        }
        // Where a plan came to nothing because an actor had ended, `exhaustive` decides.
        if (isWhole && isUnbroken) {
            assertThat(met).as("%s", program).hasSize(completeOnesOfSleepSets(program));
        }
    }

    @ParameterizedTest(name = "-Drundown.seed={0}")
    @MethodSource("seeds")
    void a_random_program_with_timers_comes_to_every_end(long seed) throws Exception {
        var program = RandomActors.of(new SplittableRandom(seed), true);
        var expected = new TreeSet<String>();
        var met = new TreeSet<String>();

        boolean isWhole = forEachSchedule(program, expected::add);
        forEachTrace(program, met::add);

        assertThat(met).as("%s", program).containsAll(expected);
        if (isWhole) {
            assertThat(expected).as("%s", program).containsAll(met);
        }
    }

    /// Answers whether it came to its end.
    private static boolean forEachSchedule(RandomActors program, Consumer<String> told) throws Exception {
        var histories = new ArrayList<StringBuilder>();
        return ControlledSystem.shared().run(inside -> {
            var runs = new Runs(inside, sim -> program.run(sim, histories), Limits.DEFAULT);
            var picks = new ArrayList<int[]>();
            for (int schedule = 0; schedule < 20_000; schedule++) {
                runs.run((choices, step) -> {
                    if (step > picks.size()) {
                        picks.add(new int[] {0, choices.size()});
                    }
                    return picks.get(step - 1)[0];
                });
                told.accept(histories.toString());
                while (!picks.isEmpty() && ++picks.getLast()[0] == picks.getLast()[1]) {
                    picks.removeLast();
                }
                if (picks.isEmpty()) {
                    return true;
                }
            }
            return false;
        });
    }

    /// Sleep sets alone take one complete schedule of every trace as well, and many more in vain.
    private static int completeOnesOfSleepSets(RandomActors program) throws Exception {
        return ControlledSystem.shared().run(inside -> {
            var runs = new Runs(inside, sim -> program.run(sim, new ArrayList<>()), Limits.DEFAULT);
            var plan = new DepthFirst();
            int complete = 0;
            do {
                runs.run(plan);
                complete += plan.isBlocked() ? 0 : 1;
            } while (plan.next());
            return complete;
        });
    }

    /// Answers whether nothing was begun in vain.
    private static boolean forEachTrace(RandomActors program, Consumer<String> told) throws Exception {
        var histories = new ArrayList<StringBuilder>();
        return ControlledSystem.shared().run(inside -> {
            var runs = new Runs(inside, sim -> program.run(sim, histories), Limits.DEFAULT);
            var plan = runs.tracePlan();
            boolean isBlocked = false;
            Trial.Result result;
            do {
                result = runs.run(plan);
                isBlocked |= plan.isBlocked();
                if (!plan.isBlocked()) {
                    told.accept(histories.toString());
                }
            } while (plan.next(result.losses().dropped()));
            return !isBlocked && plan.missed() == 0;
        });
    }
}
