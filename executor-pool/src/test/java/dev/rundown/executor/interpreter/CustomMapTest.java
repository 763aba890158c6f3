package dev.rundown.executor.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rundown.executor.helper.GeneralHelpers;
import dev.rundown.executor.interpreter.SliceResult.Exited;
import dev.rundown.executor.interpreter.SliceResult.Running;
import dev.rundown.executor.isa.Decoder;
import dev.rundown.executor.map.LiveMap;
import dev.rundown.executor.map.MapAccess;
import dev.rundown.executor.map.MapGate;
import dev.rundown.executor.map.MapOperation;
import dev.rundown.executor.map.MapProvider;
import dev.rundown.executor.program.Bytes;
import dev.rundown.executor.program.CustomMapType;
import dev.rundown.executor.program.EbpfResult;
import dev.rundown.executor.program.MapDefinition;
import dev.rundown.executor.program.MapType;
import dev.rundown.executor.program.ProgramImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Maps of a type that an extension brings, live and in slices: both ways the same, whatever the extension says.
class CustomMapTest {
    private static final MapDefinition MAP =
            MapDefinition.of("m", new CustomMapType(100, "odd", MapType.HASH), 4, 16, 4);
    private static final long REFUSED = EbpfResult.EBPF_INVALID_ARGUMENT.asHelperResult();
    private static final long GONE = EbpfResult.EBPF_EXTENSION_FAILED_TO_LOAD.asHelperResult();
    private static final long UNSUPPORTED = EbpfResult.EBPF_OPERATION_NOT_SUPPORTED.asHelperResult();

    /// Lets odd keys pass for updates, values with a 1 in their second word for lookups, and no deletion of key 3.
    private record Odd(boolean updatesOriginalValue) implements MapProvider {
        @Override
        public EbpfResult find(Bytes key, Supplier<Bytes> value) {
            return value.get().number(8, 8) == 1 ? EbpfResult.EBPF_SUCCESS : EbpfResult.EBPF_KEY_NOT_FOUND;
        }

        @Override
        public EbpfResult update(Bytes key, Bytes value) {
            return key.number(0, 4) % 2 == 1 ? EbpfResult.EBPF_SUCCESS : EbpfResult.EBPF_INVALID_ARGUMENT;
        }

        @Override
        public EbpfResult delete(Bytes key) {
            return key.number(0, 4) == 3 ? EbpfResult.EBPF_INVALID_ARGUMENT : EbpfResult.EBPF_SUCCESS;
        }
    }

    /// The gate of the map for both ways, and the operations on cells of the slice under way.
    private static final class Cells implements MapAccess, MapGate {
        private final MapCells maps = new MapCells(List.of(MAP));
        private final boolean isOpen;
        private int users;
        private int operations;

        Cells(boolean isOpen) {
            this.isOpen = isOpen;
        }

        @Override
        public <R> R perform(int mapIndex, MapOperation<R> operation) {
            operations++;
            assertThat(users).as("inside the extension").isEqualTo(1);
            return maps.perform(mapIndex, operation);
        }

        @Override
        public boolean enter(int mapIndex) {
            operations++;
            return enter();
        }

        @Override
        public void leave(int mapIndex) {
            operations++;
            leave();
        }

        @Override
        public boolean enter() {
            users += isOpen ? 1 : 0;
            return isOpen;
        }

        @Override
        public void leave() {
            users--;
        }
    }

    /// What a program does and what it is answered: while the extension is there, while it is not, and when the
    /// extension updates the values itself.
    enum Case {
        UPDATE_ODD(1, 0, 2, 0, GONE),
        UPDATE_EVEN(2, 0, 2, REFUSED, GONE),
        DELETE_ABSENT(1, 0, 3, EbpfResult.EBPF_KEY_NOT_FOUND.asHelperResult(), GONE),
        DELETE_THREE(3, 0, 3, REFUSED, GONE);

