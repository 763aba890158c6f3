package dev.rundown.simulation.junit.programs;

import dev.rundown.simulation.controlled.Probe;
import dev.rundown.simulation.controlled.Sim;
import dev.rundown.simulation.junit.RaceTest;
import java.time.Duration;
import java.util.Optional;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/// A cache fills itself from a table through `pipeToSelf`; meanwhile somebody puts a newer value.
class StaleFill {
    sealed interface Table {
        record Load(ActorRef<String> replyTo) implements Table {}

        record Store(String value) implements Table {}
    }

    sealed interface Cache {
        record Get(ActorRef<String> replyTo) implements Cache {}

        record Put(String value) implements Cache {}

        record Loaded(String value, ActorRef<String> replyTo) implements Cache {}

        record Failed(Throwable why) implements Cache {}
    }

    static Behavior<Table> table(String value) {
        return Behaviors.receiveMessage(message -> switch (message) {
            case Table.Load(var replyTo) -> {
                replyTo.tell(value);
                yield Behaviors.same();
            }
            case Table.Store(var newer) -> table(newer);
        });
    }

    static Behavior<Cache> cache(ActorRef<Table> table, Optional<String> value, boolean keepsNewer) {
        return Behaviors.receive((context, message) -> switch (message) {
            case Cache.Get(var replyTo) -> {
                value.ifPresentOrElse(replyTo::tell, () -> load(context, table, replyTo));
                yield Behaviors.same();
            }
            case Cache.Put(var newer) -> {
                table.tell(new Table.Store(newer));
                yield cache(table, Optional.of(newer), keepsNewer);
            }
            case Cache.Loaded(var loaded, var replyTo) -> {
                var kept = keepsNewer ? value.orElse(loaded) : loaded;
                replyTo.tell(kept);
                yield cache(table, Optional.of(kept), keepsNewer);
            }
            case Cache.Failed(var why) -> throw new IllegalStateException(why);
        });
    }

    private static void load(ActorContext<Cache> context, ActorRef<Table> table, ActorRef<String> replyTo) {
        var answer = AskPattern.<Table, String>ask(
                table, Table.Load::new, Duration.ofHours(1), context.getSystem().scheduler());
        context.pipeToSelf(
                answer, (value, why) -> why == null ? new Cache.Loaded(value, replyTo) : new Cache.Failed(why));
    }

    @RaceTest(timers = RaceTest.Timers.WHEN_IDLE)
    void bug(Sim sim) {
        getAndPut(sim, false);
    }

    @RaceTest(timers = RaceTest.Timers.WHEN_IDLE)
    void repaired(Sim sim) {
        getAndPut(sim, true);
    }

    private static void getAndPut(Sim sim, boolean keepsNewer) {
        Probe<String> reader = sim.probe("reader");
        Probe<String> auditor = sim.probe("auditor");
        var table = sim.spawn("table", table("old"));
        var cache = sim.spawn("cache", cache(table, Optional.empty(), keepsNewer));

        sim.concurrently(
                () -> sim.tell(cache, new Cache.Get(reader.ref())), () -> sim.tell(cache, new Cache.Put("new")));
        sim.tell(cache, new Cache.Get(auditor.ref()));

        sim.inTheEnd(
                "what was put last is read",
                () -> auditor.last().filter("new"::equals).isPresent());
    }
}
