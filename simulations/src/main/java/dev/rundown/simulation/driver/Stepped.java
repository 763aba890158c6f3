package dev.rundown.simulation.driver;

import dev.rundown.actor.Address;
import dev.rundown.actor.Cell;
import dev.rundown.actor.Envelope;
import dev.rundown.actor.Lane;
import dev.rundown.actor.Message;
import dev.rundown.actor.Part;
import dev.rundown.actor.Standstill;
import dev.rundown.actor.Wait;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// The engine that needs no actor system: state in, state out. Worlds are arrays of small numbers, moves are numbers;
/// the search works on these alone, people see [World], [Choice] and [Occurrence].
///
/// It grows with what it meets and belongs to one thread.
public final class Stepped {
    private final Ensemble ensemble;
    private final Slots slots;
    private final Watch watch;
    private final MoveTable moves;
    private final Memo memo;
    private boolean isFrozen;
    private final Twins twins;
    private final Foresight foresight;
    private final int[] begins;
    private final Map<List<Integer>, Integer> ends = new HashMap<>();

    /// An engine for `ensemble` that has met nothing yet.
    public Stepped(Ensemble ensemble) {
        this(ensemble, EnumSet.allOf(Slot.Kind.class), EnumSet.allOf(Slot.Kind.class));
    }

    /// @param keyed    the kinds of slots that a step may be remembered by
    /// @param digested the kinds of slots that the digest of a world sees
    Stepped(Ensemble ensemble, Set<Slot.Kind> keyed, Set<Slot.Kind> digested) {
        this.ensemble = ensemble;
        slots = new Slots(digested);
        watch = new Watch(ensemble, slots);
        moves = new MoveTable(slots);
        var learner = new Learner(ensemble, slots, watch, keyed);
        memo = new Memo(learner, moves);
        twins = new Twins(ensemble, slots, learner, memo, moves);
        foresight = new Foresight(this, slots, watch, memo, moves);
        begins = new int[ensemble.play().size()];
        for (int i = 0; i < begins.length; i++) {
            begins[i] = beginning(i);
        }
    }

    /// An item begins only while every lane is idle, so what it changes is known beforehand.
    private int beginning(int index) {
        var item = ensemble.play().get(index);
        var writes = new ArrayList<Learnt.Write>();
        writes.add(new Learnt.Write(Slots.PLAY, index, slots.values(Slots.PLAY).idOf(index + 1)));
        for (var envelope : item.first()) {
            int lane = slots.lane(envelope.lane());
            writes.add(new Learnt.Write(lane, 0, slots.values(lane).idOf(envelope)));
        }
        return moves.addEvident(writes, Occurrence.begins(item));
    }

    /// What this engine runs.
    public Ensemble ensemble() {
        return ensemble;
    }

    /// The world before anything has happened.
    public World initial() {
        return new World(this, new int[2], Digest.START);
    }

    /// Follows a run of the same ensemble that another driver drives.
    public Follower follower() {
        return new Follower(this, slots, watch);
    }

    // For the search: worlds as stretches of an array, moves as numbers.

    /// Fills `enabled` with what may happen in `world`.
    ///
    /// @param lastItem no item of the play with this number or a later one begins
    public void enabled(World world, int lastItem, Moves enabled) {
        enabled(Numbers.of(world.values()), 0, world.width(), lastItem, enabled);
    }

    private void enabled(Numbers worlds, int offset, int length, int lastItem, Moves enabled) {
        enabled.clear();
        if (worlds.at(offset + Slots.END) != 0) {
            return;
        }
        boolean anyGone = isAnyGone(worlds, offset, length);
        for (int lane : slots.lanes()) {
            if (lane < length && worlds.at(offset + lane) != 0) {
                enabled.markBusy();
                if (anyGone && strays(worlds, offset, length, lane)) {
                    enabled.add(end(lane, worlds.at(offset + lane)));
                } else {
                    memo.follow(worlds, offset, length, lane, enabled);
                }
            }
        }
        int begin = begin(worlds.at(offset + Slots.PLAY), lastItem);
        if (!enabled.isLaneBusy() && begin >= 0) {
            enabled.add(begin);
        }
    }

    /// The move by which the play goes on where `item` items have begun; -1 when it does not.
    int begin(int item, int lastItem) {
        return item < begins.length && item < lastItem ? begins[item] : -1;
    }

