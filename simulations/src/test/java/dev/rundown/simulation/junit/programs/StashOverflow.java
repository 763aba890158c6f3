package dev.rundown.simulation.junit.programs;

import dev.rundown.simulation.controlled.Probe;
import dev.rundown.simulation.controlled.Sim;
import dev.rundown.simulation.junit.RaceTest;
import java.util.concurrent.CompletableFuture;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.StashBuffer;

/// A catalogue loads its content when it starts, and stashes what comes meanwhile.
class StashOverflow {
    sealed interface Catalogue {
        record Find(String title, ActorRef<String> replyTo) implements Catalogue {}

        record Loaded(String content) implements Catalogue {}
    }

    private static final String CONTENT = "a b c";

    static Behavior<Catalogue> catalogue(int capacity) {
        return Behaviors.withStash(
                capacity,
                stash -> Behaviors.setup(context -> {
                    context.pipeToSelf(
                            CompletableFuture.supplyAsync(() -> CONTENT, context.getExecutionContext()),
                            (content, _) -> new Catalogue.Loaded(content));
                    return loading(stash);
                }));
    }

    private static Behavior<Catalogue> loading(StashBuffer<Catalogue> stash) {
        return Behaviors.receiveMessage(message -> switch (message) {
            case Catalogue.Find find -> {
                stash.stash(find);
                yield Behaviors.same();
            }
            case Catalogue.Loaded(var content) -> stash.unstashAll(open(content));
        });
    }

    private static Behavior<Catalogue> open(String content) {
        return Behaviors.receiveMessage(message -> {
            if (message instanceof Catalogue.Find(var title, var replyTo)) {
                replyTo.tell(content.contains(title) ? title : "nothing");
            }
            return Behaviors.same();
        });
    }

    @RaceTest
    void bug(Sim sim) {
        ask(sim, 2);
    }

    @RaceTest
    void repaired(Sim sim) {
        ask(sim, 3);
    }

    private static void ask(Sim sim, int capacity) {
        Probe<String> reader = sim.probe("reader");
        var catalogue = sim.spawn("catalogue", catalogue(capacity));
        for (var title : new String[] {"a", "b", "c"}) {
            sim.tell(catalogue, new Catalogue.Find(title, reader.ref()));
        }

        sim.eventually("every question is answered", () -> reader.received().size() == 3);
    }
}
