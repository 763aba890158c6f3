package dev.rundown.simulation.live;

import com.typesafe.config.ConfigFactory;
import dev.rundown.actor.Parcel;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pekko.Done;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.BehaviorInterceptor;
import org.apache.pekko.actor.typed.PostStop;
import org.apache.pekko.actor.typed.Signal;
import org.apache.pekko.actor.typed.TypedActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.slf4j.LoggerFactory;

/// A Pekko actor system on which one troupe of actors after the other plays.
final class LiveHost implements AutoCloseable {
    private static final int STOP_SECONDS = 10;

    private final ActorSystem<Order> system;
    private final AtomicInteger alive = new AtomicInteger();

    /// What its guardian is asked for.
    private sealed interface Order {
        record Raise(Behavior<Done> troupe, CompletableFuture<Troupe> raised) implements Order {}

        record Lowered(CompletableFuture<Done> stopped) implements Order {}

        record Close() implements Order {}
    }

    /// Actors that came together and leave together.
    ///
    /// @param leader  whom `Done` sends home, and the others with it
    /// @param stopped complete when none of them is left
    record Troupe(ActorRef<Done> leader, CompletableFuture<Done> stopped) {
        /// Has every actor stop and waits until that is so.
        void dismiss() throws InterruptedException {
            leader.tell(Done.getInstance());
            await(stopped);
        }
    }

    LiveHost() {
        LoggerFactory.getILoggerFactory(); // Now: several threads at once would make SLF4J print a warning.
        system = ActorSystem.create(guardian(), "rundown", ConfigFactory.load("rundown-live"));
    }

    private static Behavior<Order> guardian() {
        return Behaviors.receive((context, order) -> switch (order) {
            case Order.Raise(var troupe, var raised) -> {
                var leader = context.spawnAnonymous(troupe);
                var stopped = new CompletableFuture<Done>();
                context.watchWith(leader, new Order.Lowered(stopped));
                raised.complete(new Troupe(leader, stopped));
                yield Behaviors.same();
            }
            case Order.Lowered(var stopped) -> {
                stopped.complete(Done.getInstance());
                yield Behaviors.same();
            }
            case Order.Close() -> Behaviors.stopped();
        });
    }

    /// Starts `leader`, which starts the others.
    Troupe raise(Behavior<Done> leader) throws InterruptedException {
        var raised = new CompletableFuture<Troupe>();
        system.tell(new Order.Raise(leader, raised));
        return await(raised);
    }

    /// What surrounds the turn of an actor that receives a parcel.
    interface Turn {
        /// The actor is about to receive it.
        void begins(Parcel parcel);

        /// The actor has done what it will do about it.
        void ends(Parcel parcel);
    }

    /// `inner`, counted among [#alive] from its start to its end.
    Behavior<Parcel> counted(Behavior<Parcel> inner, Turn turn) {
        return Behaviors.setup(_ -> {
            alive.incrementAndGet();
            return Behaviors.intercept(() -> new Counted(alive, turn), inner);
        });
    }

    /// How many actors of all troupes have begun and not ended.
    int alive() {
        return alive.get();
    }

    private static final class Counted extends BehaviorInterceptor<Parcel, Parcel> {
        private final AtomicInteger alive;
        private final Turn turn;

        Counted(AtomicInteger alive, Turn turn) {
            super(Parcel.class);
            this.alive = alive;
            this.turn = turn;
        }

        @Override
        public Behavior<Parcel> aroundReceive(
                TypedActorContext<Parcel> context, Parcel parcel, ReceiveTarget<Parcel> target) {
            turn.begins(parcel);
            var next = target.apply(context, parcel);
            turn.ends(parcel);
            return next;
        }

        @Override
        public Behavior<Parcel> aroundSignal(
                TypedActorContext<Parcel> context, Signal signal, SignalTarget<Parcel> target) {
            if (signal instanceof PostStop) {
                alive.decrementAndGet();
            }
            return target.apply(context, signal);
        }
    }

    private static <T> T await(CompletableFuture<T> future) throws InterruptedException {
        try {
            return future.get(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the actor system did not answer", e);
        }
    }

    @Override
    public void close() {
        system.tell(new Order.Close());
        try {
            system.getWhenTerminated().toCompletableFuture().get(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the actor system did not stop", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
