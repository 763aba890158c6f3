package dev.rundown.simulation.driver;

import java.util.Arrays;

/// What may happen in a few worlds, in canonical order: the search reuses one of these for all of them.
///
/// An *entry* is a message under way with what its delivery would do. It is open, which means that the world it leads
/// to
/// has to be looked up; or asleep: enabled, but leading to a world that is known to have been met; or held. Open
/// entries
/// are numbered apart, because they alone concern the search.
public final class Batch {
    private static final int ASLEEP = 1;
    private static final int HELD = 2;
    /// The lane of an entry that is of none: the play goes on.
    static final int NO_LANE = 0xffff;

    // Of each entry: the move, and lane << 2 with the two marks.
    private int[] moves = new int[1024];
    private int[] tags = new int[1024];
    private int count;
    // The entries of a world begin here.
    private int[] starts = new int[128];
    private int worlds;
    private int picked;
    private int postponed;
    // Of each open entry.
    private int[] entries = new int[512];
    private int[] origins = new int[512];
    private int[] rows = new int[512];
    private int[] picks = new int[512];
    private long[] highs = new long[512];
    private long[] lows = new long[512];
    private int openCount;

    /// Forgets every world.
    public void clear() {
        count = 0;
        openCount = 0;
        worlds = 0;
        starts[0] = 0;
    }

    /// The entries from here on are of another world.
    void begin() {
        picked = 0;
        postponed = 0;
        if (++worlds == starts.length) {
            starts = Arrays.copyOf(starts, 2 * worlds);
        }
        starts[worlds - 1] = count;
        starts[worlds] = count;
    }

    void open(int row, int move, int lane, long high, long low) {
        if (openCount == entries.length) {
            growOpen();
        }
        int i = openCount++;
        entries[i] = count;
        origins[i] = worlds - 1;
        rows[i] = row;
        picks[i] = picked++;
        highs[i] = high;
        lows[i] = low;
        add(move, lane << 2);
    }

    void asleep(int move, int lane) {
        picked++;
        add(move, lane << 2 | ASLEEP);
    }

    /// Enabled, but taken later: see [Merging].
    void postpone(int move, int lane) {
        postponed++;
        asleep(move, lane);
    }

    void held(int move, int lane) {
        add(move, lane << 2 | HELD);
    }

    private void add(int move, int tag) {
        if (count == moves.length) {
            moves = Arrays.copyOf(moves, 2 * count);
            tags = Arrays.copyOf(tags, 2 * count);
        }
        moves[count] = move;
        tags[count++] = tag;
        starts[worlds] = count;
    }

    private void growOpen() {
        int longer = 2 * openCount;
        entries = Arrays.copyOf(entries, longer);
        origins = Arrays.copyOf(origins, longer);
        rows = Arrays.copyOf(rows, longer);
        picks = Arrays.copyOf(picks, longer);
        highs = Arrays.copyOf(highs, longer);
        lows = Arrays.copyOf(lows, longer);
    }

    /// How many choices the world has whose entries came last, those asleep included.
    public int enabledInLast() {
        return picked;
    }

    /// How many of them are taken from there, or lead to where another way has led.
    public int takenInLast() {
        return picked - postponed;
    }

    /// Whether the world whose entries came last has a message under way, enabled or held.
    public boolean isBusyInLast() {
        return count > starts[worlds - 1] && laneOf(count - 1) != NO_LANE;
    }

    /// How many open entries there are.
    public int openCount() {
        return openCount;
    }

    /// The world that an open entry is of, as the search numbers it.
    public int row(int open) {
        return rows[open];
    }

    /// The place of an open entry among the choices of its world, from 0.
    public int pick(int open) {
        return picks[open];
    }

    /// What an open entry does.
    public int move(int open) {
        return moves[entries[open]];
    }

    /// The first half of the digest of the world after an open entry.
    public long high(int open) {
        return highs[open];
    }

    /// The second half of the digest of the world after an open entry.
    public long low(int open) {
        return lows[open];
    }

    int entry(int open) {
        return entries[open];
    }

    int firstBeside(int open) {
        return starts[origins[open]];
    }

    int endBeside(int open) {
        return starts[origins[open] + 1];
    }

    int moveOf(int entry) {
        return moves[entry];
    }

    int laneOf(int entry) {
        return tags[entry] >>> 2;
    }

    boolean isAsleep(int entry) {
        return (tags[entry] & ASLEEP) != 0;
    }

    boolean isHeld(int entry) {
        return (tags[entry] & HELD) != 0;
    }
}
