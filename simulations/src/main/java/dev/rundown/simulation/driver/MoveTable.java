package dev.rundown.simulation.driver;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Every move that has been met: what it changes in plain arrays for the search, and what it did for people.
final class MoveTable {
    private static final byte HELD = 1;
    private static final byte BREAKS = 2;
    private static final byte REACHES = 4;
    private static final byte CHOOSES = 8;
    private static final byte ENDS = 16;

    private final Slots slots;
    private final Footprints footprints = new Footprints();
    private final List<Occurrence> occurrences = new ArrayList<>();
    private final List<List<Learnt.Write>> changes = new ArrayList<>();
    private Optional<Symmetry> symmetry = Optional.empty();
    private Optional<Outlook> outlook = Optional.empty();
    private int order = 1;
    private int largest;
    // Of move m, at 2 * (order * m + twin): what it adds to the digest of a twin of a world.
    private long[] twins = {};
    private byte[] marks = new byte[256];
    private long[] highs = new long[256];
    private long[] lows = new long[256];
    private int[][] writes = new int[256][];
    // Of move m: the lanes on which nothing is under way after it, then those on which something is.
    private long[] lanes = new long[512];
    // Whether the world may end by it, or code come into memory or leave it.
    private boolean[] special = new boolean[256];

    MoveTable(Slots slots) {
        this.slots = slots;
    }

    int add(Learnt learnt) {
        var occurrence = learnt.occurrence();
        int move = add(learnt.writes(), occurrence);
        footprints.add(move, learnt.path(), learnt.writes(), changesPresence(learnt.writes()));
        marks[move] = (byte) ((learnt.held() ? HELD : 0)
                | (occurrence.breaches().isEmpty() ? 0 : BREAKS)
                | (occurrence.reached().isEmpty() ? 0 : REACHES)
                | (occurrence.alternatives().isEmpty() ? 0 : CHOOSES));
        return move;
    }

    /// Whether a delivery strays depends on presence, and on no path: see [Stepped#strays].
    private boolean changesPresence(List<Learnt.Write> changes) {
        return changes.stream().anyMatch(it -> it.slot() == Slots.END || slots.isPresence(it.slot()));
    }

    /// A move that depends on nothing but the message under way: the play goes on, or the world ends.
    int addEvident(List<Learnt.Write> changes, Occurrence occurrence) {
        int move = add(changes, occurrence);
        footprints.add(move, List.of(), changes, true);
        marks[move] = (byte) (ENDS | (occurrence.breaches().isEmpty() ? 0 : BREAKS));
        return move;
    }

    private int add(List<Learnt.Write> changes, Occurrence occurrence) {
        int move = occurrences.size();
        if (move == marks.length) {
            marks = Arrays.copyOf(marks, 2 * move);
            highs = Arrays.copyOf(highs, 2 * move);
            lows = Arrays.copyOf(lows, 2 * move);
            writes = Arrays.copyOf(writes, 2 * move);
            lanes = Arrays.copyOf(lanes, 4 * move);
            special = Arrays.copyOf(special, 2 * move);
        }
        var delta = Digest.ZERO;
        var pairs = new int[2 * changes.size()];
        int i = 0;
        for (var change : changes) {
            delta = delta.plus(slots.digest(change.slot(), change.to()))
                    .minus(slots.digest(change.slot(), change.from()));
            pairs[i++] = change.slot();
            pairs[i++] = change.to();
            largest = Math.max(largest, change.to());
            noteLane(move, change);
        }
        special[move] = changesPresence(changes);
        highs[move] = delta.high();
        lows[move] = delta.low();
        writes[move] = pairs;
        occurrences.add(occurrence);
        this.changes.add(changes);
        addTwins(move);
        return move;
    }

    private void noteLane(int move, Learnt.Write change) {
        int ordinal = slots.laneOrdinal(change.slot());
        if (ordinal >= 0 && ordinal < Expansion.LANES) {
            lanes[2 * move + (change.to() == 0 ? 0 : 1)] |= 1L << ordinal;
        }
    }

    /// The lanes with a message under way, by their ordinals, after `move` where `busy` have one.
    long busy(long busy, int move) {
        return (busy & ~lanes[2 * move]) | lanes[2 * move + 1];
    }

    /// Whether the world may end by `move`, or code come into memory or leave it.
    boolean isSpecial(int move) {
        return special[move];
    }

    /// From now on worlds have twins.
    void with(Symmetry found) {
        symmetry = Optional.of(found);
        order = found.order();
        for (int move = 0; move < occurrences.size(); move++) {
            addTwins(move);
        }
    }

    /// From now on worlds have no twins.
    void withoutSymmetry() {
        symmetry = Optional.empty();
        order = 1;
    }

    private void addTwins(int move) {
        if (symmetry.isPresent()) {
            int from = 2 * order * move;
            if (from + 2 * order > twins.length) {
                twins = Arrays.copyOf(twins, Math.max(2 * twins.length, from + 256 * order));
            }
            for (int twin = 0; twin < order; twin++) {
                var delta = delta(changes.get(move), twin);
                twins[from + 2 * twin] = delta.high();
                twins[from + 2 * twin + 1] = delta.low();
            }
        }
    }

    private Digest delta(List<Learnt.Write> writes, int twin) {
        var all = symmetry.orElseThrow();
        var delta = Digest.ZERO;
        for (var it : writes) {
            delta = delta.plus(all.digest(twin, it.slot(), it.to())).minus(all.digest(twin, it.slot(), it.from()));
        }
        return delta;
    }

    /// A move has been learnt: whether it bears the symmetry out.
    void learnt(Memo.Situation situation) {
        symmetry.ifPresent(it -> it.check(situation));
        outlook.ifPresent(it -> it.learnt(situation));
    }

    /// From now on each move that is learnt is compared with `found`, if there is one.
    void with(Optional<Outlook> found) {
        outlook = found;
    }

    Optional<Outlook> outlook() {
        return outlook;
    }

    long twinHigh(int move, int twin) {
        return twins[2 * (order * move + twin)];
    }

    long twinLow(int move, int twin) {
        return twins[2 * (order * move + twin) + 1];
    }

    boolean isHeld(int move) {
        return (marks[move] & HELD) != 0;
    }

    boolean breaks(int move) {
        return (marks[move] & BREAKS) != 0;
    }

    boolean reaches(int move) {
        return (marks[move] & REACHES) != 0;
    }

    boolean chooses(int move) {
        return (marks[move] & CHOOSES) != 0;
    }

    boolean isUneventful(int move) {
        return marks[move] == 0;
    }

    /// Whether the delivery has this one outcome, so that another world in which it looks at the same has it as well.
    boolean isSteady(int move) {
        return (marks[move] & (CHOOSES | ENDS)) == 0;
    }

    /// See [Footprints#leaves].
    boolean leaves(int move, int other) {
        return footprints.leaves(move, other);
    }

    /// See [Footprints#commute].
    boolean commute(int one, int other) {
        return footprints.commute(one, other);
    }

    long high(int move) {
        return highs[move];
    }

    long low(int move) {
        return lows[move];
    }

    /// No move writes a larger number.
    int largest() {
        return largest;
    }

    void write(int move, Numbers worlds, int offset) {
        var pairs = writes[move];
        for (int i = 0; i < pairs.length; i += 2) {
            worlds.set(offset + pairs[i], pairs[i + 1]);
        }
    }

    Occurrence occurrence(int move) {
        return occurrences.get(move);
    }

    int count() {
        return occurrences.size();
    }
}
