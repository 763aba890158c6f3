package dev.rundown.executor.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rundown.executor.isa.AtomicOperation;
import dev.rundown.executor.map.MapOperation.AtomicValue;
import dev.rundown.executor.map.MapOperation.Delete;
import dev.rundown.executor.map.MapOperation.LoadValue;
import dev.rundown.executor.map.MapOperation.Lookup;
import dev.rundown.executor.map.MapOperation.StoreValue;
import dev.rundown.executor.map.MapOperation.Update;
import dev.rundown.executor.program.Bytes;
import dev.rundown.executor.program.EbpfResult;
import dev.rundown.executor.program.MapDefinition;
import dev.rundown.executor.program.MapType;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// An array in native memory and an array as a value answer every operation alike.
class MapFormsTest {
    private static final int[] SIZES = {1, 2, 4, 8};

    static LongStream seeds() {
        return LongStream.range(0, 20);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void live_and_as_a_value_an_array_answers_the_same(long seed) {
        var random = new SplittableRandom(seed);
        var definition = MapDefinition.of("m", MapType.ARRAY, 4, random.nextInt(1, 9), random.nextInt(1, 300));
        var live = new LiveArrayMap(definition);
        var contents = MapContents.initial(definition);

        for (int i = 0; i < 2_000; i++) {
            var operation = operation(random, definition);
            var outcome = operation.on(contents);
            contents = outcome.value();
            assertThat((Object) live.perform(operation)).as("%s", operation).isEqualTo(outcome.result());
        }
        for (int offset = 0; offset < definition.valueBytes(); offset += 8) {
            var load = new LoadValue(offset, 8);
            assertThat(live.perform(load)).isEqualTo(load.on(contents).result());
        }
    }

    private static MapOperation<?> operation(SplittableRandom random, MapDefinition definition) {
        int size = SIZES[random.nextInt(SIZES.length)];
        int offset = random.nextInt((int) definition.valueBytes() - size + 1);
        int width = random.nextBoolean() ? 4 : 8;
        var key = Bytes.ofInt(random.nextInt(-1, definition.maxEntries() + 1));
        var atomics = AtomicOperation.values();
        return switch (random.nextInt(6)) {
            case 0 -> new Lookup(key);
            case 1 ->
                new Update(key, Bytes.ofLong(random.nextLong()).slice(0, definition.valueSize()), random.nextInt(4));
            case 2 -> new Delete(key);
            case 3 -> new LoadValue(offset, size);
            case 4 -> new StoreValue(offset, size, random.nextLong());
            default ->
                new AtomicValue(
                        random.nextInt((int) definition.valueBytes() / width) * width,
                        width,
                        atomics[random.nextInt(atomics.length)],
                        random.nextLong(),
                        random.nextInt(2));
        };
    }

    @Test
    void arrays_with_equal_contents_are_equal_whatever_was_done_to_them() {
        var definition = MapDefinition.of("m", MapType.ARRAY, 4, 8, 100_000);
        var untouched = MapContents.initial(definition);

        var stored = new StoreValue(640_000, 8, 7).on(untouched).value();
        var cleared = new StoreValue(640_000, 8, 0).on(stored).value();

        assertThat(stored).isNotEqualTo(untouched);
        assertThat(cleared).isEqualTo(untouched).hasSameHashCodeAs(untouched);
    }

    @Test
    void a_large_value_is_replaced_word_by_word() {
        var definition = MapDefinition.of("m", MapType.ARRAY, 4, 14, 2);
        var value = Bytes.ofHex("0102030405060708090a0b0c0d0e");

        var steps = MapUpdate.steps(definition, Bytes.ofInt(1), value, MapUpdate.ANY);

        assertThat(steps)
                .isEqualTo(List.of(
                        new StoreValue(16, 8, 0x0807_0605_0403_0201L),
                        new StoreValue(24, 4, 0x0c0b_0a09L),
                        new StoreValue(28, 2, 0x0e0d)));
    }

    @Test
    void a_value_of_an_array_cannot_be_new_and_no_index_lies_outside() {
        var map = new LiveArrayMap(MapDefinition.of("m", MapType.ARRAY, 4, 8, 2));
        var value = Bytes.ofLong(1);

        assertThat(map.perform(new Update(Bytes.ofInt(0), value, MapUpdate.NO_EXIST)))
                .isEqualTo(EbpfResult.EBPF_INVALID_ARGUMENT);
        assertThat(map.perform(new Update(Bytes.ofInt(2), value, MapUpdate.ANY)))
                .isEqualTo(EbpfResult.EBPF_INVALID_ARGUMENT);
        assertThat(map.perform(new Update(Bytes.ofInt(1), value, MapUpdate.EXIST)))
                .isEqualTo(EbpfResult.EBPF_SUCCESS);
    }

    @Test
    void what_is_no_array_is_refused_by_name() {
        assertThatThrownBy(() -> new LiveArrayMap(MapDefinition.of("m", MapType.LPM_TRIE, 4, 8, 2)))
                .isInstanceOf(MapRefused.class)
                .hasMessage(
                        "map m (BPF_MAP_TYPE_LPM_TRIE): maps of this type are not supported yet, arrays and hash tables are");
        assertThatThrownBy(() -> MapContents.initial(MapDefinition.of("m", MapType.ARRAY, 8, 8, 2)))
                .hasMessageContaining("the key of an array has 4 bytes, not 8");
        assertThatThrownBy(() -> MapContents.initial(MapDefinition.of("m", MapType.ARRAY, 4, 8, 0)))
                .hasMessageContaining("max_entries 0 must be more than 0");
        assertThatThrownBy(() -> MapContents.initial(MapDefinition.of("m", MapType.ARRAY, 4, 1 << 20, 1 << 20)))
                .hasMessageContaining("are more than 1073741824 bytes");
    }
}
