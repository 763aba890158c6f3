package dev.rundown.verifier.domain;

import java.util.Arrays;

/// Differences `a - b <= bound` between symbols, as mathematical numbers; at most 48. Dropping one only
/// forgets.
///
/// Parallel arrays sorted by `a` and then `b`. [Relations] sees to it that a fact exists only while neither
/// symbol can leave ±2^62, so that no wrap-around makes one wrong.
final class Facts {
    static final int LIMIT = 48;
    /// No bound is known.
    static final long NONE = Long.MAX_VALUE;

    private final long[] keys = new long[LIMIT];
    private final long[] bounds = new long[LIMIT];
    private int count;

    Facts copy() {
        var copy = new Facts();
        System.arraycopy(keys, 0, copy.keys, 0, count);
        System.arraycopy(bounds, 0, copy.bounds, 0, count);
        copy.count = count;
        return copy;
    }

    int count() {
        return count;
    }

    int left(int index) {
        return (int) (keys[index] >>> 32);
    }

    int right(int index) {
        return (int) keys[index];
    }

    long bound(int index) {
        return bounds[index];
    }

    private static long key(int a, int b) {
        return (long) a << 32 | b;
    }

    long find(int a, int b) {
        int index = Arrays.binarySearch(keys, 0, count, key(a, b));
        return index >= 0 ? bounds[index] : NONE;
    }

    /// Remembers the stronger of the old and the new bound. When full, a fact that does not speak of the
    /// packet's size gives way to one that does; otherwise the new one is forgotten.
    void put(int a, int b, long bound) {
        int index = Arrays.binarySearch(keys, 0, count, key(a, b));
        if (index >= 0) {
            bounds[index] = Math.min(bounds[index], bound);
            return;
        }
        if (count == LIMIT && !(speaksOfSize(key(a, b)) && dropOne())) {
            return;
        }
        int at = -1 - Arrays.binarySearch(keys, 0, count, key(a, b));
        System.arraycopy(keys, at, keys, at + 1, count - at);
        System.arraycopy(bounds, at, bounds, at + 1, count - at);
        keys[at] = key(a, b);
        bounds[at] = bound;
        count++;
    }

    private static boolean speaksOfSize(long key) {
        return key >>> 32 == Symbols.SIZE || (int) key == Symbols.SIZE;
    }

    private boolean dropOne() {
        for (int index = 0; index < count; index++) {
            if (!speaksOfSize(keys[index])) {
                remove(index);
                return true;
            }
        }
        return false;
    }

    private void remove(int index) {
        System.arraycopy(keys, index + 1, keys, index, count - index - 1);
        System.arraycopy(bounds, index + 1, bounds, index, count - index - 1);
        count--;
    }

    /// Drops all facts about `symbol`.
    void forget(int symbol) {
        for (int index = count - 1; index >= 0; index--) {
            if (left(index) == symbol || right(index) == symbol) {
                remove(index);
            }
        }
    }
}
