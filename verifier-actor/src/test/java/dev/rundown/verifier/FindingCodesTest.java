package dev.rundown.verifier;

import static dev.rundown.verifier.Code.*;
import static dev.rundown.verifier.VerifierAssert.assertAccepted;
import static dev.rundown.verifier.VerifierAssert.assertRejected;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rundown.executor.isa.AluOperation;
import dev.rundown.executor.isa.Condition;
import dev.rundown.executor.isa.ImmediateKind;
import dev.rundown.executor.isa.Instruction.CallByBtf;
import dev.rundown.executor.isa.Instruction.LegacyPacket;
import dev.rundown.verifier.finding.FindingCode;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// For each code a program that has exactly this one finding, and its repaired twin.
class FindingCodesTest {
    private record Twins(Code unsafe, Code repaired) {}

    private static final Map<FindingCode, Twins> TWINS = twins();

    private static Code code() {
        return new Code();
    }

    /// `r6` = data, `r7` = end.
    private static Code packet() {
        return code().load(8, R6, R1, 0).load(8, R7, R1, 8);
    }

    private static Code checkedPacket(int size) {
        return packet().copy(R2, R6).plus(R2, size).jump(Condition.GT, R2, register(R7), "out");
    }

    private static Map<FindingCode, Twins> twins() {
        var all = new LinkedHashMap<FindingCode, Twins>();
        memory(all);
        pointers(all);
        calls(all);
        return all;
    }

    private static void memory(Map<FindingCode, Twins> all) {
        all.put(
                FindingCode.UNINIT_REGISTER,
                new Twins(
                        code().copy(R0, R3).exit(),
                        code().move(R3, 1).copy(R0, R3).exit()));
        all.put(
                FindingCode.UNINIT_STACK,
                new Twins(
                        code().load(4, R0, R10, -8).exit(),
                        code().storeConstant(4, R10, -8, 5).load(4, R0, R10, -8).exit()));
        all.put(
                FindingCode.OUT_OF_BOUNDS_CONTEXT,
                new Twins(
                        code().load(4, R0, R1, 32).exit(),
                        code().load(4, R0, R1, 28).exit()));
        all.put(
                FindingCode.OUT_OF_BOUNDS_STACK,
                new Twins(
                        code().storeConstant(8, R10, -516, 1).done(),
                        code().storeConstant(8, R10, -512, 1).done()));
        all.put(
                FindingCode.OUT_OF_BOUNDS_PACKET,
                new Twins(
                        packet().load(4, R0, R6, 0).exit(),
                        checkedPacket(4).load(4, R0, R6, 0).exit().label("out").done()));
        all.put(
                FindingCode.OUT_OF_BOUNDS_MAP_VALUE,
                new Twins(
                        code().lookup(HASH)
                                .jump(Condition.EQ, R0, constant(0), "out")
                                .load(8, R0, R0, 12)
                                .exit()
                                .label("out")
                                .done(),
                        code().lookup(HASH)
                                .jump(Condition.EQ, R0, constant(0), "out")
                                .load(8, R0, R0, 8)
                                .exit()
                                .label("out")
                                .done()));
        all.put(
                FindingCode.NULL_POINTER,
                new Twins(
                        code().lookup(HASH).storeConstant(4, R0, 0, 1).done(),
                        code().lookup(HASH)
                                .jump(Condition.EQ, R0, constant(0), "out")
                                .storeConstant(4, R0, 0, 1)
                                .label("out")
                                .done()));
        all.put(
                FindingCode.CONTEXT_POINTER_FIELD,
                new Twins(
                        code().storeConstant(8, R1, 8, 0).done(),
                        code().storeConstant(4, R1, 24, 0).done()));
        all.put(
                FindingCode.READ_ONLY,
                new Twins(
                        code().wide(ImmediateKind.MAP_VALUE, R1, CONSTANTS, 0)
                                .storeConstant(4, R1, 0, 1)
                                .done(),
                        code().wide(ImmediateKind.MAP_VALUE, R1, ARRAY, 0)
                                .storeConstant(4, R1, 0, 1)
                                .done()));
        all.put(
                FindingCode.ATOMIC_ALIGNMENT,
                new Twins(
                        code().wide(ImmediateKind.MAP_VALUE, R1, ARRAY, 0)
                                .move(R2, 1)
                                .atomicAdd(4, R1, 2, R2)
                                .done(),
                        code().wide(ImmediateKind.MAP_VALUE, R1, ARRAY, 0)
                                .move(R2, 1)
                                .atomicAdd(4, R1, 4, R2)
                                .done()));
        all.put(
                FindingCode.ATOMIC_REGION,
                new Twins(
                        code().move(R2, 1).atomicAdd(4, R1, 24, R2).done(),
                        code().move(R2, 1)
                                .storeConstant(8, R10, -8, 7)
                                .atomicAdd(8, R10, -8, R2)
                                .done()));
    }

