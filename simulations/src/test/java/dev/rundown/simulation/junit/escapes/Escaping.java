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
}
