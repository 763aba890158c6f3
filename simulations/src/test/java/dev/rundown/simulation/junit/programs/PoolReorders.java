package dev.rundown.simulation.junit.programs;

import dev.rundown.simulation.controlled.Probe;
import dev.rundown.simulation.controlled.Sim;
import dev.rundown.simulation.junit.RaceTest;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.SupervisorStrategy;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.PoolRouter;
import org.apache.pekko.actor.typed.javadsl.Routers;

/// A pool of workers writes updates to a table. Two updates of one row may be with two workers.
class PoolReorders {
    record Update(String row, int value) {}

    static Behavior<Update> worker(ActorRef<Integer> table) {
        return Behaviors.receiveMessage(update -> {
            table.tell(update.value());
            return Behaviors.same();
        });
    }

    static PoolRouter<Update> pool(ActorRef<Integer> table) {
        return Routers.pool(2, Behaviors.supervise(worker(table)).onFailure(SupervisorStrategy.restart()));
    }

    @RaceTest
    void bug(Sim sim) {
        Probe<Integer> table = sim.probe("table");
        update(sim, sim.spawn("pool", pool(table.ref()).withRoundRobinRouting()), table);
    }

    @RaceTest
    void repaired(Sim sim) {
        Probe<Integer> table = sim.probe("table");
        update(sim, sim.spawn("pool", pool(table.ref()).withConsistentHashingRouting(10, Update::row)), table);
    }

    private static void update(Sim sim, ActorRef<Update> pool, Probe<Integer> table) {
        sim.tell(pool, new Update("a", 1));
        sim.tell(pool, new Update("a", 2));

        sim.inTheEnd(
                "the last update wins", () -> table.last().filter(it -> it == 2).isPresent());
    }
}
