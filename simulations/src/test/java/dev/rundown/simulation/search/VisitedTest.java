package dev.rundown.simulation.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VisitedTest {
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void it_says_of_each_pair_whether_it_is_new(long seed) {
        var random = new SplittableRandom(seed);
        var visited = new Visited();
        var expected = new HashSet<List<Long>>();

        for (int i = 0; i < 200_000; i++) {
            // Few different halves, so that pairs come again and share one half with others.
            long high = random.nextLong(500) << 54 | random.nextLong(20);
            long low = random.nextLong(40) << 58;

            assertThat(visited.add(high, low)).isEqualTo(expected.add(List.of(high, low)));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void what_is_taken_out_was_never_there_and_everything_else_still_is(long seed) {
        var random = new SplittableRandom(seed);
        var visited = new Visited();
        var expected = new ArrayList<List<Long>>();

        for (int i = 0; i < 10_000; i++) {
            if (!expected.isEmpty() && random.nextInt(3) == 0) {
                var gone = expected.set(random.nextInt(expected.size()), expected.getLast());
                expected.removeLast();
                visited.remove(gone.getFirst(), gone.getLast());
            } else {
                // One segment, and few homes in it: probes are long and go round the end.
                var pair = List.of(random.nextLong(100_000), -1L - (random.nextLong(8) << 32));
                if (visited.add(pair.getFirst(), pair.getLast())) {
                    expected.add(pair);
                }
            }
        }

        assertThat(expected)
                .allSatisfy(it ->
                        assertThat(visited.add(it.getFirst(), it.getLast())).isFalse());
        expected.forEach(it -> visited.remove(it.getFirst(), it.getLast()));
        assertThat(expected)
                .allSatisfy(it ->
                        assertThat(visited.add(it.getFirst(), it.getLast())).isTrue());
    }

    @Test
    void two_pairs_that_differ_in_one_bit_are_two() {
        var visited = new Visited();
        visited.add(-2, -2);

        for (int bit = 1; bit < Long.SIZE; bit++) {
            assertThat(visited.add(-2 ^ 1L << bit, -2)).isTrue();
            assertThat(visited.add(-2, -2 ^ 1L << bit)).isTrue();
        }

        assertThat(visited.add(-1, -2)).isTrue();
        assertThat(visited.add(-2, -1)).isTrue();
        assertThat(visited.add(-2, -2)).isFalse();
    }

    @Test
    void a_pair_of_zeros_is_a_pair_like_any_other() {
        var visited = new Visited();

        assertThat(visited.add(0, 0)).isTrue();
        assertThat(visited.add(0, 0)).isFalse();
    }

    @Test
    void a_million_pairs_take_less_than_forty_three_bytes_each() {
        var random = new SplittableRandom(7);
        var visited = new Visited();

        for (int i = 0; i < 1_000_000; i++) {
            visited.add(random.nextLong(), random.nextLong());
        }

        assertThat(visited.bytes()).isLessThan(43_000_000);
    }
}
