package dev.rundown.simulation.junit.escapes;

import dev.rundown.simulation.controlled.Probe;
import dev.rundown.simulation.controlled.Sim;
import dev.rundown.simulation.junit.RaceTest;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.DispatcherSelector;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/// Behaviours that get past the schedule, and tests that are mistaken.
class Escaping {
    private int counted;

    private static final Executor THREADS = it -> new Thread(it, "a pool of my own").start();

    @RaceTest
    void message_of_another_thread(Sim sim) {
        Behavior<String> loader = Behaviors.receive((context, _) -> {
            context.pipeToSelf(CompletableFuture.supplyAsync(() -> "loaded", THREADS), (value, _) -> value);
            return Behaviors.same();
        });
        sim.tell(sim.spawn("loader", loader), "load");
    }

    @RaceTest
    void join(Sim sim) {
        Behavior<String> waiter = Behaviors.receive((context, _) -> {
            AskPattern.<String, String>ask(
                            context.getSelf(),
                            _ -> "me",
                            Duration.ofSeconds(1),
                            context.getSystem().scheduler())
                    .toCompletableFuture()
                    .join();
            return Behaviors.same();
        });
        sim.tell(sim.spawn("waiter", waiter), "wait");
    }

    @RaceTest
    void sleep(Sim sim) {
        Behavior<String> sleeper = Behaviors.receiveMessage(_ -> {
            TimeUnit.SECONDS.sleep(30);
            return Behaviors.same();
        });
        sim.tell(sim.spawn("sleeper", sleeper), "sleep");
    }

    @RaceTest
    void latch(Sim sim) throws InterruptedException {
        sim.spawn("nobody", Behaviors.<String>ignore());
        new CountDownLatch(1).await();
    }

    @RaceTest
    void clock(Sim sim) {
        Probe<Long> log = sim.probe("log");
        sim.tell(sim.spawn("dated", stamping(log.ref())), "stamp");
    }

    private static Behavior<String> stamping(ActorRef<Long> log) {
        return Behaviors.receiveMessage(_ -> {
            log.tell(System.nanoTime());
            return Behaviors.same();
        });
    }

    @RaceTest
    void chance(Sim sim) {
        Probe<String> heads = sim.probe("heads");
        var tosser = sim.spawn("tosser", Behaviors.<String>receiveMessage(_ -> {
            heads.ref().tell(java.util.UUID.randomUUID().toString());
            return Behaviors.same();
        }));
        sim.tell(tosser, "toss");
    }

    @RaceTest
    void field(Sim sim) {
        Probe<Integer> counter = sim.probe("counter");
        sim.tell(counter.ref(), ++counted);
    }

    @RaceTest
    void sim_in_an_actor(Sim sim) {
        var nosy = sim.spawn("nosy", Behaviors.<String>receiveMessage(_ -> {
            sim.settle();
            return Behaviors.same();
        }));
        sim.tell(nosy, "look");
    }

    @RaceTest
    void common_pool(Sim sim) {
        Probe<String> user = sim.probe("user");
        Behavior<String> loader = Behaviors.receive((context, message) -> {
            if (message.equals("load")) {
                context.pipeToSelf(CompletableFuture.supplyAsync(() -> "loaded"), (value, _) -> value);
            } else {
                user.ref().tell(message);
            }
            return Behaviors.same();
        });
        sim.tell(sim.spawn("loader", loader), "load");
        sim.settle();
        org.assertj.core.api.Assertions.assertThat(user.received()).containsExactly("loaded");
    }

    @RaceTest
    void nothing() {}

    @RaceTest("@pending-foreve")
    void misspelt() {}

    @RaceTest(strategy = "randm")
    void strategy(Sim sim) {
        sim.spawn("nobody", Behaviors.<String>ignore());
    }

    @RaceTest(replay = "rd1:12345678:0")
    void of_another(Sim sim) {
        sim.spawn("nobody", Behaviors.<String>ignore());
    }

    @RaceTest
    void global_executor(Sim sim) {
        Behavior<String> loader = Behaviors.receive((context, message) -> {
            if (message.equals("load")) {
                var loaded = scala.concurrent.Future.apply(
                        Escaping::loadedInTheEnd, scala.concurrent.ExecutionContext.global());
                context.pipeToSelf(scala.jdk.javaapi.FutureConverters.asJava(loaded), (value, _) -> value);
            }
            return Behaviors.same();
        });
        sim.tell(sim.spawn("loader", loader), "load");
    }

