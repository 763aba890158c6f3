package dev.rundown.verifier.domain;

import dev.rundown.executor.isa.Condition;

/// What a branch teaches about cells. A symbol that is narrowed narrows every copy, and backwards what it
/// was made of.
public final class Refinement {
    /// How far back a definition is followed; going less far only forgets.
    static final int DEPTH = 4;

    private static final long INT_MAX = Integer.MAX_VALUE;
    private static final long INT_MIN = Integer.MIN_VALUE;
    private static final long UNSIGNED_INT_MAX = 0xffff_ffffL;

    private Refinement() {}

    /// `cell` is now known to be in `set`, too. Says whether that may be.
    public static boolean narrow(AbstractState state, Cell cell, NumberSet set) {
        return narrow(state, cell, set, DEPTH);
    }

    static boolean narrow(AbstractState state, Cell cell, NumberSet set, int depth) {
        int symbol = cell.symbol();
        if (symbol == Symbols.ZERO) {
            return set.contains(cell.offset());
        }
        var known = state.symbols.get(symbol);
        var wanted = cell.offset() == 0 ? set : NumberOperations.subtract(set, NumberSet.constant(64, cell.offset()));
        if (!known.meet(wanted)) {
            return false;
        }
        return !state.symbols.put(symbol, known) || depth == 0 || backwards(state, symbol, known, depth - 1);
    }

    /// From `symbol = operation(a + shift, b or immediate)` to `a`. Each case states only which bits or
    /// which range of the operand the known result leaves possible.
    private static boolean backwards(AbstractState state, int symbol, NumberSet result, int depth) {
        var symbols = state.symbols;
        var operand = new Cell(CellKind.NUMBER, 0, symbols.left(symbol), symbols.shift(symbol));
        long immediate = symbols.immediate(symbol);
        return switch (symbols.operation(symbol)) {
            case NONE -> true;
            case ADD -> {
                var other = Cell.number(symbols.right(symbol));
                yield narrow(state, operand, NumberOperations.subtract(result, state.value(other)), depth)
                        && narrow(state, other, NumberOperations.subtract(result, state.value(operand)), depth);
            }
            case SUBTRACT -> {
                int other = symbols.right(symbol);
                // Both near, so the difference does not wrap and its range bounds the mathematical difference.
                yield Relations.learn(state, operand.symbol(), other, result.smax(), depth)
                        && Relations.learn(state, other, operand.symbol(), negated(result.smin()), depth);
            }
            case AND -> narrow(state, operand, bits(result.value & immediate, result.unknown | ~immediate), depth);
            case SHIFT_LEFT -> {
                long open = (result.unknown >>> immediate) | ~(-1L >>> immediate);
                yield narrow(state, operand, bits((result.value >>> immediate) & ~open, open), depth);
            }
            case SHIFT_RIGHT -> {
                long low = (1L << immediate) - 1;
                var possible = bits(result.value << immediate, result.unknown << immediate | low);
                possible.full.meetUnsigned(result.umin() << immediate, result.umax() << immediate | low);
                yield possible.reduce() && narrow(state, operand, possible, depth);
            }
            case ZERO_EXTEND, SIGN_EXTEND -> {
                long low = -1L >>> (64 - immediate);
                var possible = bits(result.value & low, result.unknown | ~low);
                if (immediate == 32) {
                    possible.half.meet(result.half);
                }
                yield possible.reduce() && narrow(state, operand, possible, depth);
            }
        };
    }

    private static NumberSet bits(long known, long open) {
        var set = NumberSet.all(64);
        set.meetBits(known & ~open, open);
        set.reduce();
        return set;
    }

    private static long negated(long number) {
        return number == Long.MIN_VALUE ? Long.MAX_VALUE : -number;
    }

    /// `a condition b` came out as `outcome`: narrows both numbers. Says whether that may be.
    public static boolean assume(
            AbstractState state, Condition condition, boolean outcome, Cell a, Cell b, boolean is64) {
        var left = state.value(a);
        var right = state.value(b);
        boolean possible = is64
                ? NumberRefinement.full(condition, outcome, left, right)
                : NumberRefinement.half(condition, outcome, left, right);
        return possible
                && narrow(state, a, left)
                && narrow(state, b, right)
                && (!(is64 || comparesWhole(condition, state.value(a), state.value(b)))
                        || relate(state, condition, outcome, a, b));
    }

    /// Whether comparing the lower halves is comparing the numbers.
    private static boolean comparesWhole(Condition condition, NumberSet a, NumberSet b) {
        return switch (condition) {
            case EQ, NE, GT, GE, LT, LE, SET -> isUnsignedInt(a) && isUnsignedInt(b);
            case SGT, SGE, SLT, SLE -> isInt(a) && isInt(b);
        };
    }

    private static boolean isUnsignedInt(NumberSet set) {
        return Long.compareUnsigned(set.umax(), UNSIGNED_INT_MAX) <= 0;
    }

    private static boolean isInt(NumberSet set) {
        return set.smin() >= INT_MIN && set.smax() <= INT_MAX;
    }

    /// The difference that a comparison of two unknown numbers proves. An unsigned one does only where
    /// neither is negative; being different proves none.
    private static boolean relate(AbstractState state, Condition condition, boolean outcome, Cell a, Cell b) {
        if (condition == Condition.SET) {
            return true;
        }
        var holds = outcome ? condition : NumberRefinement.negated(condition);
        boolean natural = state.value(a).smin() >= 0 && state.value(b).smin() >= 0;
        boolean sameSymbol = a.symbol() == b.symbol();
        return switch (holds) {
            case EQ ->
                (!sameSymbol || a.offset() == b.offset())
                        && Relations.learn(state, a, 0, b)
                        && Relations.learn(state, b, 0, a);
            case NE -> !sameSymbol || a.offset() != b.offset();
            case LE -> !natural || Relations.learn(state, a, 0, b);
            case LT -> !natural || Relations.learn(state, a, 1, b);
            case GE -> !natural || Relations.learn(state, b, 0, a);
            case GT -> !natural || Relations.learn(state, b, 1, a);
            case SLE -> Relations.learn(state, a, 0, b);
            case SLT -> Relations.learn(state, a, 1, b);
            case SGE -> Relations.learn(state, b, 0, a);
            case SGT -> Relations.learn(state, b, 1, a);
            case SET -> true;
        };
    }
}
