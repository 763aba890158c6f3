package dev.rundown.executor.elf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rundown.executor.Samples;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Damaged objects are loaded or refused, never anything else.
class ObjectLoaderFuzzTest {
    private static final String[] OBJECTS = {"counter.o", "parse.o", "hash.o"};
    private static final int[] NUMBERS = {0, 1, 2, 7, 8, 0x7f, 0x80, 0xff};
    private static final int MUTANTS_PER_SEED = 500;

    static LongStream seeds() {
        return LongStream.range(0, 24);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void a_damaged_object_is_loaded_or_refused(long seed) {
        var random = new SplittableRandom(seed);
        int refused = 0;
        for (int i = 0; i < MUTANTS_PER_SEED; i++) {
            var bytes = mutant(random);
            try {
                ObjectLoader.load(bytes, "mutant.o");
            } catch (ElfException expected) {
                assertThat(expected).hasMessageStartingWith("mutant.o: ");
                refused++;
            }
        }

        assertThat(refused).isPositive();
    }

    private static byte[] mutant(SplittableRandom random) {
        var bytes = Samples.bytes(OBJECTS[random.nextInt(OBJECTS.length)]);
        int changes = 1 + random.nextInt(8);
        for (int i = 0; i < changes; i++) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(4)) {
                case 0 -> bytes[at] = (byte) random.nextInt(256);
                case 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 2 -> bytes[at] = (byte) NUMBERS[random.nextInt(NUMBERS.length)];
                default -> {
                    int length = Math.min(random.nextInt(1, 17), bytes.length - at);
                    System.arraycopy(bytes, random.nextInt(bytes.length - length + 1), bytes, at, length);
                }
            }
        }
        return random.nextInt(20) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
    }
}