    boolean isAnyGone(Numbers worlds, int offset, int length) {
        return watch.isAnyGone(worlds, offset, length);
    }

    /// A way to expand many worlds that are each other's successors.
    ///
    /// @param reductions what is left out
    public Expansion expansion(Set<Reduction> reductions) {
        return new Expansion(this, slots, memo, moves, reductions);
    }

    /// While it is frozen nothing is learnt, and several threads may expand worlds, each with an expansion of its own.
    public void freeze(boolean frozen) {
        isFrozen = frozen;
        memo.freeze(frozen);
    }

    /// Which worlds count as one.
    public Twins twins() {
        return twins;
    }

    /// What is expected to come.
    public Foresight foresight() {
        return foresight;
    }

    boolean commute(Choice one, Choice other) {
        return commute(one.move(), other.move());
    }

    /// Whether two moves that are enabled in one world lead to the same world in either order. Where they do and it
    /// says
    /// no, time is lost.
    public boolean commute(int one, int other) {
        return moves.commute(one, other);
    }

    boolean strays(Numbers worlds, int offset, int length, int lane) {
        var envelope = (Envelope) slots.value(lane, worlds.at(offset + lane));
        return watch.strays(envelope, worlds, offset, length);
    }

    /// The end of the world by the message under way on `lane`.
    ///
    /// @return [Expansion#UNKNOWN] while nothing may be learnt
    int end(int lane, int envelope) {
        if (isFrozen) {
            return ends.getOrDefault(List.of(lane, envelope), Expansion.UNKNOWN);
        }
        return ends.computeIfAbsent(List.of(lane, envelope), _ -> {
            moves.outlook().ifPresent(it -> it.strayed(lane, envelope));
            var stray = (Envelope) slots.value(lane, envelope);
            var strayed = new Presence.Strayed(stray.to(), stray.from());
            int to = slots.values(Slots.END).idOf(strayed);
            return moves.addEvident(
                    List.of(new Learnt.Write(Slots.END, 0, to)),
                    new Occurrence(
                            Optional.of(stray),
                            List.of(),
                            Optional.empty(),
                            List.of(),
                            List.of(strayed),
                            Presence.breaches(stray, ensemble),
                            List.of()));
        });
    }

    /// The messages that have ended a world, by lane and number.
    List<List<Integer>> strayed() {
        return List.copyOf(ends.keySet());
    }

    /// Whether `move` breaks no rule, reaches no goal and has no alternative.
    public boolean isUneventful(int move) {
        return moves.isUneventful(move);
    }

    /// Whether `move` breaks a rule.
    public boolean breaks(int move) {
        return moves.breaks(move);
    }

    /// Whether `move` reaches a goal.
    public boolean reaches(int move) {
        return moves.reaches(move);
    }

    /// How many of the moves that were met reach the goal called `goal`.
    public int stepsThatReach(String goal) {
        int steps = 0;
        for (int move = 0; move < moves.count(); move++) {
            if (moves.reaches(move)
                    && moves.occurrence(move).reached().stream()
                            .anyMatch(it -> it.name().equals(goal))) {
                steps++;
            }
        }
        return steps;
    }

    /// Whether `move` is one of several alternatives of its delivery.
    public boolean chooses(int move) {
        return moves.chooses(move);
    }

    /// What `move` does, in full.
    public Occurrence occurrence(int move) {
        return moves.occurrence(move);
    }

    /// One of `worlds` as a value.
    public World world(Worlds worlds, int row) {
        int offset = row * worlds.width;
        return new World(
                this,
                worlds.slots.toArray(offset, Math.min(worlds.width, slots.count())),
                new Digest(worlds.highs[row * worlds.twins], worlds.lows[row * worlds.twins]));
    }

    /// Adds to `held` what waits in `world`: the deliveries that are held, with all that they look at. In a world that
    /// has ended everything that was under way.
    public void held(World world, Moves held) {
        held.clear();
        var values = world.values();
        boolean isOver = values[Slots.END] != 0;
        var unheld = new Moves();
        for (int lane : slots.lanes()) {
            if (lane < values.length && values[lane] != 0) {
                if (isOver) {
                    held.add(end(lane, values[lane]));
                    continue;
                }
                unheld.clear();
                memo.follow(Numbers.of(values), 0, values.length, lane, unheld);
                if (unheld.held >= 0) {
                    held.add(unheld.held);
                }
            }
        }
    }

