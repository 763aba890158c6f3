package dev.rundown.verifier.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rundown.executor.helper.ArgumentType;
import dev.rundown.executor.helper.HelperPrototype;
import dev.rundown.executor.helper.ResolvedFunction;
import dev.rundown.executor.helper.ReturnType;
import dev.rundown.executor.program.ContextLayout.PointerField;
import dev.rundown.executor.program.ContextLayout.PointerRole;
import dev.rundown.executor.program.ImportedFunction;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgramInformationTest {
    private static final HelperPrototype LOOKUP = HelperPrototype.of(
            1, "lookup", ReturnType.PTR_TO_MAP_VALUE_OR_NULL, ArgumentType.PTR_TO_MAP, ArgumentType.PTR_TO_MAP_KEY);
    private static final HelperPrototype TIME = HelperPrototype.of(9, "time", ReturnType.INTEGER);

    private static ProgramInformation information(HelperPrototype... global) {
        var guid = UUID.fromString("f788ef4a-207d-4dc3-85cf-0f2ea107213c");
        var type = new ProgramTypeDescriptor("sample", new ContextDescriptor(32, 0, 8, -1), guid, 0, false);
        return new ProgramInformation(type, List.of(), List.of(global));
    }

    private static SortedSet<Integer> used(Integer... ids) {
        return new TreeSet<>(List.of(ids));
    }

    @Test
    void a_helper_that_is_not_used_may_change_without_changing_the_hash() {
        var before = information(LOOKUP, TIME);
        var after = information(LOOKUP, HelperPrototype.of(9, "clock", ReturnType.INTEGER, ArgumentType.ANYTHING));

        var hash = after.informationHash(used(1));

        assertThat(hash).isEqualTo(before.informationHash(used(1)));
        assertThat(after.informationHash(used(1, 9))).isNotEqualTo(before.informationHash(used(1, 9)));
    }

    @Test
    void whether_a_helper_needs_the_context_is_not_hashed_but_whether_it_moves_the_packet_is() {
        var plain = information(TIME);
        var implicit = information(new HelperPrototype(9, "time", ReturnType.INTEGER, List.of(), false, true));
        var moving = information(new HelperPrototype(9, "time", ReturnType.INTEGER, List.of(), true, false));

        var hash = plain.informationHash(used(9));

        assertThat(implicit.informationHash(used(9))).isEqualTo(hash);
        assertThat(moving.informationHash(used(9))).isNotEqualTo(hash);
    }

    @Test
    void there_is_no_hash_when_a_used_helper_has_vanished() {
        var information = information(LOOKUP);

        var hash = information.informationHash(used(1, 9));

        assertThat(hash).isEmpty();
    }

    @Test
    void the_hash_is_over_the_fields_of_the_contract_in_its_order() throws Exception {
        var first = new ImportedFunction("0a000000-0000-0000-0000-000000000001", "zebra");
        var second = new ImportedFunction("0b000000-0000-0000-0000-000000000001", "apple");
        var third = new ImportedFunction("0b000000-0000-0000-0000-000000000001", "bear");
        var functions = new TreeMap<ImportedFunction, ResolvedFunction>();
        functions.put(third, function("bear"));
        functions.put(second, new ResolvedFunction("apple", ReturnType.PTR_TO_MAP_VALUE_OR_NULL, List.of(), 7));
        functions.put(first, function("zebra", ArgumentType.PTR_TO_WRITABLE_MEM, ArgumentType.CONST_SIZE));

        var hash = information(TIME, LOOKUP).with(functions).informationHash(used(9, 1), List.of(third, first, second));

        var bytes = text("sample")
                + "20000000" + "00000000" + "08000000" + "ffffffff"
                + "4aef88f7" + "7d20" + "c34d" + "85cf0f2ea107213c"
                + "00000000" + "00"
                + "0200000000000000"
                + "01000000" + text("lookup") + "01000000" + "05000000" + "07000000" + "00000000".repeat(3)
                + "09000000" + text("time") + "00000000" + "00000000".repeat(5)
                + "0300000000000000"
                + "0000000a" + "0000" + "0000" + "0000000000000001" + text("zebra")
                + "00000000" + "0b000000" + "02000000" + "00000000".repeat(3) + "00000000"
                + "0000000b" + "0000" + "0000" + "0000000000000001" + text("apple")
                + "01000000" + "00000000".repeat(5) + "07000000"
                + "0000000b" + "0000" + "0000" + "0000000000000001" + text("bear")
                + "00000000" + "00000000".repeat(5) + "00000000";
        var digest = MessageDigest.getInstance("SHA-256").digest(HexFormat.of().parseHex(bytes));
        assertThat(hash).contains(HexFormat.of().formatHex(digest));
    }

    private static String text(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }

    private static ResolvedFunction function(String name, ArgumentType... arguments) {
        return new ResolvedFunction(name, ReturnType.INTEGER, List.of(arguments));
    }

    @Test
    void functions_that_are_offered_and_not_called_leave_the_hash_as_it_was_before_there_were_any() {
        var functions = new TreeMap<ImportedFunction, ResolvedFunction>();
        functions.put(new ImportedFunction("0a000000-0000-0000-0000-000000000001", "f"), function("f"));

        var hash = information(TIME).with(functions).informationHash(used(9), List.of());

        assertThat(hash).isEqualTo(information(TIME).informationHash(used(9)));
    }

    @Test
    void there_is_no_hash_when_a_called_function_is_not_offered() {
        var called = new ImportedFunction("0a000000-0000-0000-0000-000000000001", "f");

        var hash = information(TIME).informationHash(used(9), List.of(called));

        assertThat(hash).isEmpty();
    }

    @Test
    void a_helper_of_the_type_wins_over_a_general_one_with_its_id() {
        var special = HelperPrototype.of(9, "special", ReturnType.INTEGER);
        var information = new ProgramInformation(information().type(), List.of(special), List.of(TIME));

        var found = information.helper(9);

        assertThat(found).contains(special);
    }

    @ParameterizedTest
    @CsvSource({
        "64, 0, 8, 16, true", "64, 0, 4, -1, true", "64, -1, -1, -1, true", "0, 0, 8, -1, true",
        "64, 8, 0, -1, false", "64, 0, 2, -1, false", "64, 60, 64, -1, false", "64, 0, 8, 12, false",
        "64, 0, -1, -1, false", "64, 0, 8, 60, false", "70000, -1, -1, -1, false"
    })
    void a_context_is_in_order_when_its_pointers_fit_and_do_not_overlap(
            int size, int data, int end, int meta, boolean isInOrder) {
        var context = new ContextDescriptor(size, data, end, meta);

        var problems = context.problems();

        assertThat(problems.isEmpty()).as(problems.toString()).isEqualTo(isInOrder);
    }

    @Test
    void a_layout_has_the_pointer_fields_in_order_of_their_offsets() {
        var context = new ContextDescriptor(192, 76, 80, 12);

        var layout = context.layout();

        assertThat(layout.pointers())
                .containsExactly(
                        new PointerField(PointerRole.META, 12, 4),
                        new PointerField(PointerRole.DATA, 76, 4),
                        new PointerField(PointerRole.END, 80, 4));
    }

    @ParameterizedTest
    @CsvSource({
        "PTR_TO_MAP_KEY, DONTCARE",
        "CONST_SIZE, DONTCARE",
        "PTR_TO_READABLE_MEM, ANYTHING",
        "DONTCARE, ANYTHING",
        "PTR_TO_WRITABLE_MEM, DONTCARE"
    })
    void a_prototype_whose_arguments_lack_what_they_refer_to_is_a_problem(ArgumentType first, ArgumentType second) {
        var information = information(HelperPrototype.of(70_000, "odd", ReturnType.INTEGER, first, second));

        var problems = information.problems();

        assertThat(problems).singleElement().asString().startsWith("helper 70000 (odd): ");
    }

    @Test
    void two_prototypes_with_one_id_and_different_contents_are_a_problem() {
        var information = information(TIME, TIME, HelperPrototype.of(9, "clock", ReturnType.INTEGER));

        var problems = information.problems();

        assertThat(problems).containsExactly("helper id 9 is both time and another clock");
    }
}
