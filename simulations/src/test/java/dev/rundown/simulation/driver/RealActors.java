package dev.rundown.simulation.driver;

import static org.assertj.core.api.Assertions.assertThat;

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
import dev.rundown.simulation.controlled.Led;
import dev.rundown.simulation.controlled.Sim;
import dev.rundown.simulation.rule.Automaton;
import dev.rundown.simulation.rule.Judgement;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/// The actors of an ensemble as the product's own Pekko actors, on the dispatcher that `@RaceTest` uses: what an actor
/// sends is under way there, one channel a lane, and is delivered when the path says so. What an actor became is asked
/// of
/// it after each message. The world that they make up has a digest like any other.
final class RealActors implements Surroundings {
    private final Ensemble ensemble;
    private final List<Watcher> watchers = new ArrayList<>();
    private final Map<Place, Digest> known = new HashMap<>();

    private final Map<String, Digest> hashes = new HashMap<>();
    private final Map<Address, ActorRef<Parcel>> actors = new HashMap<>();
    private final Map<String, SharedCell<?>> cells = new HashMap<>();
    private final Map<String, Object> automata = new HashMap<>();
    private final Set<Lane> busy = new TreeSet<>();
    private final Queue<Integer> choices = new ArrayDeque<>();
    private Optional<Led.Voices> voices = Optional.empty();
    private Optional<Throwable> bug = Optional.empty();
    private List<Envelope> beginning = List.of();
    private Digest digest = Digest.START;
    private int begun;

    /// What the play begins next is sent by an actor as well.
    private record Begin() {}

    private record Place(String name, Object value) {}

    RealActors(Ensemble ensemble) {
        this.ensemble = ensemble;
        ensemble.rules().forEach(it -> watchers.add(new Watcher.Judging(it)));
        ensemble.goals().forEach(it -> watchers.add(new Watcher.Awaiting(it)));
        watchers.add(new Watcher.Tracking(new Presence()));
    }
    /// Takes a random path from `start`, and compares the digests after every step. Answers how many steps there were.
    long follow(World start, SplittableRandom random, String path) {
        hashes.clear();
        cells.clear();
        automata.clear();
        busy.clear();
        digest = Digest.START;
        begun = 0;
        var walk = new Walk(start, random, path);
        Led.run(
                (sim, given) -> {
                    voices = Optional.of(given);
                    actors.clear();
                    ensemble.actors().forEach((address, actor) -> actors.put(address, spawn(sim, address, actor)));
                    sim.tell(sim.spawn("play", play()), new Begin());
                },
                walk);
        return walk.steps;
    }

    private <S, M extends Message> ActorRef<Parcel> spawn(Sim sim, Address address, Actor<S, M> actor) {
        var name = URLEncoder.encode(address.name(), StandardCharsets.UTF_8);
        return sim.spawn(name, LogicBehavior.of(actor.logic(), actor.understood(), this));
    }

    private Behavior<Begin> play() {
        return Behaviors.receive((context, again) -> {
            set("PLAY play", ++begun, 0);
            beginning.forEach(this::put);
            context.getSelf().tell(again);
            return Behaviors.same();
        });
    }

    /// A path under way.
    private final class Walk implements Led.Picker {
        private final SplittableRandom random;
        private final String path;
        private World world;
        private Optional<Choice> last = Optional.empty();
        private long steps;

        Walk(World start, SplittableRandom random, String path) {
            this.world = start;
            this.random = random;
            this.path = path;
        }

        @Override
        public Optional<Integer> pick(List<Object> messages) {
            for (int i = 0; i < messages.size(); i++) {
                if (messages.get(i) instanceof Parcel.Show) {
                    return Optional.of(i);
                }
            }
            bug.ifPresent(it -> {
                throw new AssertionError(where() + " failed", it);
            });
            if (!digest.equals(world.digest())) {
                assertThat(digest).as(where()).isEqualTo(world.digest());
            }
            var enabled = world.enabled();
            if (enabled.isEmpty()) {
                return Optional.empty();
            }
            var choice = enabled.get(random.nextInt(enabled.size()));
            world = world.apply(choice);
            if (world.ending() instanceof Ending.Over) {
                return Optional.empty(); // Code that is gone was called: there is no such actor to ask.
            }
            steps++;
            last = Optional.of(choice);
            var occurrence = choice.occurrence();
            beginning = occurrence.delivered().isEmpty() ? occurrence.started() : List.of();
            choices.clear();
            occurrence.alternatives().forEach(it -> choices.add(it.number()));
            return Optional.of(indexOf(occurrence.delivered(), messages));
        }

        private int indexOf(Optional<Envelope> delivered, List<Object> messages) {
            for (int i = 0; i < messages.size(); i++) {
                boolean isIt = switch (messages.get(i)) {
                    case Parcel.Arrival(var envelope) ->
                        delivered.isPresent()
                                && envelope.lane().equals(delivered.get().lane())
                                && envelope.equals(delivered.get());
                    case Begin _ -> delivered.isEmpty();
                    default -> false;
                };
                if (isIt) {
                    return i;
                }
            }
            throw new AssertionError("%s is not under way among %s".formatted(where(), messages));
        }

        private String where() {
            return "%s, step %d: %s"
                    .formatted(
                            path,
                            steps,
                            last.map(Choice::label).map(Object::toString).orElse("start"));
        }
    }

    @Override
    public void stepped(Carried done) {
        var envelope = done.envelope();
        busy.remove(envelope.lane());
        set(Slot.of(envelope.lane()).toString(), Optional.empty(), Optional.empty());
        done.sent().next().ifPresent(this::put);
        done.sent().started().forEach(this::put);
        var actor = Optional.ofNullable(actors.get(envelope.to())).orElseThrow();
        actor.tell(new Parcel.Show(inside -> note(done, inside)));
    }

    private void put(Envelope envelope) {
        busy.add(envelope.lane());
        set(Slot.of(envelope.lane()).toString(), envelope, Optional.empty());
        var to = actors.get(envelope.to());
        if (to != null) {
            voices.orElseThrow().as(envelope.lane().name(), () -> to.tell(new Parcel.Arrival(envelope)));
        }
    }

    /// The state and the parts are what the actor shows, not what its step says.
    private void note(Carried done, Inside inside) {
        var envelope = done.envelope();
        set(
                Slot.of(envelope.to()).toString(),
                inside.state(),
                ensemble.receiver(envelope).logic().initial());
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

    @Override
    @SuppressWarnings("unchecked") // A cell is made from its own key: the object of Cell<V> is a SharedCell<V>.
    public <V> SharedCell<V> cell(Cell<V> cell) {
        return (SharedCell<V>) cells.computeIfAbsent(cell.name(), _ -> new NotedCell<>(cell));
    }

    /// A real cell which tells what it holds. One actor runs at a time, so nothing here is under contention.
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
        throw new AssertionError("every step is one of this path: " + step);
    }

    @Override
    public long moment() {
        return 0;
    }

    @Override
    public void wake(ActorRef<Parcel> actor) {
        throw new AssertionError(actor + " holds what was enabled");
    }

    @Override
    public boolean reserve(List<Envelope> started, Runnable retry) {
        return started.stream().noneMatch(it -> busy.contains(it.lane()));
    }

    @Override
    public void failed(Envelope envelope, Throwable thrown) {
        bug = Optional.of(thrown);
    }
}
