package dev.rundown.executor.elf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rundown.executor.Samples;
import dev.rundown.executor.isa.Instruction.CallByBtf;
import dev.rundown.executor.program.ImportedFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Functions of other modules, as an object names them.
class ImportsTest {
    private static final String A = "0a000000-0000-0000-0000-000000000001";
    private static final String B = "0b000000-0000-0000-0000-000000000001";

    @Test
    void an_image_imports_each_function_once_by_module_and_name_in_that_order() {
        var program = Samples.program("imports.o", "calls");

        assertThat(program.imports())
                .containsExactly(
                        new ImportedFunction(A, "first"),
                        new ImportedFunction(B, "before"),
                        new ImportedFunction(B, "second"));
        assertThat(program.modulesUsed()).containsExactly(A, B);
    }

    @Test
    void a_call_refers_to_its_function_by_the_place_among_them() {
        var program = Samples.program("imports.o", "calls");

        assertThat(program.slots())
                .filteredOn(CallByBtf.class::isInstance)
                .containsExactly(new CallByBtf(2), new CallByBtf(0), new CallByBtf(1), new CallByBtf(2));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tagless  | the function tagless stands in .ksyms but names no module",
                "misspelt | the module of function misspelt is \"twice\", which is no GUID in braces",
                "untold   | the function untold is defined nowhere in this object"
            })
    void a_function_of_which_the_object_does_not_say_enough_is_refused_at_its_call(String object, String why) {
        var bytes = Samples.bytes(object + ".o");

        assertThatThrownBy(() -> ObjectLoader.load(bytes, "x.o"))
                .isInstanceOf(ElfException.class)
                .hasMessageContaining("x.o: section sample_ext, function calls, instruction 1: " + why)
                .hasMessageContaining("module_id:{");
    }
}
