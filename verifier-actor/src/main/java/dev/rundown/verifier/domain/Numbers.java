package dev.rundown.verifier.domain;

import java.util.function.BinaryOperator;

/// Operations on cells that are numbers. A result keeps the symbol of its input where the value is the same
/// but for a constant; otherwise it has a symbol with a definition, or a fresh one.
public final class Numbers {
    /// A summand below this is worth a fact about the sum.
    private static final long SMALL = 1L << 32;

    private Numbers() {}

    public static Cell add(AbstractState state, Cell a, Cell b) {
        if (b.symbol() == Symbols.ZERO) {
            return a.plus(b.offset());
        }
        if (a.symbol() == Symbols.ZERO) {
            return b.plus(a.offset());
        }
        int one = Math.min(a.symbol(), b.symbol());
        int other = Math.max(a.symbol(), b.symbol());
        var set = NumberOperations.add(state.symbols.get(one), state.symbols.get(other));
        var sum = define(state, Operation.ADD, Cell.number(one), other, 0, set);
        relateSum(state, sum, one, other);
        relateSum(state, sum, other, one);
        return sum.plus(a.offset() + b.offset());
    }

    /// `sum = one + other`, and none of the three can wrap: `sum` is as far from `one` as `other` is from 0.
    private static void relateSum(AbstractState state, Cell sum, int one, int other) {
        long low = state.symbols.smin(other);
        long high = state.symbols.smax(other);
        if (low >= -SMALL && high <= SMALL && Relations.isNear(state, one)) {
            Relations.learn(state, sum.symbol(), one, high - sum.offset());
            Relations.learn(state, one, sum.symbol(), sum.offset() - low);
        }
    }

    public static Cell subtract(AbstractState state, Cell a, Cell b) {
        if (a.symbol() == b.symbol()) {
            return Cell.constant(a.offset() - b.offset());
        }
        if (b.symbol() == Symbols.ZERO) {
            return a.plus(-b.offset());
        }
        var set = NumberOperations.subtract(state.symbols.get(a.symbol()), state.symbols.get(b.symbol()));
        if (Relations.isNear(state, a.symbol()) && Relations.isNear(state, b.symbol())) {
            // Neither can wrap, so what is known of the mathematical difference bounds the number.
            long most = Relations.bound(state, a.symbol(), b.symbol());
            long least = Relations.bound(state, b.symbol(), a.symbol());
            var bounded = set.copy();
            set = bounded.meet(NumberSet.signed(64, -least, most)) ? bounded : set;
        }
        var difference = define(state, Operation.SUBTRACT, Cell.number(a.symbol()), b.symbol(), 0, set);
        return difference.plus(a.offset() - b.offset());
    }

    /// The result of an operation of which nothing is remembered but what it may be.
    public static Cell apply(AbstractState state, BinaryOperator<NumberSet> operation, Cell a, Cell b) {
        return state.number(operation.apply(state.value(a), state.value(b)));
    }

    public static Cell and(AbstractState state, Cell a, Cell b) {
        if (a.isConstant()) {
            return b.isConstant() ? Cell.constant(a.offset() & b.offset()) : and(state, b, a);
        }
        var set = NumberOperations.and(state.value(a), state.value(b));
        return b.isConstant() ? define(state, Operation.AND, a, Symbols.ZERO, b.offset(), set) : state.number(set);
    }

    public static Cell shiftLeft(AbstractState state, Cell a, Cell amount) {
        var set = NumberOperations.shiftLeft(state.value(a), state.value(amount));
        return amount.isConstant()
                ? define(state, Operation.SHIFT_LEFT, a, Symbols.ZERO, amount.offset() & 63, set)
                : state.number(set);
    }

    static Cell shiftRight(AbstractState state, Cell a, long amount) {
        return shiftRight(state, a, Cell.constant(amount));
    }

    /// `x << k >> k` is how compilers cut a number to 64 - k bits.
    public static Cell shiftRight(AbstractState state, Cell a, Cell amount) {
        if (!amount.isConstant()) {
            return state.number(NumberOperations.shiftRight(state.value(a), state.value(amount)));
        }
        long by = amount.offset() & 63;
        if (by == 0) {
            return a;
        }
        if (undoes(state, a, by)) {
            return zeroExtend(state, shifted(state, a), 64 - (int) by);
        }
        var set = NumberOperations.shiftRight(state.value(a), NumberSet.constant(64, by));
        return define(state, Operation.SHIFT_RIGHT, a, Symbols.ZERO, by, set);
    }

    public static Cell shiftRightSigned(AbstractState state, Cell a, Cell amount) {
        if (amount.isConstant() && undoes(state, a, amount.offset() & 63)) {
            return signExtend(state, shifted(state, a), 64 - (int) (amount.offset() & 63));
        }
        return state.number(NumberOperations.shiftRightSigned(state.value(a), state.value(amount)));
    }

    private static boolean undoes(AbstractState state, Cell a, long by) {
        return by > 0
                && a.offset() == 0
                && state.symbols.operation(a.symbol()) == Operation.SHIFT_LEFT
                && state.symbols.immediate(a.symbol()) == by;
    }

    private static Cell shifted(AbstractState state, Cell a) {
        return Cell.number(state.symbols.left(a.symbol())).plus(state.symbols.shift(a.symbol()));
    }

    /// The number itself where its range shows that nothing is cut off.
    public static Cell zeroExtend(AbstractState state, Cell a, int bits) {
        long low = -1L >>> (64 - bits);
        var set = state.value(a);
        if (Long.compareUnsigned(set.umax(), low) <= 0) {
            return a;
        }
        return define(state, Operation.ZERO_EXTEND, a, Symbols.ZERO, bits, NumberOperations.zeroExtend(set, bits));
    }

    /// The number itself where its range shows that it is its own sign extension.
    public static Cell signExtend(AbstractState state, Cell a, int bits) {
        long largest = -1L >>> (65 - bits);
        var set = state.value(a);
        if (bits == 64 || (set.smin() >= ~largest && set.smax() <= largest)) {
            return a;
        }
        return define(state, Operation.SIGN_EXTEND, a, Symbols.ZERO, bits, NumberOperations.signExtend(set, bits));
    }

    private static Cell define(AbstractState state, Operation operation, Cell a, int b, long immediate, NumberSet set) {
        if (set.isConstant()) {
            return Cell.constant(set.smin());
        }
        if (a.symbol() == Symbols.ZERO) {
            return state.number(set);
        }
        int known = state.symbols.find(operation, a.symbol(), b, a.offset(), immediate);
        if (known >= 0) {
            // The same value by two ways: both bounds hold. If they exclude each other, no path leads here.
            Refinement.narrow(state, Cell.number(known), set, 0);
            return Cell.number(known);
        }
        int symbol = state.symbols.fresh(set);
        state.symbols.define(symbol, operation, a.symbol(), b, a.offset(), immediate);
        return Cell.number(symbol);
    }
}
