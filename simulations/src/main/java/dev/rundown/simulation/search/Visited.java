package dev.rundown.simulation.search;

/// The digests of the states that were met: flat open-addressing tables of 128 bits an entry.
///
/// The table is cut into segments which grow one at a time, so that growing never needs much more memory than there is.
final class Visited {
    private static final int SEGMENT_BITS = 6;
    private static final int SEGMENTS = 1 << SEGMENT_BITS;
    private static final int FIRST_ENTRIES = 64;

    // Entry i of a segment is the pair at 2i; a pair of zeros is empty.
    private final long[][] segments = new long[SEGMENTS][2 * FIRST_ENTRIES];
    private final int[] sizes = new int[SEGMENTS];

    /// Which of `owners` threads alone may add this digest while the others add theirs.
    static int owner(long high, int owners) {
        return segment(high) % owners;
    }

    /// Whether the digest was not there before.
    boolean add(long high, long low) {
        long first = high == 0 && low == 0 ? 1 : high;
        int index = segment(first);
        if (insert(segments[index], first, low)) {
            // At most three quarters are full: a probe meets an empty entry soon.
            if (++sizes[index] * 8L > segments[index].length * 3L) {
                grow(index);
            }
            return true;
        }
        return false;
    }

    /// Takes a digest out that was added. What comes after it moves up, so that no probe meets a gap too soon.
    void remove(long high, long low) {
        long first = high == 0 && low == 0 ? 1 : high;
        int index = segment(first);
        var table = segments[index];
        int entries = table.length >>> 1;
        int gap = position(low, entries);
        while (table[2 * gap] != first || table[2 * gap + 1] != low) {
            gap = gap + 1 == entries ? 0 : gap + 1;
        }
        int at = gap;
        while (true) {
            at = at + 1 == entries ? 0 : at + 1;
            if (table[2 * at] == 0 && table[2 * at + 1] == 0) {
                break;
            }
            int home = position(table[2 * at + 1], entries);
            boolean isBetween = gap <= at ? gap < home && home <= at : gap < home || home <= at;
            if (!isBetween) { // A probe for it comes by the gap.
                table[2 * gap] = table[2 * at];
                table[2 * gap + 1] = table[2 * at + 1];
                gap = at;
            }
        }
        table[2 * gap] = 0;
        table[2 * gap + 1] = 0;
        sizes[index]--;
    }

    /// Loads the entry where a later [#add] will look, so that many of these loads are under way at the same time.
    ///
    /// @return something that depends on it, or else it would not be loaded
    long touch(long high, long low) {
        var table = segments[segment(high)];
        return table[2 * position(low, table.length >>> 1)];
    }

    private static int segment(long high) {
        return (int) (high >>> (64 - SEGMENT_BITS));
    }

    /// The upper half of `low`, scaled to the number of entries, which need not be a power of two.
    private static int position(long low, int entries) {
        return (int) (((low >>> 32) * entries) >>> 32);
    }

    private static boolean insert(long[] table, long high, long low) {
        int i = 2 * position(low, table.length >>> 1);
        while (true) {
            long there = table[i];
            if (there == high && table[i + 1] == low) {
                return false;
            }
            if (there == 0 && table[i + 1] == 0) {
                table[i] = high;
                table[i + 1] = low;
                return true;
            }
            i += 2;
            if (i == table.length) {
                i = 0;
            }
        }
    }

    private void grow(int index) {
        var old = segments[index];
        var larger = new long[2 * (old.length / 2 + old.length / 4 + 2)];
        for (int i = 0; i < old.length; i += 2) {
            if (old[i] != 0 || old[i + 1] != 0) {
                insert(larger, old[i], old[i + 1]);
            }
        }
        segments[index] = larger;
    }

    /// How many bytes the tables take.
    long bytes() {
        long bytes = 0;
        for (var segment : segments) {
            bytes += 8L * segment.length;
        }
        return bytes;
    }
}
