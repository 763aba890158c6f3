package dev.rundown.executor.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rundown.executor.program.Bytes;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever a program does, it does the same in slices of any size as live.
class SlicesEqualLiveTest {
    private static final int PROGRAMS_PER_SEED = 250;
    private static final long FUEL = 200;

    static LongStream seeds() {
        return LongStream.range(0, 20);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void a_random_program_answers_the_same_in_slices_as_live(long seed) {
        var random = new SplittableRandom(seed);
        int exits = 0;
        for (int i = 0; i < PROGRAMS_PER_SEED; i++) {
            var both = new BothWays(RandomPrograms.program(random));
            var packet = new byte[random.nextInt(32)];
            random.nextBytes(packet);
            int largest = random.nextInt(1, 100);

            for (int run = 0; run < 3; run++) {
                var context = BothWays.context(RandomPrograms.CONTEXT_BYTES, packet.length);
                var answer = both.run(context, Bytes.of(packet), FUEL, () -> random.nextInt(1, largest + 1));
                exits += answer.fault().isEmpty() ? 1 : 0;
            }
        }

        assertThat(exits).isGreaterThan(PROGRAMS_PER_SEED);
    }
}
