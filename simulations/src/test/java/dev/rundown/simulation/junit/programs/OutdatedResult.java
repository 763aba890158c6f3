package dev.rundown.simulation.junit.programs;

import dev.rundown.simulation.controlled.Probe;
import dev.rundown.simulation.controlled.Sim;
import dev.rundown.simulation.junit.RaceTest;
import java.util.concurrent.CompletableFuture;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/// A search field looks up what has been typed so far; the look-ups overtake each other.
class OutdatedResult {
    sealed interface Field {
        record Typed(String text) implements Field {}

        record Result(int number, String hits) implements Field {}
    }

    static Behavior<Field> field(ActorRef<String> screen, boolean dropsOldOnes) {
        return Behaviors.setup(context -> {
            var newest = new int[1];
            return Behaviors.receiveMessage(message -> {
                switch (message) {
                    case Field.Typed(var text) -> {
                        int number = ++newest[0];
                        context.pipeToSelf(
                                CompletableFuture.supplyAsync(() -> "hits of " + text, context.getExecutionContext()),
                                (hits, _) -> new Field.Result(number, hits));
                    }
                    case Field.Result(var number, var hits) -> {
                        if (!dropsOldOnes || number == newest[0]) {
                            screen.tell(hits);
                        }
                    }
                }
                return Behaviors.same();
            });
        });
    }

    @RaceTest
    void bug(Sim sim) {
        type(sim, false);
    }

    @RaceTest
    void repaired(Sim sim) {
        type(sim, true);
    }

    private static void type(Sim sim, boolean dropsOldOnes) {
        Probe<String> screen = sim.probe("screen");
        var field = sim.spawn("field", field(screen.ref(), dropsOldOnes));

        sim.tell(field, new Field.Typed("r"));
        sim.tell(field, new Field.Typed("ru"));

        sim.inTheEnd(
                "the screen shows the hits of what was typed last",
                () -> screen.last().filter("hits of ru"::equals).isPresent());
    }
}
