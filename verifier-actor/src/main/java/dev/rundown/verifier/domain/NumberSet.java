package dev.rundown.verifier.domain;

/// What is known of one number: some of its bits, and its range in four views: unsigned and signed, in full
/// width and of its lower half. A number is a member when it fits all of them.
///
/// Each view sees what the others cannot: masks and alignment, sizes, comparisons of `int`. The width is 64
/// in the analysis; everything is generic in it so that tests can try all members of all sets of 4 bits.
/// Scratch space of one operation: in a state a set is [#WORDS] longs of an array.
public final class NumberSet {
    /// How many longs a set takes in a state: `umin umax smin smax value unknown` and one for each range of
    /// the half.
    public static final int WORDS = 8;

    private static final int ROUNDS = 4;
    private static final long LOW_WORD = 0xffff_ffffL;

    final Bounds full;
    final Bounds half;
    /// The known bits; 0 where a bit is unknown.
    long value;
    /// Has a 1 where a bit is unknown.
    long unknown;

    private NumberSet(int bits) {
        full = new Bounds(bits);
        half = new Bounds(bits / 2);
        unknown = full.mask;
    }

    /// All numbers of `bits` bits.
    public static NumberSet all(int bits) {
        return new NumberSet(bits);
    }

    /// Exactly one number.
    public static NumberSet constant(int bits, long number) {
        var set = new NumberSet(bits);
        set.value = number & set.full.mask;
        set.unknown = 0;
        set.full.meetUnsigned(set.value, set.value);
        set.reduce();
        return set;
    }

    /// The numbers from `low` to `high`, compared as unsigned.
    public static NumberSet unsigned(int bits, long low, long high) {
        var set = new NumberSet(bits);
        set.full.meetUnsigned(low, high);
        set.reduce();
        return set;
    }

    /// The numbers from `low` to `high`, compared as signed.
    public static NumberSet signed(int bits, long low, long high) {
        var set = new NumberSet(bits);
        set.full.meetSigned(low, high);
        set.reduce();
        return set;
    }

    NumberSet copy() {
        var copy = new NumberSet(full.bits);
        copy.full.set(full);
        copy.half.set(half);
        copy.value = value;
        copy.unknown = unknown;
        return copy;
    }

    int bits() {
        return full.bits;
    }

    public long umin() {
        return full.umin;
    }

    public long umax() {
        return full.umax;
    }

    public long smin() {
        return full.smin;
    }

    public long smax() {
        return full.smax;
    }

    /// Whether there is exactly one member.
    public boolean isConstant() {
        return full.umin == full.umax;
    }

    public boolean contains(long number) {
        return full.contains(number) && half.contains(number) && ((number ^ value) & ~unknown & full.mask) == 0;
    }

    /// Whether every member is a multiple of `power`, a power of two.
    public boolean isMultipleOf(int power) {
        return ((value | unknown) & (power - 1)) == 0;
    }

    public boolean isAll() {
        return covers(new NumberSet(full.bits));
    }

    /// Whether every view of `other` is inside the same view of this set; then every member of `other` is a
    /// member.
    boolean covers(NumberSet other) {
        return full.covers(other.full)
                && half.covers(other.half)
                && ((value ^ other.value) & ~unknown) == 0
                && (other.unknown & ~unknown) == 0;
    }

    /// Keeps the members that `other` has too. Says whether any are left.
    boolean meet(NumberSet other) {
        full.meet(other.full);
        half.meet(other.half);
        return meetBits(other.value, other.unknown) && reduce();
    }

    /// The smallest set of this form with the members of both.
    public NumberSet join(NumberSet other) {
        var result = copy();
        result.full.join(other.full);
        result.half.join(other.half);
        result.unknown = unknown | other.unknown | (value ^ other.value);
        result.value = value & ~result.unknown;
        result.reduce();
        return result;
    }

    /// Keeps the members whose bits agree with `known` outside of `open`. Says whether that is possible at
    /// all.
    boolean meetBits(long known, long open) {
        if (((value ^ known) & ~unknown & ~open) != 0) {
            full.umin = full.mask;
            full.umax = 0;
            return false;
        }
        unknown &= open;
        value = (value | known) & ~unknown;
        return true;
    }

    /// Passes facts between the views until nothing changes, at most four rounds. Says whether the set has
    /// members; when it has none, the path that led here is impossible.
    ///
    /// Every step removes from one view only numbers that another view excludes, so no member is ever lost.
    boolean reduce() {
        for (int round = 0; round < ROUNDS; round++) {
            long before = fingerprint();
            full.exchange();
            half.exchange();
            bitsBound();
            if (!boundsKnow() || full.isEmpty() || half.isEmpty()) {
                return false;
            }
            fullBoundsHalf();
            if (half.isEmpty() || !halfBoundsFull()) {
                return false;
            }
            if (fingerprint() == before) {
                break;
            }
        }
        return !full.isEmpty() && !half.isEmpty();
    }

    private void bitsBound() {
        bound(full, value, unknown);
        bound(half, value & half.mask, unknown & half.mask);
    }

