package dev.rundown.simulation.live;

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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.DispatcherSelector;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/// Actors that run live, on one Pekko actor system.
///
/// Parcels are counted from when they are sent to when their receiver has done with them. While somebody is at work
/// there
/// is one, so when there is none and yet a lane has a message under way, every such message is held and only a step
/// could change that: the system stands still, without a clock having been asked.
public final class LiveSystem implements Surroundings, LiveHost.Turn, AutoCloseable {

    private final Lanes lanes = new Lanes();
    private final Map<Address, ActorRef<Parcel>> actors = new ConcurrentHashMap<>();
    private final Map<String, LiveCell> cells = new ConcurrentHashMap<>();
    private final SortedMap<Address, Pinning> pinnings = new ConcurrentSkipListMap<>();
    private final CpuAffinity affinity = CpuAffinity.ofThisMachine();
    private final List<Integer> allowed = affinity.allowed();
    private final CompletableFuture<Throwable> bug = new CompletableFuture<>();
    private final Function<Cell<?>, SharedCell<?>> kindOfCell;
    private final Recorder recorder;
    private final Jitter jitter;
    private final AtomicInteger parcels = new AtomicInteger();
    private final LiveHost host;
    private final LiveHost.Troupe troupe;
    private final boolean isGuest;

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
            LiveHost host,
            boolean isGuest,
            SortedMap<Address, Member> members,
            Function<Cell<?>, SharedCell<?>> kindOfCell,
            Recorder recorder,
            Jitter jitter)
            throws InterruptedException {
        this.host = host;
        this.isGuest = isGuest;
        this.kindOfCell = kindOfCell;
        this.recorder = recorder;
        this.jitter = jitter;
        var ready = new CountDownLatch(members.size() + 1); // Each member, and whoever knows them all.
        troupe = host.raise(Behaviors.setup(context -> {
            members.forEach((address, member) -> {
                var behavior = host.counted(behavior(address, member, ready), this);
                var dispatcher = member.cpu().isPresent()
                        ? DispatcherSelector.fromConfig("rundown.pinned")
                        : DispatcherSelector.defaultDispatcher();
                actors.put(address, context.spawn(behavior, address.name(), dispatcher));
            });
            ready.countDown(); // A member may have begun before it was noted.
            return Behaviors.receiveMessage(_ -> Behaviors.stopped());
        }));
        ready.await();
    }

    /// Starts the actors and waits until each of them has begun, on the CPU where it will stay.
    ///
    /// @param kindOfCell the object behind a cell
    /// @param recorder   told what happens
    public static LiveSystem start(
            SortedMap<Address, Member> members, Function<Cell<?>, SharedCell<?>> kindOfCell, Recorder recorder)
            throws InterruptedException {
        return new LiveSystem(new LiveHost(), false, members, kindOfCell, recorder, Jitter.NONE);
    }

    /// As above, as guests of `host`.
    ///
    /// @param jitter the timing of what happens
    static LiveSystem start(
            LiveHost host,
            SortedMap<Address, Member> members,
            Function<Cell<?>, SharedCell<?>> kindOfCell,
            Recorder recorder,
            Jitter jitter)
            throws InterruptedException {
        return new LiveSystem(host, true, members, kindOfCell, recorder, jitter);
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
        parcels.incrementAndGet(); // Before anything is under way: it does not stand still until all have begun.
        if (!reserve(first, () -> {})) {
            throw new IllegalStateException("an item begins while something is under way: " + lanes.underWay());
        }
        first.forEach(this::send);
        oneLess();
    }

    /// Waits until nothing is under way, or until everything that is stands still. Answers whether nothing is, within
    /// `patience`.
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
            parcels.incrementAndGet();
            actor.tell(new Parcel.Arrival(envelope));
        }
    }

    @Override
    public void wake(ActorRef<Parcel> actor) {
        parcels.incrementAndGet();
        actor.tell(new Parcel.Wake());
    }

    @Override
    public void begins(Parcel parcel) {
        jitter.pause();
    }

    @Override
    public void ends(Parcel parcel) {
        switch (parcel) {
            case Parcel.Arrival _, Parcel.Wake _ -> oneLess();
            case Parcel.Show _ -> {} // Asked from outside: it changes nothing.
        }
    }

    private void oneLess() {
        if (parcels.decrementAndGet() == 0) {
            lanes.standStill(() -> parcels.get() == 0);
        }
    }

    /// Whether everything under way stands still.
    public boolean standsStill() {
        return parcels.get() == 0;
    }

    @Override
    @SuppressWarnings("unchecked") // A cell is made from its own key: the object of Cell<V> is a SharedCell<V>.
    public <V> SharedCell<V> cell(Cell<V> cell) {
        return (SharedCell<V>) cells.computeIfAbsent(cell.name(), _ -> new LiveCell(cell, kindOfCell.apply(cell)))
                .object();
    }

    /// Live, the first alternative is taken, or one that the seed of the timing draws: what else a search explores, the
    /// operating system's order stands for.
    @Override
    public int choose(String name, int alternatives) {
        return jitter.choose(alternatives);
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
        if (!isGuest) {
            host.close();
            return;
        }
        try {
            troupe.dismiss();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
