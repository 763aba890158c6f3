package dev.rundown.simulation.junit.programs;

import dev.rundown.simulation.controlled.Probe;
import dev.rundown.simulation.controlled.Sim;
import dev.rundown.simulation.junit.RaceTest;
import java.time.Duration;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/// A buyer asks two shops through message adapters. A second adapter for the same class replaces the first one.
class AdapterReplaced {
    record Ask(ActorRef<Price> replyTo) {}

    record Price(int euros) {}

    sealed interface Buyer {
        record Buy() implements Buyer {}

        record Offer(String shop, int euros) implements Buyer {}
    }

    static Behavior<Ask> shop(int euros) {
        return Behaviors.receiveMessage(ask -> {
            ask.replyTo().tell(new Price(euros));
            return Behaviors.same();
        });
    }

    static Behavior<Buyer> withAdapters(ActorRef<Ask> near, ActorRef<Ask> far, ActorRef<String> diary) {
        return Behaviors.receive((context, message) -> {
            switch (message) {
                case Buyer.Buy _ -> {
                    near.tell(new Ask(context.messageAdapter(Price.class, it -> new Buyer.Offer("near", it.euros()))));
                    far.tell(new Ask(context.messageAdapter(Price.class, it -> new Buyer.Offer("far", it.euros()))));
                }
                case Buyer.Offer(var shop, var euros) -> diary.tell(shop + " " + euros);
            }
            return Behaviors.same();
        });
    }

    static Behavior<Buyer> withAsk(ActorRef<Ask> near, ActorRef<Ask> far, ActorRef<String> diary) {
        return Behaviors.receive((context, message) -> {
            switch (message) {
                case Buyer.Buy _ -> {
                    context.ask(
                            Price.class,
                            near,
                            Duration.ofHours(1),
                            Ask::new,
                            (it, _) -> new Buyer.Offer("near", it == null ? 0 : it.euros()));
                    context.ask(
                            Price.class,
                            far,
                            Duration.ofHours(1),
                            Ask::new,
                            (it, _) -> new Buyer.Offer("far", it == null ? 0 : it.euros()));
                }
                case Buyer.Offer(var shop, var euros) -> diary.tell(shop + " " + euros);
            }
            return Behaviors.same();
        });
    }

    @RaceTest
    void bug(Sim sim) {
        Probe<String> diary = sim.probe("diary");
        var near = sim.spawn("near", shop(3));
        var far = sim.spawn("far", shop(2));
        buy(sim, sim.spawn("buyer", withAdapters(near, far, diary.ref())), diary);
    }

    @RaceTest(timers = RaceTest.Timers.WHEN_IDLE)
    void repaired(Sim sim) {
        Probe<String> diary = sim.probe("diary");
        var near = sim.spawn("near", shop(3));
        var far = sim.spawn("far", shop(2));
        buy(sim, sim.spawn("buyer", withAsk(near, far, diary.ref())), diary);
    }

    private static void buy(Sim sim, ActorRef<Buyer> buyer, Probe<String> diary) {
        sim.tell(buyer, new Buyer.Buy());

        sim.inTheEnd(
                "each price is that of its shop",
                () -> diary.received().contains("near 3") && diary.received().contains("far 2"));
    }
}