    /// Takes longer than the step in which it is asked for.
    private static String loadedInTheEnd() {
        long end = System.nanoTime() + 50_000_000;
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        return "loaded";
    }

    @RaceTest
    void other_dispatcher(Sim sim) {
        Behavior<String> parent = Behaviors.receive((context, message) -> {
            context.spawn(
                            Behaviors.<String>receiveMessage(it -> {
                                context.getSelf().unsafeUpcast().tell(it);
                                return Behaviors.same();
                            }),
                            "child",
                            DispatcherSelector.fromConfig("pekko.actor.internal-dispatcher"))
                    .tell(message);
            return Behaviors.same();
        });
        sim.tell(sim.spawn("parent", parent), "work");
    }

    @RaceTest
    void unknown_dispatcher(Sim sim) {
        Behavior<String> parent = Behaviors.receive((context, _) -> {
            context.spawn(Behaviors.<String>ignore(), "child", DispatcherSelector.fromConfig("my-dispatcher"));
            return Behaviors.same();
        });
        sim.tell(sim.spawn("parent", parent), "work");
    }

    @RaceTest
    void scheduler_of_the_system(Sim sim) {
        Probe<String> user = sim.probe("user");
        Behavior<String> waiter = Behaviors.receive((context, message) -> {
            context.getSystem()
                    .scheduler()
                    .scheduleOnce(Duration.ofMinutes(1), () -> user.ref().tell(message), context.getExecutionContext());
            return Behaviors.same();
        });
        sim.tell(sim.spawn("waiter", waiter), "rings");
        sim.elapse(Duration.ofMinutes(2));
        org.assertj.core.api.Assertions.assertThat(user.received()).containsExactly("rings");
    }

    @RaceTest
    void stuck_ask(Sim sim) {
        Probe<String> user = sim.probe("user");
        var silent = sim.spawn("silent", Behaviors.<ActorRef<String>>ignore());
        Behavior<String> asker = Behaviors.receive((context, message) -> {
            if (message.equals("ask")) {
                context.ask(
                        String.class,
                        silent,
                        Duration.ofSeconds(3),
                        it -> it,
                        (_, why) -> String.valueOf(why.getClass().getSimpleName()));
            } else {
                user.ref().tell(message);
            }
            return Behaviors.same();
        });
        sim.tell(sim.spawn("asker", asker), "ask");
        sim.inTheEnd("the time-out is told", () -> user.received().equals(java.util.List.of("TimeoutException")));
    }

    @RaceTest
    void never_stops(Sim sim) {
        Behavior<String> looping = Behaviors.receive((context, message) -> {
            context.getSelf().tell(message);
            return Behaviors.same();
        });
        sim.tell(sim.spawn("one", looping), "again");
        sim.tell(sim.spawn("two", looping), "again");
    }

    @RaceTest
    void body_throws(Sim sim) {
        Probe<String> first = sim.probe("first");
        sim.concurrently(() -> sim.tell(first.ref(), "a"), () -> sim.tell(first.ref(), "b"));
        if (first.received().getFirst().equals("b")) {
            throw new UnsupportedOperationException("b came first");
        }
    }

    private static int shared;

    @RaceTest
    void shared_static(Sim sim) {
        Probe<Integer> log = sim.probe("log");
        var counting = sim.spawn("counting", Behaviors.<String>receiveMessage(_ -> {
            log.ref().tell(++shared);
            return Behaviors.same();
        }));
        sim.tell(counting, "count");
    }

    @RaceTest(value = "@pending-forever", timers = RaceTest.Timers.WHEN_IDLE)
    void scenario_with_timers() {}

    @RaceTest(value = "@pending-forever", replay = "rd1:12345678:0")
    void scenario_with_replay() {}

    @RaceTest(strategy = "exhaustive", seed = 7)
    void seed_without_chance(Sim sim) {
        sim.spawn("nobody", Behaviors.<String>ignore());
    }

    @RaceTest(strategy = "pos", replay = "rd1:12345678:0")
    void replay_with_strategy(Sim sim) {
        sim.spawn("nobody", Behaviors.<String>ignore());
    }
}
