package dev.rundown.simulation.junit.programs;

import dev.rundown.simulation.controlled.Probe;
import dev.rundown.simulation.controlled.Sim;
import dev.rundown.simulation.junit.RaceTest;
import java.time.Duration;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/// A connection closes when it has heard nothing for a while; a request may be on its way to it just then.
class IdleClose {
    sealed interface Connection {
        record Request(String text, ActorRef<String> replyTo) implements Connection {}

        record Idle() implements Connection {}

        record MayClose() implements Connection {}
    }

    sealed interface Pool {
        record Send(String text, ActorRef<String> replyTo) implements Pool {}

        record WantsToClose(ActorRef<Connection> connection) implements Pool {}
    }

    static Behavior<Connection> connection(ActorRef<Pool> pool, boolean asksFirst) {
        return Behaviors.setup(context -> {
            context.setReceiveTimeout(Duration.ofSeconds(30), new Connection.Idle());
            return Behaviors.receiveMessage(message -> switch (message) {
                case Connection.Request(var text, var replyTo) -> {
                    replyTo.tell("echo " + text);
                    yield Behaviors.same();
                }
                case Connection.Idle _ -> {
                    if (!asksFirst) {
                        yield Behaviors.stopped();
                    }
                    pool.tell(new Pool.WantsToClose(context.getSelf()));
                    yield Behaviors.same();
                }
                case Connection.MayClose _ -> Behaviors.stopped();
            });
        });
    }

    /// Sends nothing more to a connection that has been allowed to close.
    static Behavior<Pool> pool(boolean asksFirst) {
        return Behaviors.setup(context -> {
            var connections = new java.util.ArrayDeque<ActorRef<Connection>>();
            return Behaviors.receiveMessage(message -> {
                switch (message) {
                    case Pool.Send(var text, var replyTo) -> {
                        if (connections.isEmpty()) {
                            connections.add(context.spawnAnonymous(connection(context.getSelf(), asksFirst)));
                        }
                        connections.element().tell(new Connection.Request(text, replyTo));
                    }
                    case Pool.WantsToClose(var connection) -> {
                        if (connections.remove(connection)) {
                            connection.tell(new Connection.MayClose());
                        }
                    }
                }
                return Behaviors.same();
            });
        });
    }

    @RaceTest
    void bug(Sim sim) {
        talk(sim, false);
    }

    @RaceTest
    void repaired(Sim sim) {
        talk(sim, true);
    }

    private static void talk(Sim sim, boolean asksFirst) {
        Probe<String> user = sim.probe("user");
        var pool = sim.spawn("pool", pool(asksFirst));

        sim.tell(pool, new Pool.Send("a", user.ref()));

        sim.eventually("the request is answered", () -> user.received().contains("echo a"));
    }
}
