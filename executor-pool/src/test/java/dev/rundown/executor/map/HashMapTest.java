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
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// A hash table in native memory, one as a value and a map of the Java library answer alike.
class HashMapTest {
    static LongStream seeds() {
        return LongStream.range(0, 20);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void both_forms_answer_as_a_map_of_the_java_library(long seed) {
        var random = new SplittableRandom(seed);
        var definition =
                MapDefinition.of("m", MapType.HASH, random.nextInt(1, 4), random.nextInt(1, 20), random.nextInt(1, 9));
        var live = LiveMap.of(definition);
        var contents = MapContents.initial(definition);
        var model = new TreeMap<Bytes, Bytes>();

        for (int i = 0; i < 2_000; i++) {
            var operation = operation(random, definition);
            var expected = expected(model, definition, operation);
            var outcome = operation.on(contents);
            contents = outcome.value();

            assertThat((Object) live.perform(operation)).as("%s", operation).isEqualTo(outcome.result());
            if (expected != null) {
                assertThat((Object) outcome.result()).as("%s", operation).isEqualTo(expected);
            }
            for (var entry : model.entrySet()) {
                int offset = new Lookup(entry.getKey()).on(contents).result();
                assertThat(value(contents, offset, definition.valueSize())).isEqualTo(entry.getValue());
            }
        }
        for (int offset = 0; offset < definition.valueBytes(); offset += Long.BYTES) {
            var load = new LoadValue(offset, Long.BYTES);
            assertThat(live.perform(load)).isEqualTo(load.on(contents).result());
        }
    }

    /// What the model says, after it has changed; null where the model knows nothing of slots.
    private static @Nullable EbpfResult expected(
            Map<Bytes, Bytes> model, MapDefinition definition, MapOperation<?> operation) {
        return switch (operation) {
            case Update(Bytes key, Bytes value, long flags) -> {
                boolean exists = model.containsKey(key);
                if (flags > 2) {
                    yield EbpfResult.EBPF_INVALID_ARGUMENT;
                }
                if (flags == MapUpdate.NO_EXIST && exists) {
                    yield EbpfResult.EBPF_KEY_ALREADY_EXISTS;
                }
                if (flags == MapUpdate.EXIST && !exists) {
                    yield EbpfResult.EBPF_KEY_NOT_FOUND;
                }
                if (!exists && model.size() == definition.maxEntries()) {
                    yield EbpfResult.EBPF_OUT_OF_SPACE;
                }
                model.put(key, value);
                yield EbpfResult.EBPF_SUCCESS;
            }
            case Delete(Bytes key) ->
                model.remove(key) == null ? EbpfResult.EBPF_KEY_NOT_FOUND : EbpfResult.EBPF_SUCCESS;
            case Lookup _, LoadValue _, StoreValue _, AtomicValue _ -> null;
        };
    }

    private static MapOperation<?> operation(SplittableRandom random, MapDefinition definition) {
        var key = Bytes.ofInt(random.nextInt(12)).slice(0, definition.keySize());
        var value = new byte[definition.valueSize()];
        random.nextBytes(value);
        return switch (random.nextInt(4)) {
            case 0 -> new Lookup(key);
            case 1 -> new Delete(key);
            default -> new Update(key, Bytes.of(value), random.nextInt(4));
        };
    }

    private static Bytes value(MapContents contents, int offset, int size) {
        var value = new byte[size];
        for (int at = 0; at < size; at++) {
            value[at] = (byte) (long) new LoadValue(offset + at, 1).on(contents).result();
        }
        return Bytes.of(value);
    }

    @Test
    void a_value_stays_where_it_is_while_others_come_and_go() {
        var map = LiveMap.of(MapDefinition.of("m", MapType.HASH, 4, 8, 3));
        map.perform(new Update(Bytes.ofInt(7), Bytes.ofLong(70), MapUpdate.ANY));
        map.perform(new Update(Bytes.ofInt(8), Bytes.ofLong(80), MapUpdate.ANY));
        int place = map.perform(new Lookup(Bytes.ofInt(8)));

        map.perform(new Delete(Bytes.ofInt(7)));
        map.perform(new Update(Bytes.ofInt(9), Bytes.ofLong(90), MapUpdate.ANY));
        map.perform(new Update(Bytes.ofInt(8), Bytes.ofLong(81), MapUpdate.EXIST));

        assertThat(map.perform(new Lookup(Bytes.ofInt(8)))).isEqualTo(place);
        assertThat(map.perform(new LoadValue(place, 8))).isEqualTo(81);
        assertThat(map.perform(new Lookup(Bytes.ofInt(7)))).isEqualTo(-1);
    }

    @Test
    void workers_that_insert_and_count_at_the_same_time_lose_nothing() throws Exception {
        var map = LiveMap.of(MapDefinition.of("m", MapType.HASH, 4, 8, 64));
        int rounds = 2_000;
        Callable<Integer> work = () -> {
            for (int i = 0; i < rounds; i++) {
                var key = Bytes.ofInt(i % 64);
                map.perform(new Update(key, Bytes.ofLong(0), MapUpdate.NO_EXIST));
                int place = map.perform(new Lookup(key));
                map.perform(new AtomicValue(place, 8, AtomicOperation.ADD, 1, 0));
            }
            return rounds;
        };

        try (var workers = Executors.newFixedThreadPool(4)) {
            for (var done :
                    workers.invokeAll(IntStream.range(0, 4).mapToObj(_ -> work).toList())) {
                assertThat(done.get()).isEqualTo(rounds);
            }
        }

        long sum = IntStream.range(0, 64)
                .mapToLong(i -> map.perform(new LoadValue(map.perform(new Lookup(Bytes.ofInt(i))), 8)))
                .sum();
        assertThat(sum).isEqualTo(4L * rounds);
    }

    @ParameterizedTest
    @CsvSource({"0, 8, 1", "4, 0, 1", "4, 8, 0"})
    void sizes_of_nothing_are_refused(int keySize, int valueSize, int entries) {
        var definition = MapDefinition.of("m", MapType.HASH, keySize, valueSize, entries);

        assertThatThrownBy(() -> MapContents.initial(definition))
                .isInstanceOf(MapRefused.class)
                .hasMessageContaining("must be more than 0");
        assertThatThrownBy(() -> LiveMap.of(definition)).isInstanceOf(MapRefused.class);
    }
}
