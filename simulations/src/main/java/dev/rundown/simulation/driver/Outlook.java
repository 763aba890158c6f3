package dev.rundown.simulation.driver;

import dev.rundown.actor.Envelope;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What is still to come of every message under way, as far as it is known: which slots its delivery, and all that
/// follows from it on its own lane and on those that it starts, may look at or change.
///
/// It is drawn up from every step that was learnt so far ([Forecast]), and the search trusts it while it notices every
/// step that does not fit: a message that was never met, or a slot that was not foreseen. Then the search has to begin
/// anew with what is known by then. Where it comes to its end without such a surprise, every step that it met was
/// foreseen; [Merging] says why that is enough.
final class Outlook {
    /// A message that nobody foresaw.
    static final int UNFORESEEN = -1;

    private static final int[] NONE = {};

    private final Slots slots;
    private final Touches touches;
    private final int words;
    private final int[][] nodes;
    private final long[] ahead;
    private final boolean[] returning;
    // Of each move what it touches itself, as in `ahead`.
    private long[] own = {};
    private int moves;
    private final List<int[]> surprises = new ArrayList<>();
    private boolean hasStrayed;

    /// @param nodes     of each lane's slot, by the number of an envelope there: 1 + its node
    /// @param ahead     of each node what is touched from then on, then what is changed
    /// @param returning of each node whether it may come again
    Outlook(Slots slots, Touches touches, int[][] nodes, long[] ahead, boolean[] returning) {
        this.slots = slots;
        this.touches = touches;
        words = touches.words();
        this.nodes = nodes;
        this.ahead = ahead;
        this.returning = returning;
    }

    /// Whether a step was learnt that does not fit, so that the search has to begin anew.
    boolean isSurprised() {
        return hasStrayed || !surprises.isEmpty();
    }

    /// The worlds in which a step was learnt that does not fit, in the order of the search.
    List<int[]> surprises() {
        return surprises;
    }

    /// The message with this number on a lane, or [#UNFORESEEN].
    int node(int lane, int envelope) {
        var there = lane < nodes.length ? nodes[lane] : NONE;
        return envelope < there.length ? there[envelope] - 1 : UNFORESEEN;
    }

    /// Whether the same message may be under way again later.
    boolean mayReturn(int node) {
        return returning[node];
    }

    /// Whether a move fails to commute with something that may come of a message on another lane.
    boolean interferes(int move, int node) {
        if (move >= moves) {
            return true;
        }
        int m = 2 * words * move;
        int n = 2 * words * node;
        for (int i = 0; i < words; i++) {
            if ((own[m + i] & ahead[n + words + i]) != 0 || (own[m + words + i] & ahead[n + i]) != 0) {
                return true;
            }
        }
        return false;
    }

    /// Notes what a move touches, and whether that was foreseen.
    void learnt(Memo.Situation situation) {
        int lane = situation.lane();
        int node = node(lane, situation.world()[lane]);
        int from = reserve(situation.move());
        boolean fits = touches.add(situation, own, from) && touches.isComplete();
        boolean isForeseen = fits && node != UNFORESEEN && covers(node, own, from);
        for (var follows : following(situation.learnt())) {
            int on = slots.lane(follows.lane());
            int next = node(on, slots.values(on).idOf(follows));
            isForeseen = isForeseen && next != UNFORESEEN && covers(node, ahead, 2 * words * next);
        }
        if (!isForeseen) {
            surprises.add(situation.world());
        }
    }

    private int reserve(int move) {
        int stride = 2 * words;
        if (stride * (move + 1) > own.length) {
            own = Arrays.copyOf(own, Math.max(2 * own.length, stride * (move + 64)));
        }
        Arrays.fill(own, stride * moves, stride * move, -1L); // Those that were not learnt depend on everything.
        Arrays.fill(own, stride * move, stride * (move + 1), 0);
        moves = move + 1;
        return stride * move;
    }

    private boolean covers(int node, long[] bits, int from) {
        int n = 2 * words * node;
        for (int i = 0; i < 2 * words; i++) {
            if ((bits[from + i] & ~ahead[n + i]) != 0) {
                return false;
            }
        }
        return true;
    }

    /// A message has run into code that has left memory, which ends the world: everything depends on that.
    void strayed(int lane, int envelope) {
        int node = node(lane, envelope);
        hasStrayed |= node == UNFORESEEN || ahead[2 * words * node + words] != -1L;
    }

    /// The messages that a step puts under way.
    static List<Envelope> following(Learnt learnt) {
        var following = new ArrayList<Envelope>();
        if (!learnt.held()) {
            learnt.occurrence().next().ifPresent(following::add);
            following.addAll(learnt.occurrence().started());
        }
        return following;
    }
}