    private static void bound(Bounds bounds, long known, long open) {
        bounds.meetUnsigned(known, known | open);
        long sign = bounds.signedMax + 1;
        boolean eitherSign = (open & sign) != 0;
        long lowest = eitherSign ? known | sign : known;
        long highest = eitherSign ? (known | open) & ~sign : known | open;
        bounds.meetSigned(bounds.signed(lowest), bounds.signed(highest));
    }

    /// Two numbers and all between them share the bits above the highest one in which the two differ.
    private boolean boundsKnow() {
        long open = openBelow(full.umin, full.umax);
        if (!meetBits(full.umin & ~open, open)) {
            return false;
        }
        long halfOpen = openBelow(half.umin, half.umax);
        return meetBits(half.umin & ~halfOpen, halfOpen | ~half.mask);
    }

    private static long openBelow(long low, long high) {
        long difference = low ^ high;
        return difference == 0 ? 0 : -1L >>> Long.numberOfLeadingZeros(difference);
    }

    /// While a range is shorter than the half is wide, the lower halves of its numbers are an arc of that
    /// length.
    private void fullBoundsHalf() {
        if (Long.compareUnsigned(full.umax - full.umin, half.mask) <= 0) {
            half.meetArc(full.umin, full.umax - full.umin);
        }
        if (Long.compareUnsigned(full.smax - full.smin, half.mask) <= 0) {
            half.meetArc(full.smin, full.smax - full.smin);
        }
    }

    /// The ends of the full ranges move inwards to the next number whose lower half is possible; and a
    /// number that is the sign extension of its half is bounded like it.
    private boolean halfBoundsFull() {
        long low = half.mask;
        long lastBlock = full.mask & ~low;
        if (!atLeast(full.umin & low, full.umin & ~low, lastBlock, true)
                || !atMost(full.umax & low, full.umax & ~low, 0, true)
                || !atLeast(full.smin & low, full.smin & ~low, full.signedMax & ~low, false)
                || !atMost(full.smax & low, full.smax & ~low, ~full.signedMax, false)) {
            return false;
        }
        if (full.smin >= ~half.signedMax && full.smax <= half.signedMax) {
            full.meetSigned(half.smin, half.smax);
        }
        return true;
    }

    private boolean atLeast(long low, long block, long lastBlock, boolean unsigned) {
        long raised = block | half.umin;
        if (Long.compareUnsigned(low, half.umax) > 0) {
            if (block == lastBlock) {
                return false;
            }
            raised = (block + half.mask + 1) | half.umin;
        } else if (Long.compareUnsigned(low, half.umin) >= 0) {
            return true;
        }
        if (unsigned) {
            full.meetUnsigned(raised, full.mask);
        } else {
            full.meetSigned(raised, full.signedMax);
        }
        return true;
    }

    private boolean atMost(long low, long block, long firstBlock, boolean unsigned) {
        long lowered = block | half.umax;
        if (Long.compareUnsigned(low, half.umin) < 0) {
            if (block == firstBlock) {
                return false;
            }
            lowered = (block - half.mask - 1) | half.umax;
        } else if (Long.compareUnsigned(low, half.umax) <= 0) {
            return true;
        }
        if (unsigned) {
            full.meetUnsigned(0, lowered);
        } else {
            full.meetSigned(~full.signedMax, lowered);
        }
        return true;
    }

    /// Equal for equal sets. Two different sets with one fingerprint only end a reduction early.
    private long fingerprint() {
        long print = full.umin;
        print = print * 31 + full.umax;
        print = print * 31 + full.smin;
        print = print * 31 + full.smax;
        print = print * 31 + half.umin;
        print = print * 31 + half.umax;
        print = print * 31 + half.smin;
        print = print * 31 + half.smax;
        print = print * 31 + value;
        return print * 31 + unknown;
    }

    /// Writes this set of 64-bit numbers into `words`, beginning at `at`.
    void store(long[] words, int at) {
        words[at] = full.umin;
        words[at + 1] = full.umax;
        words[at + 2] = full.smin;
        words[at + 3] = full.smax;
        words[at + 4] = value;
        words[at + 5] = unknown;
        words[at + 6] = half.umin | half.umax << 32;
        words[at + 7] = (half.smin & LOW_WORD) | half.smax << 32;
    }

    /// The set of 64-bit numbers that [#store] wrote there.
    static NumberSet load(long[] words, int at) {
        var set = new NumberSet(64);
        set.full.umin = words[at];
        set.full.umax = words[at + 1];
        set.full.smin = words[at + 2];
        set.full.smax = words[at + 3];
        set.value = words[at + 4];
        set.unknown = words[at + 5];
        set.half.umin = words[at + 6] & LOW_WORD;
        set.half.umax = words[at + 6] >>> 32;
        set.half.smin = (int) words[at + 7];
        set.half.smax = words[at + 7] >> 32;
        return set;
    }

    /// As a person writes it: `7`, `0 to 255`, `-22 to 0`, `any number`.
    @Override
    public String toString() {
        if (isConstant()) {
            return Long.toString(full.smin);
        }
        if (full.umin == 0 && full.umax == full.mask) {
            return full.smin == ~full.signedMax && full.smax == full.signedMax
                    ? "any number"
                    : "%d to %d".formatted(full.smin, full.smax);
        }
        return "%s to %s".formatted(Long.toUnsignedString(full.umin), Long.toUnsignedString(full.umax));
    }
}
