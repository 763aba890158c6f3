package dev.rundown.verifier.fixpoint;

import java.util.List;

/// An instruction together with the calls that lead to it.
///
/// The order of positions is one in which every step but a backward jump goes up: where each call under way
/// stands in its function, the outermost first, and then the instruction in its own.
///
/// @param keys ranks of the calls and of the instruction
/// @param slot of the instruction
public record Position(List<Integer> keys, int slot) implements Comparable<Position> {
    public Position {
        keys = List.copyOf(keys);
    }

    @Override
    public int compareTo(Position other) {
        int common = Math.min(keys.size(), other.keys.size());
        for (int i = 0; i < common; i++) {
            int order = Integer.compare(keys.get(i), other.keys.get(i));
            if (order != 0) {
                return order;
            }
        }
        int depth = Integer.compare(keys.size(), other.keys.size());
        return depth != 0 ? depth : Integer.compare(slot, other.slot);
    }
}
