package dev.rundown.verifier.domain;

import dev.rundown.executor.isa.Condition;

/// What a branch teaches: keeps of two sets the members for which a condition may hold.
final class NumberRefinement {
    private NumberRefinement() {}

    /// The condition that holds when `condition` does not; empty for none, since "no common bit" is no
    /// condition.
    static Condition negated(Condition condition) {
        return switch (condition) {
            case EQ -> Condition.NE;
            case NE -> Condition.EQ;
            case GT -> Condition.LE;
            case GE -> Condition.LT;
            case LT -> Condition.GE;
            case LE -> Condition.GT;
            case SGT -> Condition.SLE;
            case SGE -> Condition.SLT;
            case SLT -> Condition.SGE;
            case SLE -> Condition.SGT;
            case SET -> throw new IllegalArgumentException("SET has no opposite among the conditions");
        };
    }

    /// Narrows `a` and `b` to the pairs of which `a condition b` is `outcome`, in full width. Says whether
    /// there may be such a pair.
    static boolean full(Condition condition, boolean outcome, NumberSet a, NumberSet b) {
        boolean possible;
        if (condition == Condition.SET) {
            possible = commonBits(outcome, a, b, -1);
        } else {
            var holds = outcome ? condition : negated(condition);
            possible = order(holds, a.full, b.full);
            if (holds == Condition.EQ) {
                possible &= a.meetBits(b.value, b.unknown) && b.meetBits(a.value, a.unknown);
            }
        }
        return possible && a.reduce() && b.reduce();
    }

    /// The same for a comparison of the lower halves only.
    static boolean half(Condition condition, boolean outcome, NumberSet a, NumberSet b) {
        boolean possible;
        long upper = ~a.half.mask;
        if (condition == Condition.SET) {
            possible = commonBits(outcome, a, b, a.half.mask);
        } else {
            var holds = outcome ? condition : negated(condition);
            possible = order(holds, a.half, b.half);
            if (holds == Condition.EQ) {
                possible &= a.meetBits(b.value & ~upper, b.unknown | upper)
                        && b.meetBits(a.value & ~upper, a.unknown | upper);
            }
        }
        return possible && a.reduce() && b.reduce();
    }

    /// `a & b` has a bit, or has none. With one candidate bit it must be that one; with none, what is known
    /// to be set on one side is clear on the other.
    private static boolean commonBits(boolean outcome, NumberSet a, NumberSet b, long within) {
        long candidates = (a.value | a.unknown) & (b.value | b.unknown) & within;
        if (outcome) {
            if (Long.bitCount(candidates) != 1) {
                return candidates != 0;
            }
            return a.meetBits(candidates, ~candidates) && b.meetBits(candidates, ~candidates);
        }
        long clearInA = b.value & within;
        long clearInB = a.value & within;
        return a.meetBits(0, ~clearInA) && b.meetBits(0, ~clearInB);
    }

    private static boolean order(Condition holds, Bounds a, Bounds b) {
        switch (holds) {
            case EQ -> {
                a.meet(b);
                b.meet(a);
            }
            case NE -> {
                differ(a, b);
                differ(b, a);
            }
            case LE -> atMost(a, b);
            case GE -> atMost(b, a);
            case LT -> {
                return below(a, b);
            }
            case GT -> {
                return below(b, a);
            }
            case SLE -> atMostSigned(a, b);
            case SGE -> atMostSigned(b, a);
            case SLT -> {
                return belowSigned(a, b);
            }
            case SGT -> {
                return belowSigned(b, a);
            }
            case SET -> throw new IllegalArgumentException("SET compares no order");
        }
        return !a.isEmpty() && !b.isEmpty();
    }

    /// A single number that is excluded moves an end of the range only where it is that end.
    private static void differ(Bounds a, Bounds excluded) {
        if (excluded.umin != excluded.umax) {
            return;
        }
        long number = excluded.umin;
        if (a.umin == number && a.umax == number) {
            a.smin = 0;
            a.smax = -1;
            return;
        }
        a.umin += a.umin == number ? 1 : 0;
        a.umax -= a.umax == number ? 1 : 0;
        long signed = a.signed(number);
        if (a.smin == signed && a.smax == signed) {
            a.smin = 0;
            a.smax = -1;
            return;
        }
        a.smin += a.smin == signed ? 1 : 0;
        a.smax -= a.smax == signed ? 1 : 0;
    }

    private static void atMost(Bounds a, Bounds b) {
        a.meetUnsigned(0, b.umax);
        b.meetUnsigned(a.umin, b.mask);
    }

    private static boolean below(Bounds a, Bounds b) {
        if (b.umax == 0 || a.umin == a.mask) {
            return false;
        }
        a.meetUnsigned(0, b.umax - 1);
        b.meetUnsigned(a.umin + 1, b.mask);
        return !a.isEmpty() && !b.isEmpty();
    }

    private static void atMostSigned(Bounds a, Bounds b) {
        a.meetSigned(~a.signedMax, b.smax);
        b.meetSigned(a.smin, b.signedMax);
    }

    private static boolean belowSigned(Bounds a, Bounds b) {
        if (b.smax == ~b.signedMax || a.smin == a.signedMax) {
            return false;
        }
        a.meetSigned(~a.signedMax, b.smax - 1);
        b.meetSigned(a.smin + 1, b.signedMax);
        return !a.isEmpty() && !b.isEmpty();
    }
}