    /// How often an actor's logic had to be run.
    public int learnt() {
        return moves.count() - begins.length;
    }

    // For worlds.

    private Moves movesOf(World world) {
        var enabled = new Moves();
        enabled(world, Integer.MAX_VALUE, enabled);
        return enabled;
    }

    List<Choice> choices(World world) {
        var enabled = movesOf(world);
        Map<String, Integer> uses = new HashMap<>();
        for (int i = 0; i < enabled.count(); i++) {
            uses.merge(moves.occurrence(enabled.get(i)).label(), 1, Integer::sum);
        }
        var choices = new ArrayList<Choice>();
        for (int i = 0; i < enabled.count(); i++) {
            var occurrence = moves.occurrence(enabled.get(i));
            var label = occurrence.label();
            if (uses.getOrDefault(label, 1) > 1) { // The same words on two lanes.
                label += "@" + occurrence.delivered().orElseThrow().lane();
            }
            choices.add(new Choice(i, label, occurrence, enabled.get(i)));
        }
        return List.copyOf(choices);
    }

    /// The world after `move`, which is enabled in `world`.
    public World after(World world, int move) {
        var values = Arrays.copyOf(world.values(), slots.count());
        moves.write(move, Numbers.of(values), 0);
        return new World(this, values, world.digest().plus(new Digest(moves.high(move), moves.low(move))));
    }

    List<Envelope> underWay(int[] world) {
        var envelopes = new ArrayList<Envelope>();
        for (int lane : slots.lanes()) {
            if (lane < world.length && world[lane] != 0) {
                envelopes.add((Envelope) slots.value(lane, world[lane]));
            }
        }
        return List.copyOf(envelopes);
    }

    Object state(int[] world, Address address) {
        return value(world, slots.index(Slot.of(address), initialState(address)));
    }

    Object initialState(Address address) {
        var actor = ensemble.actors().get(address);
        if (actor == null) {
            throw new IllegalArgumentException("%s is not in the cast".formatted(address));
        }
        return actor.logic().initial();
    }

    /// What every slot holds that does not hold its initial value, by the slot's name.
    SortedMap<String, Object> contents(int[] world) {
        var contents = new TreeMap<String, Object>();
        for (int slot = 0; slot < world.length; slot++) {
            if (world[slot] != 0) {
                contents.put(slots.values(slot).slot().toString(), slots.value(slot, world[slot]));
            }
        }
        return contents;
    }

    /// The digest of `world`, summed up anew.
    Digest sum(World world) {
        return slots.digest(world.values());
    }

    private Object value(int[] world, int slot) {
        return slots.value(slot, slot < world.length ? world[slot] : 0);
    }

    Ending ending(World world) {
        if (world.values()[Slots.END] != 0) {
            return new Ending.Over();
        }
        var enabled = movesOf(world);
        if (enabled.count() > 0) {
            return new Ending.NotYet();
        }
        var owed = watch.owed(world.values());
        return enabled.isLaneBusy() ? new Ending.Stuck(Chain.of(this, world.values()), owed) : new Ending.Final(owed);
    }

    /// What the rules still wait for in `world`, were it the end.
    public List<Breach> owed(World world) {
        return watch.owed(world.values());
    }

    /// Whom those wait for in `world` whose message is under way on one of `lanes`.
    public Chain chain(World world, Set<Lane> lanes) {
        return Chain.of(this, world.values(), it -> lanes.contains(it.lane()));
    }

    List<Wait> waits(int[] world, Address address, Message owed) {
        var actor = ensemble.actors().get(address);
        return actor == null ? List.of() : actor.waits(state(world, address), owed, new Still(world, address));
    }

    /// A world as one actor may look at it.
    private final class Still implements Standstill {
        private final int[] world;
        private final Address self;

        Still(int[] world, Address self) {
            this.world = world;
            this.self = self;
        }

        @Override
        @SuppressWarnings("unchecked") // The slot was made with the part's initial value.
        public <V> V read(Part<V> part) {
            return (V) value(world, slots.index(Slot.of(self, part), part.initial()));
        }

        @Override
        @SuppressWarnings("unchecked") // The slot was made with the cell's initial value.
        public <V> V peek(Cell<V> cell) {
            return (V) value(world, slots.index(Slot.of(cell), cell.initial()));
        }

        @Override
        public List<Envelope> underWay() {
            return Stepped.this.underWay(world);
        }
    }
}
