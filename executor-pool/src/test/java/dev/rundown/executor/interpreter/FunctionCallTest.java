package dev.rundown.executor.interpreter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rundown.executor.Samples;
import dev.rundown.executor.helper.FunctionTable;
import dev.rundown.executor.helper.GeneralHelpers;
import dev.rundown.executor.helper.HelperFunction;
import dev.rundown.executor.helper.HelperPrototype;
import dev.rundown.executor.helper.ReturnType;
import dev.rundown.executor.map.MapAccess;
import dev.rundown.executor.map.MapOperation;
import dev.rundown.executor.memory.ExecutionFault;
import dev.rundown.executor.program.Bytes;
import dev.rundown.executor.program.ImportedFunction;
import dev.rundown.executor.program.ProgramImage;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;

/// Calls of functions of other modules, live and in slices. The program adds what they answer.
class FunctionCallTest {
    private static final ProgramImage CALLS = Samples.program("imports.o", "calls");
    private static final int EXPECTED = 200 + 1 + 100 + 2 + 300 + 3 + 200 + 3;

    private final BoundProgram program = bind(functions());

    @Test
    void live_each_call_goes_to_the_function_that_the_object_names() {
        var invocation = program.invocation(List.of(), List.of(), _ -> true, new CountingSources());

        boolean exited = invocation.run(new byte[8], new byte[0]);

        assertThat(exited).isTrue();
        assertThat((int) invocation.result()).isEqualTo(EXPECTED);
    }

    @Test
    void live_a_function_without_an_address_ends_the_run() {
        var invocation = program.invocation(List.of(), List.of(), function -> function != 1, new CountingSources());

        boolean exited = invocation.run(new byte[8], new byte[0]);

        assertThat(exited).isFalse();
        assertThat(invocation.fault().orElseThrow().message())
                .startsWith("FUNCTION_GONE: before of module {0b000000-0000-0000-0000-000000000001} has no address");
    }

    @Test
    void in_slices_each_call_looks_its_address_up_once_and_alone() {
        var access = new Addresses(_ -> true);

        var result = run(access);

        assertThat(result).isInstanceOf(SliceResult.Exited.class);
        assertThat((int) ((SliceResult.Exited) result).r0()).isEqualTo(EXPECTED);
        assertThat(access.asked).containsExactly(2, 0, 1, 2);
    }

    @Test
    void in_slices_a_function_without_an_address_ends_the_run() {
        var result = run(new Addresses(function -> function != 0));

        assertThat(((SliceResult.Faulted) result).fault())
                .isInstanceOfSatisfying(
                        ExecutionFault.Ended.class,
                        it -> assertThat(it.kind()).isEqualTo(ExecutionFault.Kind.FUNCTION_GONE));
    }

    @Test
    void a_function_that_nobody_offers_is_refused_before_any_run_with_those_that_there_are() {
        var fewer = new TreeMap<>(functions().byName());
        fewer.remove(CALLS.imports().getFirst());

        assertThatThrownBy(() -> bind(new FunctionTable(fewer)))
                .isInstanceOf(ProgramRefused.class)
                .hasMessageContaining("there is no function first of module {0a000000-")
                .hasMessageContaining("Extensions offer: before of module");
    }

    private static BoundProgram bind(FunctionTable functions) {
        return BoundProgram.of(CALLS, GeneralHelpers.TABLE, new TreeMap<>(), functions);
    }

    /// Function i adds 100 times (i + 1) to its argument, but the one called `second` is the first to be written down.
    private static FunctionTable functions() {
        var table = new TreeMap<ImportedFunction, HelperFunction>();
        add(table, 0, 100);
        add(table, 1, 300);
        add(table, 2, 200);
        return new FunctionTable(table);
    }

    private static void add(SortedMap<ImportedFunction, HelperFunction> table, int index, int addend) {
        var name = CALLS.imports().get(index);
        table.put(
                name,
                HelperFunction.of(
                        HelperPrototype.of(0, name.name(), ReturnType.INTEGER),
                        (in, number, _, _, _, _) -> (int) number + addend));
    }

    private SliceResult run(Addresses access) {
        SliceResult result = new SliceResult.Running(MachineState.entry(Bytes.zeros(8), Bytes.EMPTY));
        while (result instanceof SliceResult.Running(var state)) {
            int before = access.asked.size();
            result = program.slice(state, access, new CountingSources(), 256);
            assertThat(access.asked.size() - before).isLessThanOrEqualTo(1);
        }
        return result;
    }

    /// There are no maps.
    private static final class Addresses implements MapAccess {
        private final IntPredicate isThere;
        private final List<Integer> asked = new ArrayList<>();

        Addresses(IntPredicate isThere) {
            this.isThere = isThere;
        }

        @Override
        public <R> R perform(int mapIndex, MapOperation<R> operation) {
            throw new AssertionError("map " + mapIndex);
        }

        @Override
        public boolean reach(int function) {
            asked.add(function);
            return isThere.test(function);
        }
    }
}
