package dev.rundown.simulation.junit.programs;

import dev.rundown.simulation.controlled.Probe;
import dev.rundown.simulation.controlled.Sim;
import dev.rundown.simulation.junit.RaceTest;
import java.util.ArrayList;
import java.util.List;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.StashBuffer;

/// A device that is not ready yet keeps its orders. Told to itself again they queue behind those that came meanwhile.
class SelfStash {
    sealed interface Device {
        record Ready() implements Device {}

        record Order(int number) implements Device {}
    }

    static Behavior<Device> tellingItself(ActorRef<Integer> log, List<Device> kept) {
        return Behaviors.receive((context, message) -> switch (message) {
            case Device.Ready _ -> {
                kept.forEach(context.getSelf()::tell);
                yield ready(log);
            }
            case Device.Order order -> {
                var more = new ArrayList<>(kept);
                more.add(order);
                yield tellingItself(log, more);
            }
        });
    }

    static Behavior<Device> stashing(ActorRef<Integer> log) {
        return Behaviors.withStash(10, stash -> waiting(log, stash));
    }

    private static Behavior<Device> waiting(ActorRef<Integer> log, StashBuffer<Device> stash) {
        return Behaviors.receiveMessage(message -> switch (message) {
            case Device.Ready _ -> stash.unstashAll(ready(log));
            case Device.Order order -> {
                stash.stash(order);
                yield Behaviors.same();
            }
        });
    }

    private static Behavior<Device> ready(ActorRef<Integer> log) {
        return Behaviors.receiveMessage(message -> {
            if (message instanceof Device.Order(int number)) {
                log.tell(number);
            }
            return Behaviors.same();
        });
    }

    @RaceTest
    void bug(Sim sim) {
        Probe<Integer> log = sim.probe("log");
        orders(sim, log, tellingItself(log.ref(), List.of()));
    }

    @RaceTest
    void repaired(Sim sim) {
        Probe<Integer> log = sim.probe("log");
        orders(sim, log, stashing(log.ref()));
    }

    private static void orders(Sim sim, Probe<Integer> log, Behavior<Device> behavior) {
        var device = sim.spawn("device", behavior);

        sim.concurrently(
                () -> {
                    for (int i = 1; i <= 3; i++) {
                        sim.tell(device, new Device.Order(i));
                    }
                },
                () -> sim.tell(device, new Device.Ready()));

        sim.inTheEnd("orders are carried out in turn", () -> log.received().equals(List.of(1, 2, 3)));
    }
}
