package dev.rundown.verifier.domain;

import dev.rundown.executor.isa.Condition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.BinaryOperator;
import java.util.function.LongBinaryOperator;

/// Numbers of few bits, where all members of all sets can be tried; and what each operation does to two of
/// them, written as plainly as possible.
final class SmallWidth {
    private final int bits;
    private final long mask;

    SmallWidth(int bits) {
        this.bits = bits;
        this.mask = -1L >>> (64 - bits);
    }

    /// One operation: its transfer function and its meaning.
    record Operation(BinaryOperator<NumberSet> onSets, LongBinaryOperator onNumbers) {}

    long unsigned(long number) {
        return number & mask;
    }

    long signed(long number) {
        return number << (64 - bits) >> (64 - bits);
    }

    /// The distinct sets that arise from every known-bits pattern, each with every unsigned and every signed
    /// range; at 4 bits these are all there are.
    List<NumberSet> allSets() {
        var sets = new LinkedHashMap<String, NumberSet>();
        for (long unknown = 0; unknown <= mask; unknown++) {
            for (long value = 0; value <= mask; value++) {
                if ((value & unknown) == 0) {
                    addRanges(sets, value, unknown);
                }
            }
        }
        return List.copyOf(sets.values());
    }

    private void addRanges(Map<String, NumberSet> sets, long value, long unknown) {
        for (long umin = 0; umin <= mask; umin++) {
            for (long umax = umin; umax <= mask; umax++) {
                for (long smin = signed(mask / 2 + 1); smin <= signed(mask / 2); smin++) {
                    for (long smax = smin; smax <= signed(mask / 2); smax++) {
                        var set = NumberSet.all(bits);
                        set.full.meetUnsigned(umin, umax);
                        set.full.meetSigned(smin, smax);
                        if (set.meetBits(value, unknown) && set.reduce()) {
                            sets.putIfAbsent(key(set), set);
                        }
                    }
                }
            }
        }
    }

    static String key(NumberSet set) {
        var words = new long[NumberSet.WORDS];
        set.store(words, 0);
        return Arrays.toString(words);
    }

    /// A set that has at least the two numbers it is made of.
    NumberSet randomSet(SplittableRandom random) {
        long one = random.nextLong() & mask;
        var set = NumberSet.constant(bits, one);
        int more = random.nextInt(3);
        for (int i = 0; i < more; i++) {
            set = set.join(NumberSet.constant(bits, one ^ (random.nextLong() & mask & 1L << random.nextInt(bits))));
        }
        if (random.nextInt(3) == 0) {
            set = set.join(NumberSet.unsigned(bits, one >>> 1, one));
        }
        return set;
    }

    List<Long> members(NumberSet set) {
        var members = new ArrayList<Long>();
        for (long number = 0; number <= mask; number++) {
            if (set.contains(number)) {
                members.add(number);
            }
        }
        return members;
    }

    Operation operation(String name) {
        return Objects.requireNonNull(operations().get(name));
    }

    Map<String, Operation> operations() {
        var all = new LinkedHashMap<String, Operation>();
        all.put("add", new Operation(NumberOperations::add, Long::sum));
        all.put("subtract", new Operation(NumberOperations::subtract, (a, b) -> a - b));
        all.put("multiply", new Operation(NumberOperations::multiply, (a, b) -> a * b));
        all.put("and", new Operation(NumberOperations::and, (a, b) -> a & b));
        all.put("or", new Operation(NumberOperations::or, (a, b) -> a | b));
        all.put("xor", new Operation(NumberOperations::xor, (a, b) -> a ^ b));
        all.put("shiftLeft", new Operation(NumberOperations::shiftLeft, (a, b) -> a << (b & (bits - 1))));
        all.put("shiftRight", new Operation(NumberOperations::shiftRight, (a, b) -> a >>> (b & (bits - 1))));
        all.put(
                "shiftRightSigned",
                new Operation(NumberOperations::shiftRightSigned, (a, b) -> signed(a) >> (b & (bits - 1))));
        all.put("divide", new Operation(NumberDivision::divide, (a, b) -> b == 0 ? 0 : a / b));
        all.put("remainder", new Operation(NumberDivision::remainder, (a, b) -> b == 0 ? a : a % b));
        all.put(
                "divideSigned",
                new Operation(NumberDivision::divideSigned, (a, b) -> b == 0 ? 0 : signed(a) / signed(b)));
        all.put(
                "remainderSigned",
                new Operation(NumberDivision::remainderSigned, (a, b) -> b == 0 ? a : signed(a) % signed(b)));
        return all;
    }

    Map<String, Operation> extensions() {
        var all = new LinkedHashMap<String, Operation>();
        for (int width = 1; width <= bits; width++) {
            int kept = width;
            long low = -1L >>> (64 - kept);
            all.put(
                    "zeroExtend" + kept,
                    new Operation((a, b) -> NumberOperations.zeroExtend(a, kept), (a, b) -> a & low));
            all.put(
                    "signExtend" + kept,
                    new Operation(
                            (a, b) -> NumberOperations.signExtend(a, kept), (a, b) -> a << (64 - kept) >> (64 - kept)));
        }
        all.put("negate", new Operation((a, b) -> NumberOperations.negate(a), (a, b) -> -a));
        return all;
    }

    boolean holds(Condition condition, long a, long b) {
        return switch (condition) {
            case EQ -> a == b;
            case NE -> a != b;
            case GT -> a > b;
            case GE -> a >= b;
            case LT -> a < b;
            case LE -> a <= b;
            case SET -> (a & b) != 0;
            case SGT -> signed(a) > signed(b);
            case SGE -> signed(a) >= signed(b);
            case SLT -> signed(a) < signed(b);
            case SLE -> signed(a) <= signed(b);
        };
    }
}
