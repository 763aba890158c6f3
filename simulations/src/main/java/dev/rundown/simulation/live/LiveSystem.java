package dev.rundown.simulation.live;

import com.typesafe.config.ConfigFactory;
import dev.rundown.actor.Address;
import dev.rundown.actor.Carried;
import dev.rundown.actor.Cell;
import dev.rundown.actor.Envelope;
import dev.rundown.actor.Inside;
import dev.rundown.actor.Parcel;
import dev.rundown.actor.SharedCell;
import dev.rundown.actor.Surroundings;
import dev.rundown.executor.pool.CpuAffinity;
import dev.rundown.executor.pool.Pinning;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
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
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.slf4j.LoggerFactory;

/// Actors that run live, on one Pekko actor system.
public final class LiveSystem implements Surroundings, AutoCloseable {
    private static final int STOP_SECONDS = 10;

    private final Lanes lanes = new Lanes();
    private final Map<Address, ActorRef<Parcel>> actors = new ConcurrentHashMap<>();
    private final Map<String, LiveCell> cells = new ConcurrentHashMap<>();
    private final SortedMap<Address, Pinning> pinnings = new ConcurrentSkipListMap<>();
    private final CpuAffinity affinity = CpuAffinity.ofThisMachine();
    private final List<Integer> allowed = affinity.allowed();
    private final CompletableFuture<Throwable> bug = new CompletableFuture<>();
    private final Function<Cell<?>, SharedCell<?>> kindOfCell;
    private final Recorder recorder;
    private final ActorSystem<Done> system;

    /// How one actor is made.
    ///
    /// @param behavior in the surroundings it will run in
    /// @param cpu      the number of the virtual CPU that it is: it runs on a thread of its own, kept on one CPU
    public record Member(Function<Surroundings, Behavior<Parcel>> behavior, OptionalInt cpu) {}

    private record LiveCell(Cell<?> cell, SharedCell<?> object) {}

    /// What everybody holds.
    ///
    /// @param actors  each actor
    /// @param cells   each cell that was ever touched
    /// @param underWay the messages under way, in the order of their lanes
    public record Contents(SortedMap<Address, Inside> actors, Map<Cell<?>, Object> cells, List<Envelope> underWay) {}

    private LiveSystem(
            SortedMap<Address, Member> members, Function<Cell<?>, SharedCell<?>> kindOfCell, Recorder recorder)
            throws InterruptedException {
        this.kindOfCell = kindOfCell;
        this.recorder = recorder;
        LoggerFactory.getILoggerFactory(); // Now: several threads at once would make SLF4J print a warning.
        var ready = new CountDownLatch(members.size());
        Behavior<Done> guardian = Behaviors.setup(context -> {
            members.forEach((address, member) -> {
                var behavior = behavior(address, member, ready);
                var dispatcher = member.cpu().isPresent()
                        ? DispatcherSelector.fromConfig("rundown.pinned")
                        : DispatcherSelector.defaultDispatcher();
                actors.put(address, context.spawn(behavior, address.name(), dispatcher));
            });
            return Behaviors.receiveMessage(_ -> Behaviors.stopped());
        });
        this.system = ActorSystem.create(guardian, "rundown", ConfigFactory.load("rundown-live"));
        ready.await();
    }

    /// Starts the actors and waits until each of them has begun, on the CPU where it will stay.
    ///
    /// @param kindOfCell the object behind a cell
    /// @param recorder   told what happens
    public static LiveSystem start(
            SortedMap<Address, Member> members, Function<Cell<?>, SharedCell<?>> kindOfCell, Recorder recorder)
            throws InterruptedException {
        return new LiveSystem(members, kindOfCell, recorder);
    }

    /// A thread can pin only itself, so the actor does that when it begins.
    private Behavior<Parcel> behavior(Address address, Member member, CountDownLatch ready) {
        return Behaviors.setup(_ -> {
            member.cpu().ifPresent(it -> pinnings.put(address, affinity.pin(cpu(it))));
            ready.countDown();
            return member.behavior().apply(this);
        });
    }

