package dev.rundown.simulation.driver;

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
    private static final int LANES = Long.SIZE;

    private final Slots slots;
    private final Memo memo;
    private final MoveTable moves;
    private final Stepped engine;
    private final Moves alternatives = new Moves();

    Expansion(Stepped engine, Slots slots, Memo memo, MoveTable moves) {
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

    /// Adds to `batch` what may happen in one of `worlds`.
    ///
    /// @param lastItem no item of the play with this number or a later one begins
    public void expand(Batch batch, Worlds worlds, int row, int lastItem) {
        expand(batch, worlds, row, row * worlds.width, lastItem);
    }

    private void expand(Batch batch, Worlds worlds, int row, int offset, int lastItem) {
        batch.begin();
        var values = worlds.slots;
        if (values[offset + Slots.END] != 0) {
            return;
        }
        boolean anyGone = engine.isAnyGone(values, offset, worlds.width);
        boolean busy = false;
        var lanes = slots.lanes();
        var ordinals = slots.laneOrdinals();
        for (int i = 0; i < lanes.length; i++) {
            int lane = lanes[i];
            if (lane < worlds.width && values[offset + lane] != 0) {
                busy = true;
                if (anyGone && engine.strays(values, offset, worlds.width, lane)) {
                    open(batch, worlds, row, engine.end(lane, values[offset + lane]), ordinals[i]);
                } else {
                    deliver(batch, worlds, row, lane, ordinals[i]);
                }
            }
        }
        int begin = busy ? -1 : engine.begin(values[offset + Slots.PLAY], lastItem);
        if (begin >= 0) {
            open(batch, worlds, row, begin, Batch.NO_LANE);
        }
    }

    private void deliver(Batch batch, Worlds worlds, int row, int lane, int ordinal) {
        int inherited = ordinal < worlds.lanes ? worlds.known[row * worlds.lanes + ordinal] - 1 : -1;
        if (inherited < 0) {
            alternatives.clear();
            int held = memo.follow(worlds.slots, row * worlds.width, worlds.width, lane, alternatives);
            for (int j = 0; j < alternatives.count(); j++) {
                open(batch, worlds, row, alternatives.get(j), ordinal);
            }
            if (held >= 0) {
                batch.held(held, ordinal);
            }
        } else if (moves.isHeld(inherited)) {
            batch.held(inherited, ordinal);
        } else if ((worlds.asleep[row] >>> ordinal & 1) != 0) {
            batch.asleep(inherited, ordinal);
        } else {
            open(batch, worlds, row, inherited, ordinal);
        }
    }

    private void open(Batch batch, Worlds worlds, int row, int move, int lane) {
        batch.open(row, move, lane, worlds.highs[row] + moves.high(move), worlds.lows[row] + moves.low(move));
    }

    /// Adds to `to`, which has room, the world after an open entry of one of `from`.
    public void succeed(Batch batch, int open, Worlds from, Worlds to, int number) {
        // A block may have more room than there are slots: what is beyond them was never written.
        int length = Math.min(from.width, slots.count());
        int row = to.add(from.slots, batch.row(open) * from.width, length, number, batch.high(open), batch.low(open));
        moves.write(batch.move(open), to.slots, row * to.width);
        to.asleep[row] = inherit(batch, open, to.known, row * to.lanes, to.lanes);
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
            if (metBefore && moves.isUneventful(other) && moves.leaves(other, move)) {
                asleep |= 1L << ordinal;
            }
        }
        return asleep;
    }
}
