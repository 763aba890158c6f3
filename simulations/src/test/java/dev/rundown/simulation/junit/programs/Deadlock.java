package dev.rundown.simulation.junit.programs;

import dev.rundown.simulation.controlled.Probe;
import dev.rundown.simulation.controlled.Sim;
import dev.rundown.simulation.junit.RaceTest;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/// Two philosophers, two forks.
class Deadlock {
    sealed interface Fork {
        record Take(ActorRef<String> replyTo) implements Fork {}

        record PutBack() implements Fork {}
    }

    static Behavior<Fork> fork(boolean isTaken, Queue<ActorRef<String>> waiting) {
        return Behaviors.receiveMessage(message -> switch (message) {
            case Fork.Take(var replyTo) -> {
                if (isTaken) {
                    waiting.add(replyTo);
                } else {
                    replyTo.tell("taken");
                }
                yield fork(true, waiting);
            }
            case Fork.PutBack _ -> {
                var next = waiting.poll();
                if (next != null) {
                    next.tell("taken");
                }
                yield fork(next != null, waiting);
            }
        });
    }

    static Behavior<String> philosopher(List<ActorRef<Fork>> forks, ActorRef<String> kitchen, String name) {
        return Behaviors.setup(context -> hungry(context.getSelf(), forks, 0, kitchen, name));
    }

    private static Behavior<String> hungry(
            ActorRef<String> self, List<ActorRef<Fork>> forks, int has, ActorRef<String> kitchen, String name) {
        return Behaviors.receiveMessage(message -> {
            int now = message.equals("taken") ? has + 1 : has;
            if (now == forks.size()) {
                kitchen.tell(name);
                forks.forEach(it -> it.tell(new Fork.PutBack()));
                return Behaviors.stopped();
            }
            forks.get(now).tell(new Fork.Take(self));
            return hungry(self, forks, now, kitchen, name);
        });
    }

    @RaceTest
    void bug(Sim sim) {
        dine(sim, false);
    }

    @RaceTest
    void repaired(Sim sim) {
        dine(sim, true);
    }

    private static void dine(Sim sim, boolean inOneOrder) {
        Probe<String> kitchen = sim.probe("kitchen");
        var left = sim.spawn("left", fork(false, new ArrayDeque<>()));
        var right = sim.spawn("right", fork(false, new ArrayDeque<>()));
        var plato = sim.spawn("plato", philosopher(List.of(left, right), kitchen.ref(), "plato"));
        var order = inOneOrder ? List.of(left, right) : List.of(right, left);
        var kant = sim.spawn("kant", philosopher(order, kitchen.ref(), "kant"));

        sim.concurrently(() -> sim.tell(plato, "hungry"), () -> sim.tell(kant, "hungry"));

        sim.eventually("everybody eats", () -> kitchen.received().containsAll(List.of("plato", "kant")));
    }
}
