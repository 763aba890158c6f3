package dev.rundown.simulation.driver;

import java.util.Arrays;

/// Chooses the lanes that go on in a world, so that all others can wait: their steps are taken later, and all the
/// orders
/// in between, which nobody could tell apart, are merged into one.
///
/// **Which lanes.** A set of lanes of which no step that is due, enabled or held, touches anything that a message on
/// another lane, or whatever may come of it, changes, nor the other way round. Then whatever the others do, the due
/// steps of the set stay as they are and commute with all of it (a persistent set: Godefroid, Partial-Order Methods,
/// 1996). Several sets may do: the one with the fewest enabled steps is taken, of those equal the first in the order of
/// the lanes.
///
/// **What is kept.** Let `w` be a way from a world to its end, or to the first step that breaks a rule. Where `w` has a
/// step of the set, the first of those may as well come first. Where it has none, any step of the set may come first
/// and
/// `w` after it, as long as it breaks no rule itself and does not end the world: a set with a step that does is not
/// taken, and what may run into code that has left memory depends on everything ([Touches#addAll]). So the same worlds
/// are ends, the same rules are broken and the same goals are reached, though later on the way.
///
/// **No step waits for ever.** On every cycle of worlds some message is under way that leads back to itself
/// ([Outlook#mayReturn]). A set in which such a message is due is not taken, so somewhere on each cycle every lane goes
/// on.
///
/// **Why it is enough to foresee what the search meets.** Say that some way leads to a step that was not foreseen. Then
/// the first such step is due, by the same arguments, after the steps that the search takes in place of that way, and
/// it
/// notices there.
final class Merging {
    private static final int MOST = Long.SIZE - 1;

    private final Outlook outlook;
    private final MoveTable moves;
    private int lanes;
    private int[] ordinals = new int[16];
    private int[] nodes = new int[16];
    private int[] held = new int[16];
    private int[] ends = new int[16];
    private final long[] beside = new long[MOST + 1];
    private int[] due = new int[64];
    private boolean isWhole;

    Merging(Outlook outlook, MoveTable moves) {
        this.outlook = outlook;
        this.moves = moves;
    }

    void begin() {
        lanes = 0;
        isWhole = false;
    }

    /// The next lane that has a message under way.
    void lane(int slot, int envelope, int ordinal) {
        if (lanes == ordinals.length) {
            ordinals = Arrays.copyOf(ordinals, 2 * lanes);
            nodes = Arrays.copyOf(nodes, 2 * lanes);
            held = Arrays.copyOf(held, 2 * lanes);
            ends = Arrays.copyOf(ends, 2 * lanes);
        }
        ordinals[lanes] = ordinal;
        nodes[lanes] = outlook.node(slot, envelope);
        held[lanes] = Outlook.UNFORESEEN;
        ends[lanes] = lanes == 0 ? 0 : ends[lanes - 1];
        lanes++;
    }

    /// One of the steps that the lane named last may take.
    void due(int move) {
        int at = ends[lanes - 1]++;
        if (at == due.length) {
            due = Arrays.copyOf(due, 2 * at);
        }
        due[at] = move;
    }

    /// The step that the lane named last has to wait with.
    void held(int move) {
        held[lanes - 1] = move;
    }

    /// One of the steps ends the world.
    void whole() {
        isWhole = true;
    }

    int lanes() {
        return lanes;
    }

    int ordinal(int lane) {
        return ordinals[lane];
    }

    int first(int lane) {
        return lane == 0 ? 0 : ends[lane - 1];
    }

    int end(int lane) {
        return ends[lane];
    }

    int move(int at) {
        return due[at];
    }

    /// The step that a lane has to wait with; negative when there is none.
    int heldOn(int lane) {
        return held[lane];
    }

    /// Whether bit number `lane` of what [#chosen] gave is set.
    static boolean isChosen(long chosen, int lane) {
        return lane > MOST || (chosen >>> lane & 1) != 0;
    }

    /// The lanes that go on, as bits.
    long chosen() {
        long best = -1L;
        if (isWhole || lanes < 2 || lanes > MOST) {
            return best;
        }
        Arrays.fill(beside, 0, lanes, -1L);
        int fewest = ends[lanes - 1];
        for (int lane = 0; lane < lanes && fewest > 1; lane++) {
            if (first(lane) < ends[lane]) {
                long closed = closed(lane);
                int steps = closed == -1L ? fewest : steps(closed);
                if (steps < fewest) {
                    fewest = steps;
                    best = closed;
                }
            }
        }
        return best;
    }

    private int steps(long set) {
        int steps = 0;
        for (long rest = set; rest != 0; rest &= rest - 1) {
            int lane = Long.numberOfTrailingZeros(rest);
            steps += ends[lane] - first(lane);
        }
        return steps;
    }

    /// The least set with `lane`; all lanes when it may not be taken.
    private long closed(int lane) {
        long set = 1L << lane;
        long open = set;
        while (open != 0) {
            int next = Long.numberOfTrailingZeros(open);
            open &= open - 1;
            if (!mayGoFirst(next)) {
                return -1L;
            }
            long more = beside(next) & ~set;
            set |= more;
            open |= more;
        }
        return set;
    }

    private boolean mayGoFirst(int lane) {
        if (nodes[lane] == Outlook.UNFORESEEN) {
            return false;
        }
        if (held[lane] >= 0 && moves.chooses(held[lane])) { // Of several it may be only one.
            return false;
        }
        boolean mayReturn = outlook.mayReturn(nodes[lane]);
        for (int i = first(lane); i < ends[lane]; i++) {
            if (mayReturn || moves.breaks(due[i])) {
                return false;
            }
        }
        return true;
    }

    /// The lanes that something due on `lane` does not commute with, now or later.
    private long beside(int lane) {
        if (beside[lane] == -1L) {
            long found = 0;
            for (int other = 0; other < lanes; other++) {
                if (other != lane && interferes(lane, nodes[other])) {
                    found |= 1L << other;
                }
            }
            beside[lane] = found;
        }
        return beside[lane];
    }

    private boolean interferes(int lane, int node) {
        if (node == Outlook.UNFORESEEN || (held[lane] >= 0 && outlook.interferes(held[lane], node))) {
            return true;
        }
        for (int i = first(lane); i < ends[lane]; i++) {
            if (outlook.interferes(due[i], node)) {
                return true;
            }
        }
        return false;
    }
}
