package dev.rundown.simulation.driver;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/// Finds out what may happen in the worlds of a search, and does not find out twice what one world shares with the
/// next.
///
/// **What a step leaves as it was is known.** A world inherits from its parent what each lane's delivery does, except
/// where the step between them changed something that the delivery looks at.
///
/// **What is met anyway is not looked up.** Say a world `p` has the choices `a` and, later in canonical order, `b`, and
/// the two commute. The search meets `pa` before `pb`, so it goes on from `pa` first and meets `pab` there. In `pb` the
/// choice `a`, which leads to the same `pba = pab`, is asleep. What is asleep in a world stays so after every step that
/// commutes with it: its target was met before that world was gone on from, hence is itself gone on from earlier. So
/// every world is met all the same, by the same path as without. Moves that break a rule or end the world are never
/// asleep, because the search does not go on from where they lead.
public final class Expansion {
    /// Lanes with a higher ordinal are neither inherited nor asleep.
    static final int LANES = Long.SIZE;
    /// A move that is still to be learnt.
    static final int UNKNOWN = -1;

    private final Slots slots;
    private final Memo memo;
    private final MoveTable moves;
    private final Stepped engine;
    private final Moves alternatives = new Moves();
    private final boolean hasSleepSets;
    private final Optional<Merging> merging;

    Expansion(Stepped engine, Slots slots, Memo memo, MoveTable moves, Set<Reduction> reductions) {
        merging = moves.outlook()
                .filter(_ -> reductions.contains(Reduction.MERGING))
                .map(it -> new Merging(it, moves));
        // What is asleep is met because its twin is gone on from in every way, which is not so with merging.
        hasSleepSets = reductions.contains(Reduction.SLEEP_SETS) && merging.isEmpty();
        this.engine = engine;
        this.slots = slots;
        this.memo = memo;
        this.moves = moves;
    }

    /// How many slots a world may mention by now.
    public int width() {
        return slots.count();
    }

    /// Of how many lanes a world may know by now.
    public int lanes() {
        return Math.min(LANES, slots.lanes().length);
    }

    /// No slot of a world holds a larger number by now.
    public int largest() {
        return moves.largest();
    }

    /// An empty block for worlds like those that are met by now.
    public Worlds block() {
        // A little more for slots that are still to be mentioned, or each would cost a block.
        return new Worlds(
                width() + width() / 8 + 4,
                Math.min(LANES, lanes() + lanes() / 8 + 1),
                engine.twins().order(),
                largest());
    }

    /// Adds to `batch` what may happen in one of `worlds`.
    ///
    /// @param lastItem no item of the play with this number or a later one begins
    /// @return whether all of it is known: always, unless the engine is frozen
    public boolean expand(Batch batch, Worlds worlds, int row, int lastItem) {
        return expand(batch, worlds, row, row * worlds.width, lastItem);
    }

    private boolean expand(Batch batch, Worlds worlds, int row, int offset, int lastItem) {
        batch.begin();
        var values = worlds.slots;
        boolean anyGone = worlds.special[row];
        if (anyGone && values.at(offset + Slots.END) != 0) {
            return true;
        }
        if (merging.isPresent()) {
            return merge(batch, worlds, row, offset, lastItem, merging.get());
        }
        boolean busy = false;
        var lanes = slots.lanes();
        var ordinals = slots.laneOrdinals();
        for (int i = 0; i < lanes.length; i++) {
            int lane = lanes[i];
            if (isBusy(worlds, row, offset, lane, ordinals[i])) {
                busy = true;
                if (anyGone && engine.strays(values, offset, worlds.width, lane)) {
                    int end = engine.end(lane, values.at(offset + lane));
                    if (end == UNKNOWN) {
                        return false;
                    }
                    open(batch, worlds, row, end, ordinals[i]);
                } else if (!deliver(batch, worlds, row, lane, ordinals[i])) {
                    return false;
                }
            }
        }
        if (!busy) {
            goOn(batch, worlds, row, offset, lastItem);
        }
        return true;
    }

    /// A row is read from memory that is far away by now, so the few numbers beside it are asked first.
    private static boolean isBusy(Worlds worlds, int row, int offset, int lane, int ordinal) {
        return ordinal < LANES
                ? (worlds.busy[row] >>> ordinal & 1) != 0
                : lane < worlds.width && worlds.slots.at(offset + lane) != 0;
    }

