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

    /// How many numbers a world inherits at most: what is known of each lane.
    public int width() {
        return Math.min(LANES, slots.lanes().length);
    }

    /// Adds to `batch` what may happen in the world at `offset`.
    ///
    /// @param length   how many slots of it are there
    /// @param known    from `from` on, what [#inherit] left, in `width` numbers
    /// @param asleep   what [#inherit] gave
    /// @param lastItem no item of the play with this number or a later one begins
    public void expand(
            Batch batch,
            int row,
            int[] worlds,
            int offset,
            int length,
            int[] known,
            int from,
            int width,
            long asleep,
            long high,
            long low,
            int lastItem) {
        batch.begin();
        if (worlds[offset + Slots.END] != 0) {
            return;
        }
        boolean anyGone = engine.isAnyGone(worlds, offset, length);
        boolean busy = false;
        var lanes = slots.lanes();
        var ordinals = slots.laneOrdinals();
        for (int i = 0; i < lanes.length; i++) {
            int lane = lanes[i];
            if (lane >= length || worlds[offset + lane] == 0) {
                continue;
            }
            busy = true;
            int ordinal = ordinals[i];
            int inherited = ordinal < width ? known[from + ordinal] - 1 : -1;
            if (anyGone && engine.strays(worlds, offset, length, lane)) {
                open(batch, row, engine.end(lane, worlds[offset + lane]), ordinal, high, low);
            } else if (inherited < 0) {
                alternatives.clear();
                int held = memo.follow(worlds, offset, length, lane, alternatives);
                for (int j = 0; j < alternatives.count(); j++) {
                    open(batch, row, alternatives.get(j), ordinal, high, low);
                }
                if (held >= 0) {
                    batch.held(held, ordinal);
                }
            } else if (moves.isHeld(inherited)) {
                batch.held(inherited, ordinal);
            } else if ((asleep >>> ordinal & 1) != 0) {
                batch.asleep(inherited, ordinal);
            } else {
                open(batch, row, inherited, ordinal, high, low);
            }
        }
        if (!busy) {
            int begin = engine.begin(worlds[offset + Slots.PLAY], lastItem);
            if (begin >= 0) {
                open(batch, row, begin, Batch.NO_LANE, high, low);
            }
        }
    }

    private void open(Batch batch, int row, int move, int lane, long high, long low) {
        batch.open(row, move, lane, high + moves.high(move), low + moves.low(move));
    }

    /// Writes down, from `from` on in `width` numbers, what the world after an open entry inherits.
    ///
    /// @return which lanes are asleep in it
    public long inherit(Batch batch, int open, int[] known, int from, int width) {
        for (int i = from; i < from + width; i++) {
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
            if (ordinal == lane || ordinal >= width || !moves.isSteady(other) || !moves.leaves(move, other)) {
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
