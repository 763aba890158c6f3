package dev.rundown.verifier.domain;

/// An unsigned and a signed range of numbers of some width; a number is a member when it is in both.
///
/// Unsigned ends are kept zero-extended, signed ends sign-extended to 64 bits. A range whose minimum is
/// above its maximum is empty. Scratch space of one operation, never part of a state.
final class Bounds {
    final int bits;
    /// The largest unsigned number.
    final long mask;
    /// The largest signed number.
    final long signedMax;

    long umin;
    long umax;
    long smin;
    long smax;

    Bounds(int bits) {
        this.bits = bits;
        this.mask = -1L >>> (64 - bits);
        this.signedMax = mask >>> 1;
        this.umax = mask;
        this.smin = ~signedMax;
        this.smax = signedMax;
    }

    void set(Bounds other) {
        umin = other.umin;
        umax = other.umax;
        smin = other.smin;
        smax = other.smax;
    }

    long signed(long number) {
        return number << (64 - bits) >> (64 - bits);
    }

    static long unsignedMin(long a, long b) {
        return Long.compareUnsigned(a, b) <= 0 ? a : b;
    }

    static long unsignedMax(long a, long b) {
        return Long.compareUnsigned(a, b) >= 0 ? a : b;
    }

    boolean isEmpty() {
        return Long.compareUnsigned(umin, umax) > 0 || smin > smax;
    }

    boolean contains(long number) {
        long unsigned = number & mask;
        long signed = signed(number);
        return Long.compareUnsigned(umin, unsigned) <= 0
                && Long.compareUnsigned(unsigned, umax) <= 0
                && smin <= signed
                && signed <= smax;
    }

    boolean covers(Bounds other) {
        return Long.compareUnsigned(umin, other.umin) <= 0
                && Long.compareUnsigned(other.umax, umax) <= 0
                && smin <= other.smin
                && other.smax <= smax;
    }

    void meetUnsigned(long low, long high) {
        umin = unsignedMax(umin, low);
        umax = unsignedMin(umax, high);
    }

    void meetSigned(long low, long high) {
        smin = Math.max(smin, low);
        smax = Math.min(smax, high);
    }

    void meet(Bounds other) {
        meetUnsigned(other.umin, other.umax);
        meetSigned(other.smin, other.smax);
    }

    void join(Bounds other) {
        umin = unsignedMin(umin, other.umin);
        umax = unsignedMax(umax, other.umax);
        smin = Math.min(smin, other.smin);
        smax = Math.max(smax, other.smax);
    }

    /// Keeps the numbers `from, from + 1, ... from + length`, counted modulo 2^bits; `length` is unsigned
    /// and at most [#mask].
    ///
    /// The numbers lie on a circle and the arc has at most one full turn. It is one unsigned range unless it
    /// passes from the largest number to 0, that is unless its end is below its start; likewise for the
    /// signed view, which cuts the circle at another place. Where the arc is cut, that view learns nothing.
    void meetArc(long from, long length) {
        long to = from + length;
        if (Long.compareUnsigned(from & mask, to & mask) <= 0) {
            meetUnsigned(from & mask, to & mask);
        }
        if (signed(from) <= signed(to)) {
            meetSigned(signed(from), signed(to));
        }
    }

    /// Passes facts between the two views.
    ///
    /// A range that its other view would cut in two is two pieces there; where the other range misses one
    /// piece altogether, the other piece bounds it.
    void exchange() {
        if (isEmpty()) {
            return;
        }
        meetArc(smin, smax - smin);
        meetArc(umin, umax - umin);
        if (isEmpty()) {
            return;
        }
        if (smin < 0 && smax >= 0) {
            long negative = smin & mask;
            if (Long.compareUnsigned(umin, smax) > 0) {
                umin = unsignedMax(umin, negative);
            }
            if (Long.compareUnsigned(umax, negative) < 0) {
                umax = unsignedMin(umax, smax);
            }
        }
        long first = signed(umin);
        long last = signed(umax);
        if (first >= 0 && last < 0) {
            if (smin > last) {
                smin = Math.max(smin, first);
            }
            if (smax < first) {
                smax = Math.min(smax, last);
            }
        }
    }
}
