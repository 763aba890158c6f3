package dev.rundown.executor.map;

import dev.rundown.executor.program.Bytes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Many bytes, mostly zeros, as a value: a changed copy shares all but one path with the original, and equal contents
/// make equal trees, because a part of zeros has only one form.
///
/// @param size   in bytes
/// @param height of the tree
/// @param root   of the tree
record SparseBytes(int size, int height, Node root) {
    private static final int LEAF_BYTES = 64;
    private static final int FAN = 16;

    /// A part of the bytes.
    sealed interface Node {
        /// Any number of zeros.
        record Zeros() implements Node {}

        /// [#LEAF_BYTES] bytes, not all zero.
        record Leaf(Bytes bytes) implements Node {}

        /// [#FAN] equal parts, not all zero.
        record Branch(List<Node> parts) implements Node {}
    }

    private static final Node ZEROS = new Node.Zeros();
    private static final Node ZERO_LEAF = new Node.Leaf(Bytes.zeros(LEAF_BYTES));
    private static final List<Node> ZERO_PARTS = Collections.nCopies(FAN, ZEROS);

    static SparseBytes zeros(int size) {
        int height = 0;
        for (long reach = LEAF_BYTES; reach < size; reach *= FAN) {
            height++;
        }
        return new SparseBytes(size, height, ZEROS);
    }

    /// The unsigned number of `size` bytes at `offset`.
    long number(int offset, int bytes) {
        if (offset / LEAF_BYTES == (offset + bytes - 1) / LEAF_BYTES) {
            return leaf(offset).number(offset % LEAF_BYTES, bytes);
        }
        int lower = LEAF_BYTES - offset % LEAF_BYTES;
        return number(offset, lower) | (number(offset + lower, bytes - lower) << (lower * 8));
    }

    /// A copy with another number at `offset`.
    SparseBytes with(int offset, int bytes, long value) {
        if (offset / LEAF_BYTES == (offset + bytes - 1) / LEAF_BYTES) {
            return new SparseBytes(size, height, changed(root, height, offset, bytes, value));
        }
        int lower = LEAF_BYTES - offset % LEAF_BYTES;
        return with(offset, lower, value).with(offset + lower, bytes - lower, value >>> (lower * 8));
    }

    /// A copy with other bytes from `offset` on, and zeros behind them up to a multiple of 8.
    SparseBytes with(int offset, Bytes bytes) {
        var changed = this;
        for (int at = 0; at < bytes.size(); at += Long.BYTES) {
            int width = Math.min(Long.BYTES, bytes.size() - at);
            changed = changed.with(offset + at, Long.BYTES, bytes.number(at, width));
        }
        return changed;
    }

    private Bytes leaf(int offset) {
        var node = root;
        for (int level = height; level > 0 && node instanceof Node.Branch(var parts); level--) {
            node = parts.get(part(level, offset));
        }
        return switch (node) {
            case Node.Leaf(Bytes bytes) -> bytes;
            case Node.Zeros _, Node.Branch _ -> Bytes.zeros(LEAF_BYTES);
        };
    }

    private static Node changed(Node node, int level, int offset, int bytes, long value) {
        if (level == 0) {
            var before = node instanceof Node.Leaf(Bytes it) ? it : Bytes.zeros(LEAF_BYTES);
            var leaf = new Node.Leaf(before.with(offset % LEAF_BYTES, bytes, value));
            return leaf.equals(ZERO_LEAF) ? ZEROS : leaf;
        }
        var parts = new ArrayList<>(node instanceof Node.Branch(var it) ? it : ZERO_PARTS);
        int part = part(level, offset);
        parts.set(part, changed(parts.get(part), level - 1, offset, bytes, value));
        return parts.equals(ZERO_PARTS) ? ZEROS : new Node.Branch(List.copyOf(parts));
    }

    private static int part(int level, int offset) {
        int bits = 6 + 4 * (level - 1);
        return (offset >>> bits) & (FAN - 1);
    }
}
