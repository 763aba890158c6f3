package dev.rundown.simulation.junit.programs;

import dev.rundown.simulation.controlled.Probe;
import dev.rundown.simulation.controlled.Sim;
import dev.rundown.simulation.junit.RaceTest;
import java.time.Duration;
import java.util.List;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;

/// Whoever holds the lease may write. A lease ends after a second, but who held it may not have noticed yet.
class LateWrite {
    sealed interface Leases {
        record Acquire(ActorRef<Leader> who) implements Leases {}

        record Expired() implements Leases {}
    }

    record Leader(int term) {}

    record Write(String text, int term) {}

    static Behavior<Leases> leases() {
        return Behaviors.withTimers(timers -> free(timers, 1));
    }

    private static Behavior<Leases> free(TimerScheduler<Leases> timers, int term) {
        return Behaviors.receiveMessage(message -> switch (message) {
            case Leases.Acquire(var who) -> {
                timers.startSingleTimer(new Leases.Expired(), Duration.ofSeconds(1));
                who.tell(new Leader(term));
                yield held(timers, term, List.of());
            }
            case Leases.Expired _ -> Behaviors.same();
        });
    }

    private static Behavior<Leases> held(TimerScheduler<Leases> timers, int term, List<ActorRef<Leader>> waiting) {
        return Behaviors.receiveMessage(message -> switch (message) {
            case Leases.Acquire(var who) -> {
                var more = new java.util.ArrayList<>(waiting);
                more.add(who);
                yield held(timers, term, List.copyOf(more));
            }
            case Leases.Expired _ -> {
                if (waiting.isEmpty()) {
                    yield free(timers, term + 1);
                }
                timers.startSingleTimer(new Leases.Expired(), Duration.ofSeconds(1));
                waiting.getFirst().tell(new Leader(term + 1));
                yield held(timers, term + 1, waiting.subList(1, waiting.size()));
            }
        });
    }

    static Behavior<Leader> node(String name, ActorRef<Leases> leases, ActorRef<Write> store) {
        return Behaviors.setup(context -> {
            leases.tell(new Leases.Acquire(context.getSelf()));
            return Behaviors.receiveMessage(leader -> {
                store.tell(new Write(name, leader.term()));
                return Behaviors.same();
            });
        });
    }

    static Behavior<Write> store(ActorRef<String> disk, boolean isFenced, int newest) {
        return Behaviors.receiveMessage(write -> {
            if (isFenced && write.term() < newest) {
                return Behaviors.same();
            }
            disk.tell("%d %s".formatted(write.term(), write.text()));
            return store(disk, isFenced, Math.max(newest, write.term()));
        });
    }

    @RaceTest
    void bug(Sim sim) {
        twoNodes(sim, false);
    }

    @RaceTest
    void repaired(Sim sim) {
        twoNodes(sim, true);
    }

    private static void twoNodes(Sim sim, boolean isFenced) {
        Probe<String> disk = sim.probe("disk");
        var store = sim.spawn("store", store(disk.ref(), isFenced, 0));
        var leases = sim.spawn("leases", leases());
        sim.spawn("red", node("red", leases, store));
        sim.spawn("blue", node("blue", leases, store));

        sim.always(
                "who had the lease before does not write after its successor",
                () -> disk.received().stream().sorted().toList().equals(disk.received()));
    }
}
