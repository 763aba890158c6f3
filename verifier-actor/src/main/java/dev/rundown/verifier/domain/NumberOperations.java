package dev.rundown.verifier.domain;

/// Transfer functions: for each operation of RFC 9669, section 4.1, a set with every result of members of
/// the given sets.
///
/// Every function starts from all numbers and keeps what one view can bound at a time, so a view that may
/// wrap simply says nothing. All are exact on constants. The 32-bit forms of an instruction are the 64-bit
/// ones between extensions: [#zeroExtend] the inputs (for signed operations [#signExtend]), operate,
/// [#zeroExtend] the result.
public final class NumberOperations {
    private NumberOperations() {}

    /// Sums of an arc from `a` and one from `b` are the arc that starts at the sum of the starts and is as
    /// long as both together, unless that is more than a full turn. The algorithms for known bits are those
    /// of the tristate numbers of CGO'22 (Vishwanathan and others).
    public static NumberSet add(NumberSet a, NumberSet b) {
        var result = NumberSet.all(a.bits());
        addBits(result, a.value, a.unknown, b.value, b.unknown);
        sumArcs(result.full, a.full, b.full);
        sumArcs(result.half, a.half, b.half);
        result.reduce();
        return result;
    }

    private static void addBits(NumberSet result, long aValue, long aUnknown, long bValue, long bUnknown) {
        long values = aValue + bValue;
        long carries = (aUnknown + bUnknown + values) ^ values;
        long open = (carries | aUnknown | bUnknown) & result.full.mask;
        result.meetBits(values & result.full.mask & ~open, open);
    }

    private static void sumArcs(Bounds result, Bounds a, Bounds b) {
        sumArc(result, a.umin + b.umin, a.umax - a.umin, b.umax - b.umin);
        sumArc(result, a.smin + b.smin, a.smax - a.smin, b.smax - b.smin);
    }

    private static void sumArc(Bounds result, long from, long aLength, long bLength) {
        if (Long.compareUnsigned(aLength, result.mask - bLength) <= 0) {
            result.meetArc(from, aLength + bLength);
        }
    }

    /// As [#add]: differences are the arc from the least `a` minus the largest `b`, as long as both arcs
    /// together.
    public static NumberSet subtract(NumberSet a, NumberSet b) {
        var result = NumberSet.all(a.bits());
        long values = a.value - b.value;
        long borrows = (values + a.unknown) ^ (values - b.unknown);
        long open = (borrows | a.unknown | b.unknown) & result.full.mask;
        result.meetBits(values & result.full.mask & ~open, open);
        differenceArcs(result.full, a.full, b.full);
        differenceArcs(result.half, a.half, b.half);
        result.reduce();
        return result;
    }

    private static void differenceArcs(Bounds result, Bounds a, Bounds b) {
        sumArc(result, a.umin - b.umax, a.umax - a.umin, b.umax - b.umin);
        sumArc(result, a.smin - b.smax, a.smax - a.smin, b.smax - b.smin);
    }

    public static NumberSet negate(NumberSet a) {
        return subtract(NumberSet.constant(a.bits(), 0), a);
    }

    /// The known bits by long multiplication, one addition for each bit of `a`. The ranges by
    /// the products of their ends, if none of them leaves the width: a product is monotone in each factor.
    public static NumberSet multiply(NumberSet a, NumberSet b) {
        var result = NumberSet.all(a.bits());
        multiplyBits(result, a, b);
        long mask = result.full.mask;
        if (Math.unsignedMultiplyHigh(a.full.umax, b.full.umax) == 0
                && Long.compareUnsigned(a.full.umax * b.full.umax, mask) <= 0) {
            result.full.meetUnsigned(a.full.umin * b.full.umin, a.full.umax * b.full.umax);
        }
        long least = Long.MAX_VALUE;
        long most = Long.MIN_VALUE;
        boolean fits = true;
        for (long left : new long[] {a.full.smin, a.full.smax}) {
            for (long right : new long[] {b.full.smin, b.full.smax}) {
                long product = left * right;
                fits &= Math.multiplyHigh(left, right) == product >> 63 && result.full.signed(product) == product;
                least = Math.min(least, product);
                most = Math.max(most, product);
            }
        }
        if (fits) {
            result.full.meetSigned(least, most);
        }
        result.reduce();
        return result;
    }

    private static void multiplyBits(NumberSet result, NumberSet a, NumberSet b) {
        long aValue = a.value;
        long aUnknown = a.unknown;
        long bValue = b.value;
        long bUnknown = b.unknown;
        var sum = NumberSet.all(64);
        sum.value = 0;
        sum.unknown = 0;
        while (aValue != 0 || aUnknown != 0) {
            if ((aValue & 1) != 0) {
                accumulate(sum, bUnknown);
            } else if ((aUnknown & 1) != 0) {
                accumulate(sum, bValue | bUnknown);
            }
            aValue >>>= 1;
            aUnknown >>>= 1;
            bValue <<= 1;
            bUnknown <<= 1;
        }
        addBits(result, a.value * b.value, 0, sum.value, sum.unknown);
    }

    private static void accumulate(NumberSet sum, long open) {
        long value = sum.value;
        long unknown = sum.unknown;
        sum.value = 0;
        sum.unknown = -1;
        addBits(sum, value, unknown, 0, open);
    }

