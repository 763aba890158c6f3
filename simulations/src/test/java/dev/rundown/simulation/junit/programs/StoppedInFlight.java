package dev.rundown.simulation.junit.programs;

import dev.rundown.simulation.controlled.Probe;
import dev.rundown.simulation.controlled.Sim;
import dev.rundown.simulation.junit.RaceTest;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/// A logger hands its lines to a child and stops the child when it is closed.
class StoppedInFlight {
    sealed interface Log {
        record Line(String text) implements Log {}

        record Close() implements Log {}
    }

    static Behavior<Log> writer(ActorRef<String> disk) {
        return Behaviors.receiveMessage(message -> switch (message) {
            case Log.Line(var text) -> {
                disk.tell(text);
                yield Behaviors.same();
            }
            case Log.Close _ -> Behaviors.stopped();
        });
    }

    static Behavior<Log> log(ActorRef<String> disk, boolean asksPolitely) {
        return Behaviors.setup(context -> {
            var writer = context.spawn(writer(disk), "writer");
            return Behaviors.receiveMessage(message -> {
                switch (message) {
                    case Log.Line line -> writer.tell(line);
                    case Log.Close close -> {
                        if (asksPolitely) {
                            writer.tell(close); // Behind the lines that are still under way.
                        } else {
                            context.stop(writer); // Before them.
                        }
                    }
                }
                return Behaviors.same();
            });
        });
    }

    @RaceTest
    void bug(Sim sim) {
        write(sim, false);
    }

    @RaceTest
    void repaired(Sim sim) {
        write(sim, true);
    }

    private static void write(Sim sim, boolean asksPolitely) {
        Probe<String> disk = sim.probe("disk");
        var log = sim.spawn("log", log(disk.ref(), asksPolitely));

        sim.tell(log, new Log.Line("started"));
        sim.tell(log, new Log.Close());

        sim.eventually("every line is written", () -> disk.received().contains("started"));
    }
}
