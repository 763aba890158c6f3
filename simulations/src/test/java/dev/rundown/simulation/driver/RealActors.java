package dev.rundown.simulation.driver;

import dev.rundown.actor.Address;
import dev.rundown.actor.AtomicCell;
import dev.rundown.actor.Carried;
import dev.rundown.actor.Cell;
import dev.rundown.actor.CellOperation;
import dev.rundown.actor.Effect;
import dev.rundown.actor.Envelope;
import dev.rundown.actor.Event;
import dev.rundown.actor.Inside;
import dev.rundown.actor.Lane;
import dev.rundown.actor.LogicBehavior;
import dev.rundown.actor.Message;
import dev.rundown.actor.Parcel;
import dev.rundown.actor.SharedCell;
import dev.rundown.actor.Surroundings;
import dev.rundown.simulation.rule.Automaton;
import dev.rundown.simulation.rule.Judgement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/// The actors of an ensemble as real Pekko actors, one delivery at a time: what an actor sends is kept here instead
/// of being sent, and what it became is noted after each message. The world that they make up has a digest like any
/// other.
final class RealActors implements Surroundings, AutoCloseable {
    private final Ensemble ensemble;
    private final ActorSystem<Command> system;
    private final List<Watcher> watchers = new ArrayList<>();
    private final Map<String, Digest> hashes = new HashMap<>();
    private final Map<Place, Digest> known = new HashMap<>();

    private final Map<Address, ActorRef<Parcel>> actors = new HashMap<>();
    private final Map<String, SharedCell<?>> cells = new HashMap<>();
    private final Map<Lane, Envelope> lanes = new TreeMap<>();
    private final Map<String, Object> automata = new HashMap<>();
    private final Queue<Integer> choices = new ArrayDeque<>();
    private Optional<Carried> carried = Optional.empty();
    private Optional<Throwable> bug = Optional.empty();
    private Digest digest = Digest.START;
    private int begun;

    private sealed interface Command {
        record Renew(RealActors world, CompletableFuture<Map<Address, ActorRef<Parcel>>> spawned) implements Command {}
    }

    private record Place(String name, Object value) {}

    RealActors(Ensemble ensemble) {
        this.ensemble = ensemble;
        this.system = ActorSystem.create(guardian(), "real");
        ensemble.rules().forEach(it -> watchers.add(new Watcher.Judging(it)));
        ensemble.goals().forEach(it -> watchers.add(new Watcher.Awaiting(it)));
        watchers.add(new Watcher.Tracking(new Presence()));
    }

    private static Behavior<Command> guardian() {
        return Behaviors.receive((context, command) -> {
            switch (command) {
                case Command.Renew(var world, var spawned) -> {
                    world.actors.values().forEach(context::stop);
                    var fresh = new HashMap<Address, ActorRef<Parcel>>();
                    world.ensemble
                            .actors()
                            .forEach((address, actor) ->
                                    fresh.put(address, context.spawnAnonymous(behavior(actor, world))));
                    spawned.complete(fresh);
                }
            }
            return Behaviors.same();
        });
    }

    private static <S, M extends Message> Behavior<Parcel> behavior(Actor<S, M> actor, RealActors world) {
        return LogicBehavior.of(actor.logic(), actor.understood(), world);
    }

    /// Fresh actors, in their initial states.
    void renew() {
        var spawned = new CompletableFuture<Map<Address, ActorRef<Parcel>>>();
        system.tell(new Command.Renew(this, spawned));
        var fresh = spawned.orTimeout(30, TimeUnit.SECONDS).join();
        actors.clear();
        actors.putAll(fresh);
        cells.clear();
        lanes.clear();
        automata.clear();
        hashes.clear();
        digest = Digest.START;
        begun = 0;
    }

    /// Does what `occurrence` says that comes next: begins an item, or delivers what is under way on its lane.
    void take(Occurrence occurrence) {
        if (occurrence.delivered().isEmpty()) {
            begun++;
            set("PLAY play", begun, 0);
            occurrence.started().forEach(this::put);
            return;
        }
        var lane = occurrence.delivered().get().lane();
        var envelope = Optional.ofNullable(lanes.get(lane)).orElseThrow();
        choices.clear();
        occurrence.alternatives().forEach(it -> choices.add(it.number()));
        carried = Optional.empty();
        var actor = Optional.ofNullable(actors.get(envelope.to())).orElseThrow();
        var shown = new CompletableFuture<Inside>();
        actor.tell(new Parcel.Arrival(envelope));
        actor.tell(new Parcel.Show(shown::complete)); // Its turn comes after the arrival.
        var inside = shown.orTimeout(30, TimeUnit.SECONDS).join();
        bug.ifPresent(it -> {
            throw new AssertionError("%s failed".formatted(envelope), it);
        });
        note(carried.orElseThrow(() -> new AssertionError("held, although enabled: " + envelope)), inside);
    }

