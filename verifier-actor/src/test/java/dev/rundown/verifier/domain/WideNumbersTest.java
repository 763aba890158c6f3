package dev.rundown.verifier.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rundown.executor.isa.Condition;
import java.util.SplittableRandom;
import java.util.function.LongBinaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// At 64 bits: random sets around the edges, each with some of its members.
class WideNumbersTest {
    private static final long[] EDGES = {
        0,
        1,
        -1,
        255,
        256,
        0xffff,
        0x7fff_ffffL,
        0x8000_0000L,
        0xffff_ffffL,
        0x1_0000_0000L,
        Long.MAX_VALUE,
        Long.MIN_VALUE,
        -0x8000_0000L,
        -22
    };
    private static final long LOW = 0xffff_ffffL;
    private static final int ROUNDS = 200;

    static LongStream seeds() {
        var given = Long.getLong("rundown.seed");
        return given == null ? LongStream.range(0, 20) : LongStream.of(given);
    }

    private static long edge(SplittableRandom random) {
        long near = EDGES[random.nextInt(EDGES.length)] + random.nextInt(-3, 4);
        return random.nextInt(4) == 0 ? random.nextLong() : near;
    }

    private record Sample(NumberSet set, long one, long other) {
        static Sample of(SplittableRandom random) {
            long one = edge(random);
            long other =
                    random.nextInt(3) == 0 ? one : random.nextInt(2) == 0 ? one + random.nextInt(40) : edge(random);
            var set = NumberSet.constant(64, one).join(NumberSet.constant(64, other));
            return new Sample(set, one, other);
        }
    }

    private static void check(String name, NumberSet result, LongBinaryOperator meaning, Sample a, Sample b) {
        for (long x : new long[] {a.one, a.other}) {
            for (long y : new long[] {b.one, b.other}) {
                assertThat(result.contains(meaning.applyAsLong(x, y)))
                        .as("%s of %d in %s and %d in %s", name, x, a.set, y, b.set)
                        .isTrue();
            }
        }
    }

    @ParameterizedTest(name = "-Drundown.seed={0}")
    @MethodSource("seeds")
    void each_operation_contains_the_concrete_result(long seed) {
        var random = new SplittableRandom(seed);

        for (int i = 0; i < ROUNDS; i++) {
            var a = Sample.of(random);
            var b = Sample.of(random);
            check("add", NumberOperations.add(a.set, b.set), Long::sum, a, b);
            check("subtract", NumberOperations.subtract(a.set, b.set), (x, y) -> x - y, a, b);
            check("multiply", NumberOperations.multiply(a.set, b.set), (x, y) -> x * y, a, b);
            check("and", NumberOperations.and(a.set, b.set), (x, y) -> x & y, a, b);
            check("or", NumberOperations.or(a.set, b.set), (x, y) -> x | y, a, b);
            check("xor", NumberOperations.xor(a.set, b.set), (x, y) -> x ^ y, a, b);
            check("shiftLeft", NumberOperations.shiftLeft(a.set, b.set), (x, y) -> x << y, a, b);
            check("shiftRight", NumberOperations.shiftRight(a.set, b.set), (x, y) -> x >>> y, a, b);
            check("shiftRightSigned", NumberOperations.shiftRightSigned(a.set, b.set), (x, y) -> x >> y, a, b);
            check("divide", NumberDivision.divide(a.set, b.set), WideNumbersTest::divide, a, b);
            check("remainder", NumberDivision.remainder(a.set, b.set), WideNumbersTest::remainder, a, b);
            check("divideSigned", NumberDivision.divideSigned(a.set, b.set), (x, y) -> y == 0 ? 0 : x / y, a, b);
            check("remainderSigned", NumberDivision.remainderSigned(a.set, b.set), (x, y) -> y == 0 ? x : x % y, a, b);
            check("zeroExtend", NumberOperations.zeroExtend(a.set, 32), (x, y) -> x & 0xffff_ffffL, a, b);
            check("signExtend", NumberOperations.signExtend(a.set, 32), (x, y) -> (int) x, a, b);
            check("signExtend8", NumberOperations.signExtend(a.set, 8), (x, y) -> (byte) x, a, b);
            check("swap64", NumberOperations.swapBytes(a.set, 64), (x, y) -> Long.reverseBytes(x), a, b);
            check(
                    "swap16",
                    NumberOperations.swapBytes(a.set, 16),
                    (x, y) -> Short.reverseBytes((short) x) & 0xffff,
                    a,
                    b);
        }
    }

    private static long divide(long x, long y) {
        return y == 0 ? 0 : Long.divideUnsigned(x, y);
    }

    private static long remainder(long x, long y) {
        return y == 0 ? x : Long.remainderUnsigned(x, y);
    }

    @ParameterizedTest(name = "-Drundown.seed={0}")
    @MethodSource("seeds")
    void a_branch_keeps_the_pair_that_takes_it(long seed) {
        var random = new SplittableRandom(seed);

        for (int i = 0; i < ROUNDS; i++) {
            var a = Sample.of(random);
            var b = Sample.of(random);
            for (var condition : Condition.values()) {
                boolean full = holds(condition, a.one, b.one, a.one, b.one);
                var x = a.set.copy();
                var y = b.set.copy();
                assertThat(NumberRefinement.full(condition, full, x, y) && x.contains(a.one) && y.contains(b.one))
                        .as("%d %s %d", a.one, condition, b.one)
                        .isTrue();
                boolean half = holds(condition, low(a.one), low(b.one), a.one & LOW, b.one & LOW);
                var w = a.set.copy();
                var v = b.set.copy();
                assertThat(NumberRefinement.half(condition, half, w, v) && w.contains(a.one) && v.contains(b.one))
                        .as("w %d %s %d", a.one, condition, b.one)
                        .isTrue();
            }
        }
    }

    private static long low(long number) {
        return (int) number;
    }

    private static boolean holds(Condition condition, long signedA, long signedB, long a, long b) {
        return switch (condition) {
            case EQ -> a == b;
            case NE -> a != b;
            case GT -> Long.compareUnsigned(a, b) > 0;
            case GE -> Long.compareUnsigned(a, b) >= 0;
            case LT -> Long.compareUnsigned(a, b) < 0;
            case LE -> Long.compareUnsigned(a, b) <= 0;
            case SET -> (a & b) != 0;
            case SGT -> signedA > signedB;
            case SGE -> signedA >= signedB;
            case SLT -> signedA < signedB;
            case SLE -> signedA <= signedB;
        };
    }

    @Test
    void a_32_bit_decrement_of_a_small_number_keeps_its_signed_range() {
        var small = NumberSet.unsigned(64, 0, 10);
        var minusOne = NumberOperations.zeroExtend(NumberSet.constant(64, -1), 32);

        var result = NumberOperations.zeroExtend(NumberOperations.add(small, minusOne), 32);

        assertThat(result.half.smin).isEqualTo(-1);
        assertThat(result.half.smax).isEqualTo(9);
    }

    @Test
    void a_set_in_a_state_is_the_set_that_was_stored() {
        var set = NumberSet.signed(64, -22, 0x1_0000_0003L);
        var words = new long[NumberSet.WORDS + 3];

        set.store(words, 3);

        var loaded = NumberSet.load(words, 3);
        assertThat(loaded.covers(set)).isTrue();
        assertThat(set.covers(loaded)).isTrue();
    }
}
