package dev.rundown.simulation.search;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntFunction;

/// The parts of a graph in which every state leads to every other (Tarjan: Depth-First Search and Linear Graph
/// Algorithms, SIAM Journal on Computing, 1972). States that lie on no cycle are left out.
final class Components {
    private final IntFunction<int[]> successors;
    private final BitSet within;
    private final int[] indexes;
    private final int[] lowest;
    private final BitSet open = new BitSet();
    private final ArrayDeque<Integer> stack = new ArrayDeque<>();
    private final List<BitSet> found = new ArrayList<>();
    private int next = 1;

    private Components(int states, IntFunction<int[]> successors, BitSet within) {
        this.successors = successors;
        this.within = within;
        indexes = new int[states];
        lowest = new int[states];
    }

    /// The parts of a graph, in the order of their least states.
    ///
    /// @param states     how many there are
    /// @param successors of each state, where its steps lead
    /// @param within     the states that count
    static List<BitSet> of(int states, IntFunction<int[]> successors, BitSet within) {
        var components = new Components(states, successors, within);
        for (int state = within.nextSetBit(0); state >= 0; state = within.nextSetBit(state + 1)) {
            if (components.indexes[state] == 0) {
                components.from(state);
            }
        }
        components.found.sort((a, b) -> Integer.compare(a.nextSetBit(0), b.nextSetBit(0)));
        return List.copyOf(components.found);
    }

    /// A state on the way, and how many of its successors were seen.
    private static final class Visit {
        final int state;
        final int[] successors;
        int seen;

        Visit(int state, int[] successors) {
            this.state = state;
            this.successors = successors;
        }
    }

    /// Without recursion: the way may be as long as there are states.
    private void from(int first) {
        var way = new ArrayDeque<Visit>();
        way.push(enter(first));
        while (!way.isEmpty()) {
            var visit = way.element();
            if (visit.seen < visit.successors.length) {
                int successor = visit.successors[visit.seen++];
                if (!within.get(successor)) {
                    continue;
                }
                if (indexes[successor] == 0) {
                    way.push(enter(successor));
                } else if (open.get(successor)) {
                    lowest[visit.state] = Math.min(lowest[visit.state], indexes[successor]);
                }
            } else {
                way.pop();
                if (!way.isEmpty()) {
                    int before = way.element().state;
                    lowest[before] = Math.min(lowest[before], lowest[visit.state]);
                }
                close(visit);
            }
        }
    }

    private Visit enter(int state) {
        indexes[state] = next;
        lowest[state] = next++;
        stack.push(state);
        open.set(state);
        return new Visit(state, successors.apply(state));
    }

    private void close(Visit visit) {
        if (lowest[visit.state] != indexes[visit.state]) {
            return;
        }
        var component = new BitSet();
        int state;
        do {
            state = stack.pop();
            open.clear(state);
            component.set(state);
        } while (state != visit.state);
        boolean isCycle =
                component.cardinality() > 1 || Arrays.stream(visit.successors).anyMatch(it -> it == visit.state);
        if (isCycle) {
            found.add(component);
        }
    }
}
