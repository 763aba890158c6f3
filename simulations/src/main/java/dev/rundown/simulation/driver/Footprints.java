package dev.rundown.simulation.driver;

import java.util.Arrays;
import java.util.List;

/// Which slots each move looks at and changes: all that decides whether two moves commute.
///
/// A footprint has 256 bits. Where there are more slots, several share a bit, and moves may seem to touch each other
/// that do not: that costs time and never a state.
final class Footprints {
    private static final int WORDS = 4;
    private static final int BITS = 64 * WORDS;
    private static final int STRIDE = 2 * WORDS;

    // Of move m: the slots it touches in the words from STRIDE * m, those of them it changes in the next WORDS.
    private long[] words = new long[256 * STRIDE];

    /// Notes the footprint of a move.
    ///
    /// @param global its changes concern every move, although their paths do not say so
    void add(int move, List<Learnt.Read> path, List<Learnt.Write> writes, boolean global) {
        if ((move + 1) * STRIDE > words.length) {
            words = Arrays.copyOf(words, 2 * words.length);
        }
        int touched = move * STRIDE;
        int changed = touched + WORDS;
        for (var read : path) {
            if (read.slot() != Learnt.Read.CHOICE) {
                set(touched, read.slot());
            }
        }
        for (var write : writes) {
            set(touched, write.slot());
            set(changed, write.slot());
        }
        if (global) {
            Arrays.fill(words, touched, touched + STRIDE, -1L);
        }
    }

    private void set(int from, int slot) {
        int bit = slot % BITS;
        words[from + (bit >>> 6)] |= 1L << bit;
    }

    /// Whether `other`, enabled beside `move` or held, is the same after it: `move` changes nothing that it looked at.
    boolean leaves(int move, int other) {
        return misses(move * STRIDE + WORDS, other * STRIDE);
    }

    /// Whether two moves that are enabled in one world lead to the same world in either order.
    boolean commute(int one, int other) {
        return leaves(one, other) && leaves(other, one);
    }

    private boolean misses(int a, int b) {
        var w = words;
        return ((w[a] & w[b]) | (w[a + 1] & w[b + 1]) | (w[a + 2] & w[b + 2]) | (w[a + 3] & w[b + 3])) == 0;
    }
}