    /// The state and the parts are what the actor shows, not what its step says.
    private void note(Carried done, Inside inside) {
        var envelope = done.envelope();
        set(
                Slot.of(envelope.to()).toString(),
                inside.state(),
                ensemble.receiver(envelope).logic().initial());
        lanes.remove(envelope.lane());
        set(Slot.of(envelope.lane()).toString(), Optional.empty(), Optional.empty());
        done.sent().next().ifPresent(this::put);
        done.sent().started().forEach(this::put);
        var parts = new TreeMap<String, Object>();
        inside.parts().forEach(it -> parts.put(it.part().name(), it.value()));
        for (var effect : done.step().effects()) {
            if (effect instanceof Effect.Put<?> put) {
                var part = put.part();
                set(
                        Slot.of(envelope.to(), part).toString(),
                        parts.getOrDefault(part.name(), part.initial()),
                        part.initial());
            }
        }
        for (var event : BruteForce.events(envelope, done.step())) {
            watchers.forEach(it -> show(event, it, it.automaton()));
        }
    }

    private void put(Envelope envelope) {
        lanes.put(envelope.lane(), envelope);
        set(Slot.of(envelope.lane()).toString(), envelope, Optional.empty());
    }

    /// The digest is the sum over what every place holds that is not as in the beginning.
    private void set(String place, Object value, Object initial) {
        var before = hashes.getOrDefault(place, Digest.ZERO);
        var after = value.equals(initial)
                ? Digest.ZERO
                : known.computeIfAbsent(new Place(place, value), it -> ContentHash.of(it.name(), it.value()));
        hashes.put(place, after);
        digest = digest.minus(before).plus(after);
    }

    @SuppressWarnings("unchecked") // The name belongs to this automaton alone.
    private <K, S> void show(Event event, Watcher watcher, Automaton<K, S> automaton) {
        automaton.key(event).ifPresent(key -> {
            var place = Slot.automaton(watcher.id(), key).toString();
            var state = automata.getOrDefault(place, automaton.initial());
            if (state instanceof Watcher.Broken) {
                return;
            }
            Object next = switch (automaton.next(key, (S) state, event)) {
                case Judgement.Going<S>(var going) -> going;
                case Judgement.Reached<S>(var reached) -> reached;
                case Judgement.Broken<S>(var blame, var _) -> new Watcher.Broken(watcher.id(), blame);
            };
            automata.put(place, next);
            set(place, next, automaton.initial());
        });
    }

    /// The digest of the world that the actors make up.
    Digest digest() {
        return digest;
    }

    @Override
    @SuppressWarnings("unchecked") // A cell is made from its own key: the object of Cell<V> is a SharedCell<V>.
    public <V> SharedCell<V> cell(Cell<V> cell) {
        return (SharedCell<V>) cells.computeIfAbsent(cell.name(), _ -> new NotedCell<>(cell));
    }

    /// A real cell which tells what it holds. The test waits while an actor runs, so nothing here is under contention.
    private final class NotedCell<V> implements SharedCell<V> {
        private final Cell<V> cell;
        private final AtomicCell<V> real;

        NotedCell(Cell<V> cell) {
            this.cell = cell;
            this.real = new AtomicCell<>(cell.initial());
        }

        @Override
        public <R> R perform(CellOperation<V, R> operation) {
            var result = real.perform(operation);
            set(Slot.of(cell).toString(), real.value(), cell.initial());
            return result;
        }

        @Override
        public V value() {
            return real.value();
        }

        @Override
        public void watch(Runnable watcher) {
            real.watch(watcher);
        }
    }

    @Override
    public int choose(String name, int alternatives) {
        return choices.remove();
    }

    @Override
    public boolean isRecorded() {
        return false;
    }

    @Override
    public void noted(Carried step) {
        throw new AssertionError("every step is one of this test's: " + step);
    }

    @Override
    public long moment() {
        return 0;
    }

    @Override
    public void wake(ActorRef<Parcel> actor) {
        actor.tell(new Parcel.Wake());
    }

    @Override
    public boolean reserve(List<Envelope> started, Runnable retry) {
        return started.stream().noneMatch(it -> lanes.containsKey(it.lane()));
    }

    @Override
    public void stepped(Carried step) {
        carried = Optional.of(step);
    }

    @Override
    public void failed(Envelope envelope, Throwable thrown) {
        bug = Optional.of(thrown);
    }

    @Override
    public void close() {
        system.terminate();
        system.getWhenTerminated()
                .toCompletableFuture()
                .orTimeout(30, TimeUnit.SECONDS)
                .join();
    }
}