    private void goOn(Batch batch, Worlds worlds, int row, int offset, int lastItem) {
        int begin = engine.begin(worlds.slots.at(offset + Slots.PLAY), lastItem);
        if (begin >= 0) {
            open(batch, worlds, row, begin, Batch.NO_LANE);
        }
    }

    /// The same where some steps may be taken later.
    private boolean merge(Batch batch, Worlds worlds, int row, int offset, int lastItem, Merging due) {
        due.begin();
        var values = worlds.slots;
        boolean anyGone = worlds.special[row];
        var lanes = slots.lanes();
        var ordinals = slots.laneOrdinals();
        for (int i = 0; i < lanes.length; i++) {
            int lane = lanes[i];
            if (isBusy(worlds, row, offset, lane, ordinals[i])) {
                due.lane(lane, values.at(offset + lane), ordinals[i]);
                if (anyGone && engine.strays(values, offset, worlds.width, lane)) {
                    int end = engine.end(lane, values.at(offset + lane));
                    if (end == UNKNOWN) {
                        return false;
                    }
                    due.due(end);
                    due.whole();
                } else if (!collect(worlds, row, lane, ordinals[i], due)) {
                    return false;
                }
            }
        }
        if (due.lanes() == 0) {
            goOn(batch, worlds, row, offset, lastItem);
        }
        long chosen = due.chosen();
        for (int lane = 0; lane < due.lanes(); lane++) {
            for (int i = due.first(lane); i < due.end(lane); i++) {
                if (Merging.isChosen(chosen, lane)) {
                    open(batch, worlds, row, due.move(i), due.ordinal(lane));
                } else {
                    batch.postpone(due.move(i), due.ordinal(lane));
                }
            }
            if (due.heldOn(lane) >= 0) {
                batch.held(due.heldOn(lane), due.ordinal(lane));
            }
        }
        return true;
    }

    private boolean collect(Worlds worlds, int row, int lane, int ordinal, Merging due) {
        int inherited = ordinal < worlds.lanes ? worlds.known[row * worlds.lanes + ordinal] - 1 : -1;
        if (inherited < 0) {
            alternatives.clear();
            if (!memo.follow(worlds.slots, row * worlds.width, worlds.width, lane, alternatives)) {
                return false;
            }
            for (int j = 0; j < alternatives.count(); j++) {
                due.due(alternatives.get(j));
            }
            if (alternatives.held >= 0) {
                due.held(alternatives.held);
            }
        } else if (moves.isHeld(inherited)) {
            due.held(inherited);
        } else {
            due.due(inherited);
        }
        return true;
    }

    private boolean deliver(Batch batch, Worlds worlds, int row, int lane, int ordinal) {
        int inherited = ordinal < worlds.lanes ? worlds.known[row * worlds.lanes + ordinal] - 1 : -1;
        if (inherited < 0) {
            alternatives.clear();
            if (!memo.follow(worlds.slots, row * worlds.width, worlds.width, lane, alternatives)) {
                return false;
            }
            for (int j = 0; j < alternatives.count(); j++) {
                open(batch, worlds, row, alternatives.get(j), ordinal);
            }
            if (alternatives.held >= 0) {
                batch.held(alternatives.held, ordinal);
            }
        } else if (moves.isHeld(inherited)) {
            batch.held(inherited, ordinal);
        } else if ((worlds.asleep[row] >>> ordinal & 1) != 0) {
            batch.asleep(inherited, ordinal);
        } else {
            open(batch, worlds, row, inherited, ordinal);
        }
        return true;
    }

    private void open(Batch batch, Worlds worlds, int row, int move, int lane) {
        int twins = worlds.twins;
        int at = row * twins;
        long high = worlds.highs[at] + moves.high(move);
        long low = worlds.lows[at] + moves.low(move);
        for (int twin = 1; twin < twins; twin++) { // The least of all stands for all.
            long otherHigh = worlds.highs[at + twin] + moves.twinHigh(move, twin);
            long otherLow = worlds.lows[at + twin] + moves.twinLow(move, twin);
            if (otherHigh < high || (otherHigh == high && otherLow < low)) {
                high = otherHigh;
                low = otherLow;
            }
        }
        batch.open(row, move, lane, high, low);
    }

