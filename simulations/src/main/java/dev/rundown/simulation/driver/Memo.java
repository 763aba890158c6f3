package dev.rundown.simulation.driver;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Remembers each step under exactly what it read: a trie whose root is the message under way on a lane, whose inner
/// nodes are a slot that was read, with an edge for each value seen, or a choice, with an edge for each alternative,
/// and whose leaves are moves. An actor's logic runs once for each leaf.
final class Memo {
    private static final int MISSING = 0;
    private static final int[] NO_EDGES = {};

    private final Learner learner;
    private final MoveTable moves;
    // Node n looks at slot slotOf[n], or is a choice. edgesOf[n][value] is the node that follows, ~move, or MISSING.
    private int[] slotOf = new int[1024];
    private int[][] edgesOf = new int[1024][];
    private int nodes = 1;
    private int[] rootOf = new int[64];
    private final List<Situation> situations = new ArrayList<>();
    private boolean isFrozen;

    Memo(Learner learner, MoveTable moves) {
        this.learner = learner;
        this.moves = moves;
    }

    /// Where something was learnt.
    @SuppressWarnings("ArrayRecordComponent") // Nobody compares situations.
    record Situation(int[] world, int lane, List<Integer> taken, Learnt learnt, int move) {}

    /// Adds to `enabled` what may happen in a world with the message under way on `lane`, alternatives in order.
    ///
    /// @return whether it is known: always, unless the memo is frozen
    boolean follow(Numbers worlds, int offset, int length, int lane, Moves enabled) {
        if (isFrozen && (lane >= rootOf.length || rootOf[lane] == MISSING)) {
            return false;
        }
        return descend(worlds, offset, length, lane, root(lane), enabled);
    }

    /// What the delivery of the message under way on `lane` does where that is known and nothing is chosen; else -1.
    int recall(Numbers worlds, int offset, int length, int lane) {
        int node = lane < rootOf.length ? rootOf[lane] : MISSING;
        while (node > 0 && slotOf[node] != Learnt.Read.CHOICE) {
            int slot = slotOf[node];
            int value = slot < length ? worlds.at(offset + slot) : 0;
            var edges = edgesOf[node];
            node = value < edges.length ? edges[value] : MISSING;
        }
        return node < 0 ? ~node : -1;
    }

    /// From now on nothing is learnt, so that several threads may follow it; or something is again.
    void freeze(boolean frozen) {
        isFrozen = frozen;
    }

    /// Everything that was learnt, in order.
    List<Situation> situations() {
        return situations;
    }

    private int root(int lane) {
        if (lane >= rootOf.length) {
            rootOf = Arrays.copyOf(rootOf, Math.max(lane + 1, 2 * rootOf.length));
        }
        if (rootOf[lane] == MISSING) {
            rootOf[lane] = node(lane, NO_EDGES);
        }
        return rootOf[lane];
    }

    private boolean descend(Numbers worlds, int offset, int length, int lane, int from, Moves enabled) {
        int node = from;
        while (node > 0) {
            int slot = slotOf[node];
            if (slot == Learnt.Read.CHOICE) {
                return branch(worlds, offset, length, lane, node, enabled);
            }
            int value = slot < length ? worlds.at(offset + slot) : 0;
            var edges = edgesOf[node];
            int next = value < edges.length ? edges[value] : MISSING;
            if (next == MISSING) {
                if (isFrozen) {
                    return false;
                }
                learn(worlds, offset, length, lane, enabled.taken);
                next = edgesOf[node][value];
            }
            node = next;
        }
        int move = ~node;
        if (moves.isHeld(move)) {
            enabled.held = move;
        } else {
            enabled.add(move);
        }
        return true;
    }

    private boolean branch(Numbers worlds, int offset, int length, int lane, int node, Moves enabled) {
        int arity = edgesOf[node].length;
        boolean isKnown = true;
        for (int alternative = 0; alternative < arity && isKnown; alternative++) {
            enabled.taken.add(alternative);
            if (edgesOf[node][alternative] == MISSING && !isFrozen) {
                learn(worlds, offset, length, lane, enabled.taken);
            }
            isKnown = edgesOf[node][alternative] != MISSING
                    && descend(worlds, offset, length, lane, edgesOf[node][alternative], enabled);
            enabled.taken.removeLast();
        }
        return isKnown;
    }

    private void learn(Numbers worlds, int offset, int length, int lane, List<Integer> taken) {
        var world = worlds.toArray(offset, length);
        var learnt = learner.learn(world, lane, List.copyOf(taken));
        int move = insert(lane, world[lane], learnt);
        var situation = new Situation(world, lane, List.copyOf(taken), learnt, move);
        situations.add(situation);
        moves.learnt(situation);
    }

    private int insert(int lane, int envelope, Learnt learnt) {
        int node = root(lane);
        int edge = envelope;
        for (var read : learnt.path()) {
            int next = edge < edgesOf[node].length ? edgesOf[node][edge] : MISSING;
            if (next == MISSING) {
                next = read.slot() == Learnt.Read.CHOICE
                        ? node(Learnt.Read.CHOICE, new int[read.arity()])
                        : node(read.slot(), NO_EDGES);
                link(node, edge, next);
            } else if (next < 0 || slotOf[next] != read.slot() || !hasArity(next, read)) {
                throw notAFunction(learnt);
            }
            node = next;
            edge = read.value();
        }
        if (edge < edgesOf[node].length && edgesOf[node][edge] != MISSING) {
            throw notAFunction(learnt);
        }
        int move = moves.add(learnt);
        link(node, edge, ~move);
        return move;
    }

    private boolean hasArity(int node, Learnt.Read read) {
        return read.slot() != Learnt.Read.CHOICE || edgesOf[node].length == read.arity();
    }

    private static IllegalStateException notAFunction(Learnt learnt) {
        return new IllegalStateException(
                "the logic that received %s looked at other things than before, although it had seen the same"
                        .formatted(learnt.occurrence().delivered().orElseThrow()));
    }

    private int node(int slot, int[] edges) {
        if (nodes == slotOf.length) {
            slotOf = Arrays.copyOf(slotOf, 2 * nodes);
            edgesOf = Arrays.copyOf(edgesOf, 2 * nodes);
        }
        slotOf[nodes] = slot;
        edgesOf[nodes] = edges;
        return nodes++;
    }

    private void link(int node, int edge, int to) {
        if (edge >= edgesOf[node].length) {
            edgesOf[node] = Arrays.copyOf(edgesOf[node], Math.max(edge + 1, 2 * edgesOf[node].length));
        }
        edgesOf[node][edge] = to;
    }

    /// How many inner nodes there are.
    int nodes() {
        return nodes - 1;
    }
}
