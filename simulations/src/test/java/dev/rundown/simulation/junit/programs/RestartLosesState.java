package dev.rundown.simulation.junit.programs;

import dev.rundown.simulation.controlled.Probe;
import dev.rundown.simulation.controlled.Sim;
import dev.rundown.simulation.junit.RaceTest;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.SupervisorStrategy;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/// A counter of visitors is restarted when it meets a ticket that it cannot read.
class RestartLosesState {
    sealed interface Counter {
        record Visit(String ticket) implements Counter {}

        record Report(ActorRef<Integer> replyTo) implements Counter {}
    }

    static Behavior<Counter> counting(int visitors) {
        return Behaviors.receiveMessage(message -> switch (message) {
            case Counter.Visit(var ticket) -> counting(visitors + Integer.parseInt(ticket));
            case Counter.Report(var replyTo) -> {
                replyTo.tell(visitors);
                yield Behaviors.same();
            }
        });
    }

    @RaceTest
    void bug(Sim sim) {
        count(sim, SupervisorStrategy.restart());
    }

    @RaceTest
    void repaired(Sim sim) {
        count(sim, SupervisorStrategy.resume());
    }

    private static void count(Sim sim, SupervisorStrategy strategy) {
        var supervised = Behaviors.supervise(counting(0))
                .onFailure(NumberFormatException.class, strategy.withLoggingEnabled(false));
        var counter = sim.spawn("counter", supervised);
        Probe<Integer> desk = sim.probe("desk");

        sim.concurrently(
                () -> sim.tell(counter, new Counter.Visit("1")),
                () -> sim.tell(counter, new Counter.Visit("2")),
                () -> sim.tell(counter, new Counter.Visit("unreadable")));
        sim.tell(counter, new Counter.Report(desk.ref()));

        sim.inTheEnd("every visitor is counted", () -> desk.received().contains(3));
    }
}
