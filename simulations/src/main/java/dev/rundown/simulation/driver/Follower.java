package dev.rundown.simulation.driver;

import dev.rundown.actor.Address;
import dev.rundown.actor.Cell;
import dev.rundown.actor.Effect;
import dev.rundown.actor.Envelope;
import dev.rundown.actor.Inside;
import dev.rundown.actor.Sent;
import dev.rundown.actor.Step;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/// Follows a run that another driver drives: it shows the run's events to the same rules and goals, and makes worlds
/// of what that driver's actors and cells hold, so that they can be compared with those of an engine, and asked
/// whether anything may still happen.
public final class Follower {
    private static final EnumSet<Slot.Kind> NOT_REMEMBERED = EnumSet.noneOf(Slot.Kind.class);

    private final Stepped engine;
    private final Slots slots;
    private final Watch watch;
    private int[] automata = new int[2];

    /// Follows from the beginning of a run.
    ///
    /// @param engine which gives the names of slots and values; used by one thread at a time
    Follower(Stepped engine, Slots slots, Watch watch) {
        this.engine = engine;
        this.slots = slots;
        this.watch = watch;
    }

    /// What a step meant that was carried out elsewhere. Code that is gone judges nothing: then the run is over.
    public Occurrence follow(Envelope envelope, Step<?> step, Sent sent) {
        if (isOver() || watch.strays(envelope, Numbers.of(automata), 0, automata.length)) {
            return over(envelope);
        }
        var events = Learner.events(envelope, step);
        var reading = new Reading(slots, automata, envelope.to(), List.of(), NOT_REMEMBERED);
        var judged = watch.judge(events, reading);
        reading.writes().forEach(it -> automata = written(automata, it.slot(), it.to()));
        return new Occurrence(
                Optional.of(envelope),
                List.of(),
                sent.next(),
                sent.started(),
                events,
                judged.breaches(),
                judged.reached());
    }

    /// Whether code was run that had left memory.
    public boolean isOver() {
        return automata[Slots.END] != 0;
    }

    private Occurrence over(Envelope envelope) {
        var strayed = new Presence.Strayed(envelope.to(), envelope.from());
        automata = written(automata, Slots.END, slots.values(Slots.END).idOf(strayed));
        return new Occurrence(
                Optional.of(envelope),
                List.of(),
                Optional.empty(),
                List.of(),
                List.of(strayed),
                Presence.breaches(envelope, engine.ensemble()),
                List.of());
    }

    private static int[] written(int[] world, int slot, int value) {
        var longer = slot < world.length ? world : Arrays.copyOf(world, Math.max(slot + 1, 2 * world.length));
        longer[slot] = value;
        return longer;
    }

    /// The world made of what is held elsewhere; rules and goals are as the steps that were followed left them.
    ///
    /// @param itemsBegun how many items of the play have begun
    /// @param actors     what each actor holds
    /// @param cells      what each cell holds that was touched
    /// @param underWay   the messages under way
    public World world(
            int itemsBegun, SortedMap<Address, Inside> actors, Map<Cell<?>, Object> cells, List<Envelope> underWay) {
        var world = automata.clone();
        world = written(world, Slots.PLAY, slots.values(Slots.PLAY).idOf(itemsBegun));
        for (var entry : actors.entrySet()) {
            var actor = entry.getKey();
            var inside = entry.getValue();
            world = put(world, slots.index(Slot.of(actor), engine.initialState(actor)), inside.state());
            for (Effect.Put<?> put : inside.parts()) {
                world = put(
                        world,
                        slots.index(Slot.of(actor, put.part()), put.part().initial()),
                        put.value());
            }
        }
        for (var entry : cells.entrySet()) {
            var cell = entry.getKey();
            world = put(world, slots.index(Slot.of(cell), cell.initial()), entry.getValue());
        }
        for (var envelope : underWay) {
            world = put(world, slots.lane(envelope.lane()), envelope);
        }
        var exact = Arrays.copyOf(world, slots.count());
        return new World(engine, exact, slots.digest(exact));
    }

    private int[] put(int[] world, int slot, Object value) {
        return written(world, slot, slots.values(slot).idOf(value));
    }
}
