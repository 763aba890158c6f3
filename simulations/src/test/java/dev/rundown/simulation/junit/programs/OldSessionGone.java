package dev.rundown.simulation.junit.programs;

import dev.rundown.simulation.controlled.Probe;
import dev.rundown.simulation.controlled.Sim;
import dev.rundown.simulation.junit.RaceTest;
import java.util.Map;
import java.util.TreeMap;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/// A registry of sessions, by user. A user who reconnects has a new session before the end of the old one is known.
class OldSessionGone {
    sealed interface Registry {
        record Connected(String user, ActorRef<String> session) implements Registry {}

        record SessionGone(String user, ActorRef<String> session) implements Registry {}

        record Send(String user, String text) implements Registry {}
    }

    static Behavior<Registry> registry(boolean looksTwice, Map<String, ActorRef<String>> sessions) {
        return Behaviors.receive((context, message) -> switch (message) {
            case Registry.Connected(var user, var session) -> {
                context.watchWith(session, new Registry.SessionGone(user, session));
                var more = new TreeMap<>(sessions);
                more.put(user, session);
                yield registry(looksTwice, more);
            }
            case Registry.SessionGone(var user, var session) -> {
                var rest = new TreeMap<>(sessions);
                if (!looksTwice || session.equals(sessions.get(user))) {
                    rest.remove(user);
                }
                yield registry(looksTwice, rest);
            }
            case Registry.Send(var user, var text) -> {
                var session = sessions.get(user);
                if (session != null) {
                    session.tell(text);
                }
                yield Behaviors.same();
            }
        });
    }

    static Behavior<String> session(ActorRef<String> screen) {
        return Behaviors.receiveMessage(text -> {
            if (text.equals("bye")) {
                return Behaviors.stopped();
            }
            screen.tell(text);
            return Behaviors.same();
        });
    }

    @RaceTest
    void bug(Sim sim) {
        reconnect(sim, false);
    }

    @RaceTest
    void repaired(Sim sim) {
        reconnect(sim, true);
    }

    private static void reconnect(Sim sim, boolean looksTwice) {
        Probe<String> screen = sim.probe("screen");
        var registry = sim.spawn("registry", registry(looksTwice, Map.of()));
        var old = sim.spawn("old", session(screen.ref()));
        var fresh = sim.spawn("fresh", session(screen.ref()));
        sim.tell(registry, new Registry.Connected("anna", old));

        sim.concurrently(() -> sim.tell(old, "bye"), () -> sim.tell(registry, new Registry.Connected("anna", fresh)));
        sim.tell(registry, new Registry.Send("anna", "hello"));

        sim.eventually("anna reads hello", () -> screen.received().contains("hello"));
    }
}
