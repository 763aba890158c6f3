package dev.rundown.executor.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rundown.executor.Samples;
import dev.rundown.executor.program.Bytes;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What clang made of C programs computes what the C programs say, live and in slices.
class SamplesTest {
    private static final int CONTEXT_BYTES = 24;
    private static final long FUEL = 1 << 16;

    @Test
    void a_packet_is_counted_by_its_class_and_the_totals_are_copied() {
        var count = new BothWays(Samples.program("counter.o", "count"));

        var first = count.run(BothWays.context(CONTEXT_BYTES, 5), Bytes.ofHex("0600000000"), FUEL, () -> 256);
        var second = count.run(BothWays.context(CONTEXT_BYTES, 1), Bytes.ofHex("02"), FUEL, () -> 256);

        assertThat(first.r0()).isEqualTo(1);
        assertThat(second.r0()).isEqualTo(2);
        assertThat(count.mapWord(0, 32)).isEqualTo(2);
        assertThat(count.mapWord(0, 40)).isEqualTo(6);
        assertThat(count.mapWord(1, 32)).isEqualTo(2);
        assertThat(count.mapWord(1, 40)).isEqualTo(6);
    }

    @Test
    void copying_a_value_from_map_to_map_takes_a_slice_for_each_access() {
        var count = new BothWays(Samples.program("counter.o", "count"));

        var answer = count.run(BothWays.context(CONTEXT_BYTES, 1), Bytes.ofHex("00"), FUEL, () -> 256);

        // Up to the lookup; lookup, two atomics; two words read and two written by the update; the last load.
        assertThat(answer.slices()).isEqualTo(9);
    }

    @Test
    void an_empty_packet_is_not_counted() {
        var count = new BothWays(Samples.program("counter.o", "count"));

        var answer = count.run(BothWays.context(CONTEXT_BYTES, 0), Bytes.EMPTY, FUEL, () -> 256);

        assertThat(answer.r0()).isZero();
        assertThat(answer.slices()).isEqualTo(1);
    }

    @Test
    void functions_constants_and_variables_work_together() {
        var parse = new BothWays(Samples.program("parse.o", "parse"));

        var small = parse.run(BothWays.context(CONTEXT_BYTES, 2), Bytes.ofHex("0201"), FUEL, () -> 256);
        var large = parse.run(BothWays.context(CONTEXT_BYTES, 2), Bytes.ofHex("ff07"), FUEL, () -> 256);

        assertThat(small.r0()).isEqualTo((2 * 5 + 3) / 3);
        assertThat(large.r0()).isEqualTo((255 * 19 + 7 * 19) % 97);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void the_hash_is_the_one_that_java_computes(long seed) {
        var random = new SplittableRandom(seed);
        var packet = new byte[random.nextInt(100)];
        random.nextBytes(packet);
        var hash = new BothWays(Samples.program("hash.o", "hash"));

        var answer = hash.run(
                BothWays.context(CONTEXT_BYTES, packet.length), Bytes.of(packet), FUEL, () -> random.nextInt(1, 40));

        assertThat(answer.r0()).isEqualTo(fnv(packet) & 0x7fff_ffff);
    }

    private static int fnv(byte[] packet) {
        int hash = 0x811c_9dc5;
        for (int at = 0; at < Math.min(64, packet.length); at++) {
            hash = (hash ^ (packet[at] & 0xff)) * 16_777_619;
        }
        return hash;
    }
}
