package dev.rundown.verifier.domain;

/// Differences between symbols: what is known of them, and what follows from a new one.
public final class Relations {
    /// Facts are only about symbols that cannot leave ±2^62; offsets stay below ±2^61, so no sum of both
    /// wraps.
    private static final long FAR = (1L << 62) - 1;

    private static final long FAR_OFFSET = 1L << 61;
    private static final long FAR_BOUND = 1L << 60;

    private Relations() {}

    static boolean isNear(AbstractState state, int symbol) {
        return state.symbols.smin(symbol) >= -FAR && state.symbols.smax(symbol) <= FAR;
    }

    /// Whether `symbol + offset` is the mathematical sum.
    public static boolean isExact(AbstractState state, Cell cell) {
        return isNear(state, cell.symbol()) && cell.offset() >= -FAR_OFFSET && cell.offset() <= FAR_OFFSET;
    }

    /// The least proved `bound` with `a - b <= bound`, or [Facts#NONE].
    static long bound(AbstractState state, int a, int b) {
        if (a == b) {
            return 0;
        }
        if (!isNear(state, a) || !isNear(state, b)) {
            return Facts.NONE;
        }
        long byRanges = state.symbols.smax(a) - state.symbols.smin(b);
        return Math.min(byRanges, state.facts.find(a, b));
    }

    /// Whether `a + distance <= b` is proved, as numbers that do not wrap.
    public static boolean atMost(AbstractState state, Cell a, long distance, Cell b) {
        if (!isExact(state, a) || !isExact(state, b)) {
            return false;
        }
        long bound = bound(state, a.symbol(), b.symbol());
        return bound <= FAR_BOUND && bound <= b.offset() - a.offset() - distance;
    }

    static boolean isUsable(long bound) {
        return bound >= -FAR_BOUND && bound <= FAR_BOUND;
    }

    /// Learns `a + distance <= b`. Says whether that may be; learns nothing where a sum might wrap.
    public static boolean learn(AbstractState state, Cell a, long distance, Cell b) {
        return !isExact(state, a)
                || !isExact(state, b)
                || learn(state, a.symbol(), b.symbol(), b.offset() - a.offset() - distance);
    }

    static boolean learn(AbstractState state, int a, int b, long bound) {
        return learn(state, a, b, bound, Refinement.DEPTH);
    }

    /// Learns `a - b <= bound`, and what follows from it with one other fact at either end. Definitions are
    /// followed at most `depth` back.
    static boolean learn(AbstractState state, int a, int b, long bound, int depth) {
        if (a == b) {
            return bound >= 0;
        }
        if (!isNear(state, a) || !isNear(state, b) || !isUsable(bound)) {
            return true;
        }
        long opposite = bound(state, b, a);
        if (opposite <= FAR_BOUND && opposite + bound < 0) {
            return false;
        }
        if (!narrow(state, a, b, bound, depth)) {
            return false;
        }
        if (a == Symbols.ZERO || b == Symbols.ZERO || state.facts.find(a, b) <= bound) {
            return true;
        }
        state.facts.put(a, b, bound);
        var before = state.facts.copy();
        for (int i = 0; i < before.count(); i++) {
            if (before.left(i) == b && before.right(i) != a) {
                put(state, a, before.right(i), bound + before.bound(i));
            }
            if (before.right(i) == a && before.left(i) != b) {
                put(state, before.left(i), b, before.bound(i) + bound);
            }
        }
        return true;
    }

    private static void put(AbstractState state, int a, int b, long bound) {
        if (a != b && isUsable(bound)) {
            state.facts.put(a, b, bound);
        }
    }

    private static boolean narrow(AbstractState state, int a, int b, long bound, int depth) {
        long highest = state.symbols.smax(b) + bound;
        long lowest = state.symbols.smin(a) - bound;
        return Refinement.narrow(state, Cell.number(a), NumberSet.signed(64, Long.MIN_VALUE, highest), depth)
                && Refinement.narrow(state, Cell.number(b), NumberSet.signed(64, lowest, Long.MAX_VALUE), depth);
    }
}