    /// A bit is known to be 0 where either is, and 1 where both are. No result is above the smaller input.
    public static NumberSet and(NumberSet a, NumberSet b) {
        var result = NumberSet.all(a.bits());
        long value = a.value & b.value;
        result.meetBits(value, (a.value | a.unknown) & (b.value | b.unknown) & ~value);
        result.full.meetUnsigned(0, Bounds.unsignedMin(a.full.umax, b.full.umax));
        result.half.meetUnsigned(0, Bounds.unsignedMin(a.half.umax, b.half.umax));
        result.reduce();
        return result;
    }

    /// A bit is known to be 1 where either is, and 0 where both are. No result is below the larger input.
    public static NumberSet or(NumberSet a, NumberSet b) {
        var result = NumberSet.all(a.bits());
        long value = a.value | b.value;
        result.meetBits(value, (a.unknown | b.unknown) & ~value);
        result.full.meetUnsigned(Bounds.unsignedMax(a.full.umin, b.full.umin), result.full.mask);
        result.half.meetUnsigned(Bounds.unsignedMax(a.half.umin, b.half.umin), result.half.mask);
        result.reduce();
        return result;
    }

    public static NumberSet xor(NumberSet a, NumberSet b) {
        var result = NumberSet.all(a.bits());
        long unknown = a.unknown | b.unknown;
        result.meetBits((a.value ^ b.value) & ~unknown, unknown);
        result.reduce();
        return result;
    }

    /// Only the low bits of the amount count. The range holds while the largest result loses no bit.
    public static NumberSet shiftLeft(NumberSet a, NumberSet amount) {
        var result = NumberSet.all(a.bits());
        var by = amount(amount);
        int least = (int) by.full.umin;
        int most = (int) by.full.umax;
        long mask = result.full.mask;
        if (least == most) {
            result.meetBits(a.value << least & mask, a.unknown << least & mask);
        } else {
            int zeros = Math.min(result.full.bits, Long.numberOfTrailingZeros(a.value | a.unknown) + least);
            result.meetBits(0, zeros == 64 ? 0 : -1L << zeros & mask);
        }
        if (Long.compareUnsigned(a.full.umax, mask >>> most) <= 0) {
            result.full.meetUnsigned(a.full.umin << least, a.full.umax << most);
        }
        if (least == most
                && shiftsBack(result.full, a.full.smin, least)
                && shiftsBack(result.full, a.full.smax, least)) {
            result.full.meetSigned(a.full.smin << least, a.full.smax << least);
        }
        result.reduce();
        return result;
    }

    private static boolean shiftsBack(Bounds bounds, long number, int by) {
        return bounds.signed(number << by) >> by == number;
    }

    private static NumberSet amount(NumberSet amount) {
        return and(amount, NumberSet.constant(amount.bits(), amount.bits() - 1));
    }

    /// Falls with the amount and grows with the number.
    public static NumberSet shiftRight(NumberSet a, NumberSet amount) {
        var result = NumberSet.all(a.bits());
        var by = amount(amount);
        int least = (int) by.full.umin;
        int most = (int) by.full.umax;
        if (least == most) {
            result.meetBits(a.value >>> least, a.unknown >>> least);
        }
        result.full.meetUnsigned(a.full.umin >>> most, a.full.umax >>> least);
        result.reduce();
        return result;
    }

    /// Moves towards 0 (or -1) with the amount and grows with the number.
    public static NumberSet shiftRightSigned(NumberSet a, NumberSet amount) {
        var result = NumberSet.all(a.bits());
        var by = amount(amount);
        int least = (int) by.full.umin;
        int most = (int) by.full.umax;
        if (least == most) {
            long mask = result.full.mask;
            result.meetBits(result.full.signed(a.value) >> least & mask, result.full.signed(a.unknown) >> least & mask);
        }
        long low = a.full.smin < 0 ? a.full.smin >> least : a.full.smin >> most;
        long high = a.full.smax < 0 ? a.full.smax >> most : a.full.smax >> least;
        result.full.meetSigned(low, high);
        result.reduce();
        return result;
    }

    /// Keeps the lowest `bits` bits.
    public static NumberSet zeroExtend(NumberSet a, int bits) {
        var result = NumberSet.all(a.bits());
        long low = -1L >>> (64 - bits);
        result.meetBits(a.value & low, a.unknown & low);
        if (bits == result.half.bits) {
            result.full.meetUnsigned(a.half.umin, a.half.umax);
            result.half.meet(a.half);
        }
        if (Long.compareUnsigned(a.full.umax, low) <= 0) {
            result.full.meetUnsigned(a.full.umin, a.full.umax);
        }
        result.reduce();
        return result;
    }

    /// Copies bit `bits - 1` into all above it.
    public static NumberSet signExtend(NumberSet a, int bits) {
        var result = NumberSet.all(a.bits());
        long mask = result.full.mask;
        int above = 64 - bits;
        result.meetBits(a.value << above >> above & mask, a.unknown << above >> above & mask);
        if (bits == result.half.bits) {
            result.full.meetSigned(a.half.smin, a.half.smax);
            result.half.meet(a.half);
        }
        long largest = -1L >>> (above + 1);
        if (a.full.smin >= ~largest && a.full.smax <= largest) {
            result.full.meetSigned(a.full.smin, a.full.smax);
        }
        result.reduce();
        return result;
    }

    /// Reverses the lowest `bits` / 8 bytes and clears what is above them.
    public static NumberSet swapBytes(NumberSet a, int bits) {
        var result = NumberSet.all(64);
        long low = -1L >>> (64 - bits);
        int above = 64 - bits;
        result.meetBits(Long.reverseBytes(a.value & low) >>> above, Long.reverseBytes(a.unknown & low) >>> above);
        result.reduce();
        return result;
    }
}