        private final int key;
        private final int second;
        private final int helper;
        private final long there;
        private final long gone;

        Case(int key, int second, int helper, long there, long gone) {
            this.key = key;
            this.second = second;
            this.helper = helper;
            this.there = there;
            this.gone = gone;
        }
    }

    @ParameterizedTest
    @EnumSource
    void an_operation_passes_by_the_extension_and_fails_without_it(Case it) {
        var program = program(it.key, it.second, it.helper);

        assertThat(bothWays(program, new Odd(false), true)).isEqualTo(it.there);
        assertThat(bothWays(program, new Odd(false), false)).isEqualTo(it.gone);
        assertThat(bothWays(program, new Odd(true), true)).isEqualTo(UNSUPPORTED);
    }

    @ParameterizedTest
    @EnumSource(
            value = Case.class,
            names = {"UPDATE_ODD"})
    void a_value_is_found_only_if_the_extension_lets_it_pass(Case it) {
        var shown = lookUpAfterUpdate(it.key, 1);
        var hidden = lookUpAfterUpdate(it.key, 2);

        assertThat(bothWays(shown, new Odd(false), true)).isEqualTo(1);
        assertThat(bothWays(hidden, new Odd(false), true)).isZero();
        assertThat(bothWays(shown, new Odd(false), false)).isZero();
        assertThat(bothWays(shown, new Odd(true), true)).isZero();
    }

    private static long bothWays(ProgramImage image, MapProvider provider, boolean isThere) {
        var bound = BoundProgram.of(image, GeneralHelpers.TABLE, new TreeMap<>(Map.of(100, provider)));
        var gate = new Cells(isThere);
        var live = bound.invocation(List.of(LiveMap.of(MAP)), List.of(gate), new CountingSources());
        assertThat(live.run(new byte[0], new byte[0])).isTrue();
        assertThat(gate.users).isZero();
        var cells = new Cells(isThere);
        SliceResult result = new Running(MachineState.entry(Bytes.EMPTY, Bytes.EMPTY));
        while (result instanceof Running(var state)) {
            cells.operations = 0;
            result = bound.slice(state, cells, new CountingSources(), 100);
            assertThat(cells.operations).isLessThanOrEqualTo(1);
        }
        assertThat(cells.users).isZero();
        assertThat(result)
                .isInstanceOfSatisfying(Exited.class, it -> assertThat(it.r0()).isEqualTo(live.result()));
        return live.result();
    }

    /// `r0 = helper(m, &key, &(0, second), BPF_ANY)`.
    private static ProgramImage program(int key, int second, int helper) {
        var code = new ArrayList<String>();
        addCall(code, key, second, helper);
        code.add("9500000000000000");
        return image(code);
    }

    /// Puts `(0, second)` under the key, then answers whether a lookup finds it.
    private static ProgramImage lookUpAfterUpdate(int key, int second) {
        var code = new ArrayList<String>();
        addCall(code, key, second, 2);
        addCall(code, key, second, 1);
        code.addAll(List.of("1500010000000000", "b700000001000000", "9500000000000000"));
        return image(code);
    }

    private static void addCall(List<String> code, int key, int second, int helper) {
        code.addAll(List.of(
                "620afcff%02x000000".formatted(key),
                "7a0ae8ff00000000",
                "7a0af0ff%02x000000".formatted(second),
                "1811000000000000",
                "0000000000000000",
                "bfa2000000000000",
                "07020000fcffffff",
                "bfa3000000000000",
                "07030000e8ffffff",
                "b704000000000000",
                "85000000%02x000000".formatted(helper)));
    }

    private static ProgramImage image(List<String> code) {
        var slots = Decoder.decode(Bytes.ofHex(String.join("", code)).toArray());
        return new ProgramImage("p", "", slots, List.of(MAP), new TreeMap<>(), new TreeMap<>(Map.of(0, "p")));
    }
}
