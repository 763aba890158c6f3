package dev.rundown.simulation.live;

import com.typesafe.config.ConfigFactory;
import dev.rundown.actor.Address;
import dev.rundown.actor.AtomicCell;
import dev.rundown.actor.Cell;
import dev.rundown.actor.Envelope;
import dev.rundown.actor.Parcel;
import dev.rundown.actor.Sent;
import dev.rundown.actor.SharedCell;
import dev.rundown.actor.Step;
import dev.rundown.actor.Surroundings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.apache.pekko.Done;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.DispatcherSelector;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/// Actors that run live, on one Pekko actor system.
public final class LiveSystem implements Surroundings, AutoCloseable {
    private final Lanes lanes = new Lanes();
    private final Map<Address, ActorRef<Parcel>> actors = new ConcurrentHashMap<>();
    private final Map<String, SharedCell<?>> cells = new ConcurrentHashMap<>();
    private final Function<Cell<?>, SharedCell<?>> kindOfCell;
    private final Recorder recorder;
    private final ActorSystem<Done> system;

    /// How one actor is made.
    ///
    /// @param behavior in the surroundings it will run in
    /// @param pinned on a thread of its own
    public record Member(Function<Surroundings, Behavior<Parcel>> behavior, boolean pinned) {}

    private LiveSystem(
            SortedMap<Address, Member> members, Function<Cell<?>, SharedCell<?>> kindOfCell, Recorder recorder)
            throws InterruptedException {
        this.kindOfCell = kindOfCell;
        this.recorder = recorder;
        var spawned = new CountDownLatch(1);
        Behavior<Done> guardian = Behaviors.setup(context -> {
            members.forEach((address, member) -> actors.put(
                    address,
                    context.spawn(member.behavior().apply(this), address.name(), dispatcher(member.pinned()))));
            spawned.countDown();
            return Behaviors.receiveMessage(_ -> Behaviors.stopped());
        });
        this.system = ActorSystem.create(guardian, "rundown", ConfigFactory.load("rundown-live"));
        spawned.await();
    }

    /// Starts the actors.
    ///
    /// @param kindOfCell the object behind a cell, for those that are not simply atomic
    /// @param recorder told what happens
    public static LiveSystem start(
            SortedMap<Address, Member> members, Function<Cell<?>, SharedCell<?>> kindOfCell, Recorder recorder)
            throws InterruptedException {
        return new LiveSystem(members, kindOfCell, recorder);
    }

    /// The object behind a cell that needs no special form.
    public static <V> SharedCell<V> atomic(Cell<V> cell) {
        return new AtomicCell<>(cell.initial());
    }

    private static Props dispatcher(boolean pinned) {
        return pinned ? DispatcherSelector.fromConfig("rundown.pinned") : DispatcherSelector.defaultDispatcher();
    }

    /// Begins an item of a play: one first envelope for each of its lanes.
    public void begin(List<Envelope> first) {
        first.forEach(this::start);
    }

    /// Waits until nothing is under way. Answers what still is after `patience`: nothing, or what the run hangs on.
    public List<Envelope> awaitQuiescence(Duration patience) throws InterruptedException {
        return lanes.awaitQuiescence(patience) ? List.of() : lanes.underWay();
    }

    private void send(Envelope envelope) {
        var actor = actors.get(envelope.to());
        if (actor == null) {
            throw new IllegalStateException("nobody is called %s: %s".formatted(envelope.to(), envelope));
        }
        actor.tell(new Parcel.Arrival(envelope));
    }

    private void goOn(Envelope next) {
        lanes.goesOn(next);
        send(next);
    }

    private void start(Envelope envelope) {
        if (lanes.begin(envelope)) {
            send(envelope);
        }
    }

    @Override
    @SuppressWarnings("unchecked") // A cell is made from its own key: the object of Cell<V> is a SharedCell<V>.
    public <V> SharedCell<V> cell(Cell<V> cell) {
        return (SharedCell<V>) cells.computeIfAbsent(cell.name(), _ -> kindOfCell.apply(cell));
    }

    /// Live, the first alternative is taken: what a search explores, the operating system's order stands for.
    @Override
    public int choose(String name, int alternatives) {
        return 0;
    }

    @Override
    public void stepped(Envelope envelope, Step<?> step, Sent sent) {
        recorder.stepped(envelope, step, sent);
        // Before this lane may count as idle, or the system could look quiescent for a moment.
        sent.started().forEach(this::start);
        sent.next()
                .ifPresentOrElse(this::goOn, () -> lanes.idle(envelope.lane()).ifPresent(this::send));
    }

    @Override
    public void close() {
        system.tell(Done.getInstance());
        try {
            system.getWhenTerminated().toCompletableFuture().get(10, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the actor system did not stop", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