    /// Virtual CPU number i stays on the i-th of the CPUs there are, from the first again when there are fewer.
    private int cpu(int number) {
        return allowed.isEmpty() ? 0 : allowed.get(number % allowed.size());
    }

    /// What became of the wish to keep each virtual CPU on one CPU.
    public SortedMap<Address, Pinning> pinnings() {
        return new TreeMap<>(pinnings);
    }

    /// Begins an item of a play, when nothing is under way: one first envelope for each of its lanes.
    public void begin(List<Envelope> first) {
        if (!reserve(first, () -> {})) {
            throw new IllegalStateException("an item begins while something is under way: " + lanes.underWay());
        }
        first.forEach(this::send);
    }

    /// Waits until nothing is under way. Answers whether that came to be within `patience`.
    ///
    /// @throws IllegalStateException when an actor has failed, which is a bug of ours
    public boolean awaitQuiescence(Duration patience) throws InterruptedException {
        boolean quiescent = lanes.awaitQuiescence(patience);
        if (bug.isDone()) {
            throw new IllegalStateException("an actor failed", bug.resultNow());
        }
        return quiescent;
    }

    /// The messages under way, in the order of their lanes.
    public List<Envelope> underWay() {
        return lanes.underWay();
    }

    /// Asks every actor what it holds. Empty when one of them does not answer within `patience`, because it is busy.
    /// The answer is of one moment only if no step was carried out meanwhile.
    public Optional<Contents> contents(Duration patience) throws InterruptedException {
        var answers = new TreeMap<Address, CompletableFuture<Inside>>();
        actors.forEach((address, actor) -> {
            var answer = new CompletableFuture<Inside>();
            answers.put(address, answer);
            actor.tell(new Parcel.Show(answer::complete));
        });
        var all = CompletableFuture.allOf(answers.values().toArray(CompletableFuture[]::new));
        try {
            all.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (ExecutionException e) {
            throw new IllegalStateException("an actor does not say what it holds", e);
        }
        var insides = new TreeMap<Address, Inside>();
        answers.forEach((address, answer) -> insides.put(address, answer.resultNow()));
        var values = new ConcurrentHashMap<Cell<?>, Object>();
        cells.values().forEach(it -> values.put(it.cell(), it.object().value()));
        return Optional.of(new Contents(insides, values, lanes.underWay()));
    }

    private void send(Envelope envelope) {
        var actor = actors.get(envelope.to());
        if (actor == null) {
            failed(envelope, new IllegalStateException("nobody is called " + envelope.to()));
        } else {
            actor.tell(new Parcel.Arrival(envelope));
        }
    }

    @Override
    @SuppressWarnings("unchecked") // A cell is made from its own key: the object of Cell<V> is a SharedCell<V>.
    public <V> SharedCell<V> cell(Cell<V> cell) {
        return (SharedCell<V>) cells.computeIfAbsent(cell.name(), _ -> new LiveCell(cell, kindOfCell.apply(cell)))
                .object();
    }

    /// Live, the first alternative is taken: what a search explores, the operating system's order stands for.
    @Override
    public int choose(String name, int alternatives) {
        return 0;
    }

    @Override
    public boolean isRecorded() {
        return !recorder.equals(Recorder.NONE);
    }

    @Override
    public void noted(Carried carried) {
        recorder.stepped(carried);
    }

    @Override
    public long moment() {
        return recorder.moment();
    }

    @Override
    public boolean reserve(List<Envelope> started, Runnable retry) {
        return lanes.reserve(started, retry);
    }

    @Override
    public void stepped(Carried carried) {
        recorder.stepped(carried);
        carried.sent().started().forEach(this::send); // Their lanes have been reserved.
        var next = carried.sent().next();
        if (next.isPresent()) {
            lanes.goesOn(next.get());
            send(next.get());
        } else {
            lanes.idle(carried.envelope().lane());
        }
    }

    @Override
    public void failed(Envelope envelope, Throwable thrown) {
        bug.complete(new IllegalStateException("while %s received %s".formatted(envelope.to(), envelope), thrown));
        lanes.breakOff();
    }

    @Override
    public void close() {
        system.tell(Done.getInstance());
        try {
            system.getWhenTerminated().toCompletableFuture().get(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the actor system did not stop", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