    private static void pointers(Map<FindingCode, Twins> all) {
        all.put(
                FindingCode.NOT_A_POINTER,
                new Twins(
                        code().move(R2, 4096).load(4, R0, R2, 0).exit(),
                        code().storeConstant(4, R10, -4, 1)
                                .copy(R2, R10)
                                .load(4, R0, R2, -4)
                                .exit()));
        all.put(
                FindingCode.BAD_POINTER_ARITHMETIC,
                new Twins(
                        code().alu(AluOperation.MUL, R1, constant(2)).done(),
                        code().plus(R1, 24).load(4, R0, R1, 0).exit()));
        all.put(
                FindingCode.BAD_COMPARISON,
                new Twins(
                        packet().jump(Condition.EQ, R6, register(R10), "out")
                                .label("out")
                                .done(),
                        packet().jump(Condition.EQ, R6, register(R7), "out")
                                .label("out")
                                .done()));
        all.put(
                FindingCode.POINTER_LEAK_STORE,
                new Twins(
                        code().copy(R6, R1)
                                .lookup(HASH)
                                .jump(Condition.EQ, R0, constant(0), "out")
                                .store(8, R0, 0, R6)
                                .label("out")
                                .done(),
                        code().load(4, R6, R1, 24)
                                .lookup(HASH)
                                .jump(Condition.EQ, R0, constant(0), "out")
                                .store(8, R0, 0, R6)
                                .label("out")
                                .done()));
        all.put(
                FindingCode.POINTER_LEAK_HELPER,
                new Twins(
                        code().call(SHOW).done(),
                        code().load(4, R1, R1, 24).call(SHOW).done()));
        all.put(
                FindingCode.POINTER_LEAK_RETURN,
                new Twins(
                        code().copy(R0, R10).exit(), code().load(4, R0, R1, 24).exit()));
        all.put(
                FindingCode.POINTER_LEAK_COMPARE,
                new Twins(
                        code().jump(Condition.GT, R1, constant(77), "out")
                                .label("out")
                                .done(),
                        code().jump(Condition.NE, R1, constant(0), "out")
                                .label("out")
                                .done()));
        all.put(
                FindingCode.STALE_PACKET_POINTER,
                new Twins(
                        checkedPacket(4)
                                .move(R2, 0)
                                .call(RESIZE)
                                .load(4, R0, R6, 0)
                                .exit()
                                .label("out")
                                .done(),
                        code().copy(R6, R1)
                                .move(R2, 0)
                                .call(RESIZE)
                                .copy(R1, R6)
                                .load(8, R6, R1, 0)
                                .load(8, R7, R1, 8)
                                .copy(R2, R6)
                                .plus(R2, 4)
                                .jump(Condition.GT, R2, register(R7), "out")
                                .load(4, R0, R6, 0)
                                .exit()
                                .label("out")
                                .done()));
    }