    /// Writes down the first world of a search, which inherits nothing, in a row of its own.
    public void first(World world, Worlds to, int number) {
        int row = to.rows();
        to.reserve(1);
        to.number(row, number);
        to.copy(row, Numbers.of(world.values()), 0, world.width());
        for (int twin = 0; twin < to.twins; twin++) {
            var digest = twin == 0 ? world.digest() : engine.twins().digest(twin, world);
            to.highs[row * to.twins + twin] = digest.high();
            to.lows[row * to.twins + twin] = digest.low();
        }
        Arrays.fill(to.known, row * to.lanes, (row + 1) * to.lanes, 0);
        to.asleep[row] = 0;
        to.busy[row] = 0;
        var lanes = slots.lanes();
        for (int i = 0; i < lanes.length; i++) {
            if (lanes[i] < world.width() && world.values()[lanes[i]] != 0 && slots.laneOrdinals()[i] < LANES) {
                to.busy[row] |= 1L << slots.laneOrdinals()[i];
            }
        }
        to.special[row] = isSpecial(to, row);
    }

    private boolean isSpecial(Worlds worlds, int row) {
        int offset = row * worlds.width;
        return worlds.slots.at(offset + Slots.END) != 0 || engine.isAnyGone(worlds.slots, offset, worlds.width);
    }

    /// Writes down, in a row that was reserved, the world of this number after an open entry of one of `from`.
    public void succeed(Batch batch, int open, Worlds from, Worlds to, int row, int number) {
        to.number(row, number);
        int parent = batch.row(open);
        int move = batch.move(open);
        // A block may have more room than there are slots: what is beyond them was never written.
        to.copy(row, from.slots, parent * from.width, Math.min(from.width, slots.count()));
        moves.write(move, to.slots, row * to.width);
        int twins = to.twins;
        to.highs[row * twins] = from.highs[parent * twins] + moves.high(move);
        to.lows[row * twins] = from.lows[parent * twins] + moves.low(move);
        for (int twin = 1; twin < twins; twin++) {
            to.highs[row * twins + twin] = from.highs[parent * twins + twin] + moves.twinHigh(move, twin);
            to.lows[row * twins + twin] = from.lows[parent * twins + twin] + moves.twinLow(move, twin);
        }
        to.asleep[row] = inherit(batch, open, to.known, row * to.lanes, to.lanes);
        to.busy[row] = moves.busy(from.busy[parent], move);
        to.special[row] = (from.special[parent] || moves.isSpecial(move)) && isSpecial(to, row);
        recall(to, row);
    }

    /// Notes what is known of the other deliveries, while the row is at hand.
    private void recall(Worlds to, int row) {
        var lanes = slots.lanes();
        var ordinals = slots.laneOrdinals();
        for (int i = 0; i < lanes.length; i++) {
            int at = row * to.lanes + ordinals[i];
            if (ordinals[i] < to.lanes && (to.busy[row] >>> ordinals[i] & 1) != 0 && to.known[at] == 0) {
                int move = memo.recall(to.slots, row * to.width, to.width, lanes[i]);
                if (move >= 0 && moves.isSteady(move)) {
                    to.known[at] = move + 1;
                }
            }
        }
    }

    /// Writes down, from `from` on in `lanes` numbers, what the world after an open entry inherits.
    ///
    /// @return which lanes are asleep in it
    private long inherit(Batch batch, int open, int[] known, int from, int lanes) {
        for (int i = from; i < from + lanes; i++) {
            known[i] = 0;
        }
        int taken = batch.entry(open);
        int move = batch.moveOf(taken);
        int lane = batch.laneOf(taken);
        int end = batch.endBeside(open);
        long asleep = 0;
        for (int i = batch.firstBeside(open); i < end; i++) {
            int other = batch.moveOf(i);
            int ordinal = batch.laneOf(i);
            if (ordinal == lane || ordinal >= lanes || !moves.isSteady(other) || !moves.leaves(move, other)) {
                continue;
            }
            known[from + ordinal] = other + 1;
            boolean metBefore = i < taken ? !batch.isHeld(i) : batch.isAsleep(i);
            if (hasSleepSets && metBefore && moves.isUneventful(other) && moves.leaves(other, move)) {
                asleep |= 1L << ordinal;
            }
        }
        return asleep;
    }
}
