package dev.rundown.verifier.domain;

/// Transfer functions of division and remainder with the results of RFC 9669, section 4.1: `x / 0` is 0, `x
/// % 0` is `x`, and the least number divided by -1 is itself with remainder 0.
public final class NumberDivision {
    private NumberDivision() {}

    /// Grows with `a` and falls with `b`; 0 if `b` is.
    public static NumberSet divide(NumberSet a, NumberSet b) {
        var result = NumberSet.all(a.bits());
        if (b.full.umax == 0) {
            return NumberSet.constant(a.bits(), 0);
        }
        long least = b.contains(0) ? 0 : Long.divideUnsigned(a.full.umin, b.full.umax);
        long divisor = Bounds.unsignedMax(1, b.full.umin);
        result.full.meetUnsigned(least, Long.divideUnsigned(a.full.umax, divisor));
        result.reduce();
        return result;
    }

    /// Never above `a`, and below `b` unless that is 0. `a` itself where it is below `b`.
    public static NumberSet remainder(NumberSet a, NumberSet b) {
        if (b.full.umax == 0 || Long.compareUnsigned(a.full.umax, b.full.umin) < 0) {
            return a.copy();
        }
        if (b.isConstant() && Long.bitCount(b.value) == 1) {
            return NumberOperations.and(a, NumberSet.constant(a.bits(), b.value - 1));
        }
        if (a.isConstant() && b.isConstant()) {
            return NumberSet.constant(a.bits(), Long.remainderUnsigned(a.full.umin, b.full.umin));
        }
        var result = NumberSet.all(a.bits());
        result.full.meetUnsigned(0, a.full.umax);
        if (!b.contains(0)) {
            result.full.meetUnsigned(0, b.full.umax - 1);
        }
        result.reduce();
        return result;
    }

    /// Never further from 0 than `a` is, but for the least number, which has no opposite.
    public static NumberSet divideSigned(NumberSet a, NumberSet b) {
        if (b.isConstant()) {
            return byConstant(a, b.full.smin);
        }
        var result = NumberSet.all(a.bits());
        if (a.full.smin != ~a.full.signedMax) {
            long largest = Math.max(Math.abs(a.full.smin), Math.abs(a.full.smax));
            result.full.meetSigned(-largest, largest);
        }
        result.reduce();
        return result;
    }

    private static NumberSet byConstant(NumberSet a, long divisor) {
        if (divisor == 0) {
            return NumberSet.constant(a.bits(), 0);
        }
        if (divisor == -1) {
            return NumberOperations.negate(a);
        }
        long first = a.full.smin / divisor;
        long last = a.full.smax / divisor;
        return NumberSet.signed(a.bits(), Math.min(first, last), Math.max(first, last));
    }

    /// Has the sign of `a`, is never further from 0 than `a`, and nearer to 0 than `b` unless that is 0.
    public static NumberSet remainderSigned(NumberSet a, NumberSet b) {
        if (b.full.smin == 0 && b.full.smax == 0) {
            return a.copy();
        }
        if (a.isConstant() && b.isConstant() && b.full.smin != 0) {
            return NumberSet.constant(a.bits(), a.full.smin % b.full.smin);
        }
        var result = NumberSet.all(a.bits());
        result.full.meetSigned(Math.min(0, a.full.smin), Math.max(0, a.full.smax));
        if (!b.contains(0) && b.full.smin != ~b.full.signedMax) {
            long largest = Math.max(Math.abs(b.full.smin), Math.abs(b.full.smax)) - 1;
            result.full.meetSigned(-largest, largest);
        }
        result.reduce();
        return result;
    }
}
