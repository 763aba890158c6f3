package dev.rundown.verifier.domain;

import java.util.Arrays;

/// Where addresses of map values came from. All copies of what one lookup found share its entry, so testing
/// one of them against null proves all, also those on the stack.
final class Lookups {
    private static final int NULLABLE = 0;
    private static final int PRESENT = 1;
    /// The first value of a map, by its address in the program: present, and one identity a map.
    private static final int DIRECT = 3;

    private int[] entries;
    /// The instruction that looked up, for explanations only: no part of what is known.
    private int[] origins;

    private int count;

    Lookups() {
        entries = new int[4];
        origins = new int[4];
    }

    Lookups copy() {
        var copy = new Lookups();
        copy.entries = Arrays.copyOf(entries, Math.max(4, count));
        copy.origins = Arrays.copyOf(origins, Math.max(4, count));
        copy.count = count;
        return copy;
    }

    int count() {
        return count;
    }

    private int add(int entry, int origin) {
        if (count == entries.length) {
            entries = Arrays.copyOf(entries, count * 2);
            origins = Arrays.copyOf(origins, count * 2);
        }
        origins[count] = origin;
        entries[count] = entry;
        return count++;
    }

    /// A lookup in `map` at `slot` that may have found nothing.
    int nullable(int map, int slot) {
        return add(map << 2 | NULLABLE, slot);
    }

    /// The instruction that looked up; -1 if none did.
    int origin(int lookup) {
        return origins[lookup];
    }

    /// The first value of `map`; the same entry each time.
    int direct(int map) {
        int entry = map << 2 | DIRECT;
        for (int lookup = 0; lookup < count; lookup++) {
            if (entries[lookup] == entry) {
                return lookup;
            }
        }
        return add(entry, -1);
    }

    /// An entry like `lookup` of `other`.
    int like(Lookups other, int lookup) {
        return isDirect(other, lookup) ? direct(other.map(lookup)) : add(other.entries[lookup], other.origins[lookup]);
    }

    private static boolean isDirect(Lookups lookups, int lookup) {
        return (lookups.entries[lookup] & DIRECT) == DIRECT;
    }

    /// An entry that says of both what is true of both; they are of the same map.
    int join(Lookups left, int one, Lookups right, int other) {
        if (left.entries[one] == right.entries[other]) {
            return like(left, one);
        }
        boolean present = !left.mayBeNull(one) && !right.mayBeNull(other);
        return add(left.map(one) << 2 | (present ? PRESENT : NULLABLE), left.origins[one]);
    }

    /// Whether everything this says of `lookup` is also said there of `other`.
    boolean covers(int lookup, Lookups those, int other) {
        return map(lookup) == those.map(other)
                && (mayBeNull(lookup) || !those.mayBeNull(other))
                && (!isDirect(this, lookup) || isDirect(those, other));
    }

    int map(int lookup) {
        return entries[lookup] >> 2;
    }

    boolean mayBeNull(int lookup) {
        return (entries[lookup] & PRESENT) == 0;
    }

    void found(int lookup) {
        entries[lookup] |= PRESENT;
    }
}