    private static void calls(Map<FindingCode, Twins> all) {
        all.put(
                FindingCode.HELPER_UNKNOWN,
                new Twins(code().call(4711).exit(), code().call(TIME).exit()));
        all.put(
                FindingCode.HELPER_UNSUPPORTED,
                new Twins(code().call(SOCKET).exit(), code().call(TIME).exit()));
        all.put(
                FindingCode.HELPER_ARGUMENT,
                new Twins(
                        code().plus(R1, 8).call(CONTEXT_ONLY).exit(),
                        code().call(CONTEXT_ONLY).exit()));
        all.put(FindingCode.HELPER_SIZE, new Twins(sized(false), sized(true)));
        all.put(
                FindingCode.MAP_KIND,
                new Twins(
                        code().map(R2, HASH).move(R3, 1).call(TAIL_CALL).exit(),
                        code().map(R2, PROGRAMS).move(R3, 1).call(TAIL_CALL).exit()));
        all.put(FindingCode.STACK_TOO_DEEP, new Twins(nested(8), nested(7)));
        all.put(
                FindingCode.LOOP_NOT_PROVED,
                new Twins(
                        code().move(R0, 0)
                                .label("again")
                                .plus(R0, 1)
                                .jump(Condition.LT, R0, constant(4), "again")
                                .exit(),
                        code().move(R0, 0)
                                .plus(R0, 1)
                                .jump(Condition.LT, R0, constant(4), "out")
                                .label("out")
                                .exit()));
        all.put(
                FindingCode.UNSUPPORTED_INSTRUCTION,
                new Twins(
                        code().copy(R6, R1)
                                .add(new LegacyPacket(false, 1, 0, 0))
                                .exit(),
                        code().call(TIME).exit()));
        all.put(
                FindingCode.FUNCTION_UNKNOWN,
                new Twins(code().add(new CallByBtf(3)).exit(), code().call(TIME).exit()));
        all.put(
                FindingCode.MALFORMED_PROGRAM,
                new Twins(code().move(R0, 0), code().move(R0, 0).exit()));
        all.put(
                FindingCode.MALFORMED_RECURSION,
                new Twins(
                        code().function("f").exit().label("f").function("f").exit(),
                        code().function("f").exit().label("f").move(R0, 1).exit()));
    }

    /// Copies a number of bytes that the context tells from the stack to the stack.
    private static Code sized(boolean limited) {
        var code = code().storeConstant(8, R10, -8, 1)
                .load(4, R2, R1, 24)
                .copy(R3, R10)
                .plus(R3, -8)
                .move(R4, 8);
        if (limited) {
            code.jump(Condition.EQ, R2, constant(0), "out").jump(Condition.GT, R2, constant(16), "out");
        } else {
            code.jump(Condition.GT, R2, constant(16), "out");
        }
        return code.copy(R1, R10).plus(R1, -32).call(COPY).label("out").done();
    }

    private static Code nested(int calls) {
        var code = code();
        for (int i = 0; i < calls; i++) {
            code.label("f" + i).function("f" + (i + 1)).exit();
        }
        return code.label("f" + calls).move(R0, 1).exit();
    }

    static Stream<FindingCode> judged() {
        return TWINS.keySet().stream();
    }

    private static Twins twins(FindingCode code) {
        return Objects.requireNonNull(TWINS.get(code));
    }

    @ParameterizedTest
    @MethodSource("judged")
    void an_unsafe_program_has_exactly_this_finding(FindingCode code) {
        var verdict = twins(code).unsafe().verify();

        var finding = assertRejected(verdict, code);
        assertThat(finding.problem().headline()).isNotBlank();
        assertThat(finding.problem().needed()).isNotBlank();
        assertThat(finding.problem().fix()).isNotBlank();
    }

    @ParameterizedTest
    @MethodSource("judged")
    void the_repaired_twin_is_accepted(FindingCode code) {
        var verdict = twins(code).repaired().verify();

        assertAccepted(verdict);
    }

    @ParameterizedTest
    @EnumSource
    void every_code_has_a_test(FindingCode code) {
        var elsewhere = EnumSet.of(
                FindingCode.INFO_BAD_CONTEXT,
                FindingCode.INFO_BAD_PROTOTYPE,
                FindingCode.DIVISION_BY_ZERO,
                FindingCode.BUDGET_STEPS,
                FindingCode.BUDGET_STATES,
                FindingCode.INTERNAL);

        assertThat(TWINS.containsKey(code) || elsewhere.contains(code)).isTrue();
    }
}
