package dev.rundown.simulation.search;

import java.util.ArrayList;
import java.util.List;

/// Where each state was first reached from, and by which of the choices there. Six bytes a state.
final class Ancestry {
    private static final int BLOCK_BITS = 16;
    private static final int BLOCK = 1 << BLOCK_BITS;
    private static final int MOST_CHOICES = Character.MAX_VALUE;

    private final List<int[]> parents = new ArrayList<>();
    private final List<char[]> picks = new ArrayList<>();
    private int count;

    /// Numbers a new state.
    int add(int parent, int pick) {
        int state = add(1);
        set(state, parent, pick);
        return state;
    }

    /// Numbers so many new states, of which [#set] is still to tell.
    ///
    /// @return the number of the first
    int add(int states) {
        int first = count;
        count += states;
        while ((long) parents.size() << BLOCK_BITS < count) {
            parents.add(new int[BLOCK]);
            picks.add(new char[BLOCK]);
        }
        return first;
    }

    /// Where `state` was first reached from. Several threads may tell of different states.
    void set(int state, int parent, int pick) {
        if (pick > MOST_CHOICES) {
            throw new IllegalStateException("more than %,d choices in one state".formatted(MOST_CHOICES));
        }
        parents.get(state >>> BLOCK_BITS)[state & (BLOCK - 1)] = parent;
        picks.get(state >>> BLOCK_BITS)[state & (BLOCK - 1)] = (char) pick;
    }

    int count() {
        return count;
    }

    /// The choices that lead from the first state to `state`, in order.
    List<Integer> path(int state) {
        var backwards = new ArrayList<Integer>();
        for (int at = state; at != 0; at = parents.get(at >>> BLOCK_BITS)[at & (BLOCK - 1)]) {
            backwards.add((int) picks.get(at >>> BLOCK_BITS)[at & (BLOCK - 1)]);
        }
        return List.copyOf(backwards.reversed());
    }

    /// How many bytes it takes.
    long bytes() {
        return 6L * BLOCK * parents.size();
    }
}
