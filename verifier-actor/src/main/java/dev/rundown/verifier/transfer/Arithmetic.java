package dev.rundown.verifier.transfer;

import dev.rundown.executor.isa.AluOperation;
import dev.rundown.executor.isa.Instruction.Alu;
import dev.rundown.executor.isa.Instruction.Swap;
import dev.rundown.executor.isa.Operand.Immediate;
import dev.rundown.executor.isa.Operand.Register;
import dev.rundown.executor.isa.SwapKind;
import dev.rundown.verifier.domain.AbstractState;
import dev.rundown.verifier.domain.Cell;
import dev.rundown.verifier.domain.CellKind;
import dev.rundown.verifier.domain.NumberDivision;
import dev.rundown.verifier.domain.NumberOperations;
import dev.rundown.verifier.domain.Numbers;
import dev.rundown.verifier.finding.FindingCode;
import dev.rundown.verifier.spec.Profile;
import java.util.List;

/// The arithmetic instructions of RFC 9669, sections 4.1 and 4.2.
final class Arithmetic {
    private static final int INT = 32;
    private static final String USE = "computes with";

    private Arithmetic() {}

    static void alu(Execution e, Alu alu) {
        var result = alu.is64() ? wide(e, alu) : narrow(e, alu);
        e.state.setRegister(alu.destination(), result);
    }

    private static Cell wide(Execution e, Alu alu) {
        var state = e.state;
        return switch (alu.operation()) {
            case MOV -> moved(e, alu);
            case ADD -> addresses(e, alu) ? moveAddress(e, alu) : Numbers.add(state, left(e, alu), right(e, alu));
            case SUB ->
                addresses(e, alu) ? subtractAddress(e, alu) : Numbers.subtract(state, left(e, alu), right(e, alu));
            case MOVSX8 -> Numbers.signExtend(state, right(e, alu), 8);
            case MOVSX16 -> Numbers.signExtend(state, right(e, alu), 16);
            case MOVSX32 -> Numbers.signExtend(state, right(e, alu), 32);
            case NEG -> Numbers.subtract(state, Cell.constant(0), left(e, alu));
            case ARSH -> Numbers.shiftRightSigned(state, left(e, alu), right(e, alu));
            case SDIV, SMOD, MUL, DIV, MOD, OR, AND, XOR, LSH, RSH -> operate(e, alu, left(e, alu), right(e, alu));
        };
    }

    /// The 32-bit form operates on the lower halves and clears the upper one. Signed operations see the
    /// halves as signed; the others give in 64 bits a result whose lower half is the right one.
    private static Cell narrow(Execution e, Alu alu) {
        var state = e.state;
        var a = alu.operation() == AluOperation.MOV ? Cell.constant(0) : left(e, alu);
        var b = alu.operation() == AluOperation.NEG ? Cell.constant(0) : right(e, alu);
        var result = switch (alu.operation()) {
            case MOV -> b;
            case MOVSX8 -> Numbers.signExtend(state, b, 8);
            case MOVSX16 -> Numbers.signExtend(state, b, 16);
            case MOVSX32 -> Numbers.signExtend(state, b, 32);
            case ADD -> Numbers.add(state, half(state, a), half(state, b));
            case SUB -> Numbers.subtract(state, half(state, a), half(state, b));
            case NEG -> Numbers.subtract(state, Cell.constant(0), half(state, a));
            case ARSH -> Numbers.shiftRightSigned(state, Numbers.signExtend(state, a, INT), amount(state, b));
            case LSH, RSH -> operate(e, alu, half(state, a), amount(state, b));
            case SDIV, SMOD -> operate(e, alu, Numbers.signExtend(state, a, INT), Numbers.signExtend(state, b, INT));
            case MUL, DIV, MOD, OR, AND, XOR -> operate(e, alu, half(state, a), half(state, b));
        };
        return half(state, result);
    }

    private static Cell half(AbstractState state, Cell cell) {
        return Numbers.zeroExtend(state, cell, INT);
    }

    private static Cell amount(AbstractState state, Cell cell) {
        return Numbers.and(state, cell, Cell.constant(INT - 1));
    }

    private static Cell operate(Execution e, Alu alu, Cell a, Cell b) {
        var state = e.state;
        return switch (alu.operation()) {
            case MUL -> Numbers.apply(state, NumberOperations::multiply, a, b);
            case OR -> Numbers.apply(state, NumberOperations::or, a, b);
            case XOR -> Numbers.apply(state, NumberOperations::xor, a, b);
            case AND -> Numbers.and(state, a, b);
            case LSH -> Numbers.shiftLeft(state, a, b);
            case RSH -> Numbers.shiftRight(state, a, b);
            case DIV -> Numbers.apply(state, NumberDivision::divide, a, divisor(e, b));
            case MOD -> Numbers.apply(state, NumberDivision::remainder, a, divisor(e, b));
            case SDIV -> Numbers.apply(state, NumberDivision::divideSigned, a, divisor(e, b));
            case SMOD -> Numbers.apply(state, NumberDivision::remainderSigned, a, divisor(e, b));
            case ADD, SUB, NEG, MOV, MOVSX8, MOVSX16, MOVSX32, ARSH ->
                throw new IllegalArgumentException("not here: " + alu.operation());
        };
    }

    private static Cell divisor(Execution e, Cell divisor) {
        if (e.model.profile() == Profile.STRICT && e.state.value(divisor).contains(0)) {
            e.report(
                    FindingCode.DIVISION_BY_ZERO,
                    "divides by a number that may be 0",
                    List.of("the divisor is " + e.describe(divisor)),
                    "a divisor other than 0",
                    "test it before:   if (divisor == 0) return 0;");
        }
        return divisor;
    }

    private static Cell left(Execution e, Alu alu) {
        return e.number(alu.destination(), USE);
    }

    private static Cell right(Execution e, Alu alu) {
        return e.operand(alu.operand(), USE);
    }

    /// A copy may be made of anything, also of what may not be read: the use is what counts.
    private static Cell moved(Execution e, Alu alu) {
        return switch (alu.operand()) {
            case Register(int number) -> e.state.register(number);
            case Immediate(int value) -> Cell.constant(value);
        };
    }

    private static boolean addresses(Execution e, Alu alu) {
        return e.state.register(alu.destination()).kind().isPointer()
                || (alu.operand() instanceof Register(int number)
                        && e.state.register(number).kind().isPointer());
    }

    /// Address plus number, in either order. However far it goes, an address is only judged where it is used.
    private static Cell moveAddress(Execution e, Alu alu) {
        var left = e.readable(alu.destination(), USE);
        var right = alu.operand() instanceof Register(int number) ? e.readable(number, USE) : right(e, alu);
        if (left.kind().isAddress() && right.is(CellKind.NUMBER)) {
            return left.at(Numbers.add(e.state, left.place(), right));
        }
        if (left.is(CellKind.NUMBER) && right.kind().isAddress()) {
            return right.at(Numbers.add(e.state, right.place(), left));
        }
        return refuse(e, alu, "adds two values of which at most one may be an address");
    }

    private static Cell subtractAddress(Execution e, Alu alu) {
        var left = e.readable(alu.destination(), USE);
        var right = alu.operand() instanceof Register(int number) ? e.readable(number, USE) : right(e, alu);
        if (left.kind().isAddress() && right.is(CellKind.NUMBER)) {
            return left.at(Numbers.subtract(e.state, left.place(), right));
        }
        if (left.kind().isAddress() && left.kind() == right.kind() && left.region() == right.region()) {
            return Numbers.subtract(e.state, left.place(), right.place());
        }
        return refuse(e, alu, "subtracts values that have no distance");
    }

    private static Cell refuse(Execution e, Alu alu, String headline) {
        int right = alu.operand() instanceof Register(int number) ? number : alu.destination();
        for (int register : new int[] {alu.destination(), right}) {
            if (e.state.register(register).is(CellKind.STALE)) {
                e.stale(register);
                return Execution.unknown(e.state);
            }
        }
        e.report(
                FindingCode.BAD_POINTER_ARITHMETIC,
                headline,
                List.of(e.describe(alu.destination()), e.describe(right)),
                "an address and a number, or for a difference two addresses of the same memory",
                "move an address by a number; take differences only inside one packet or one value");
        return Execution.unknown(e.state);
    }

    static void swap(Execution e, Swap swap) {
        var value = e.number(swap.destination(), "swaps the bytes of");
        var result = swap.kind() == SwapKind.TO_LE
                ? Numbers.zeroExtend(e.state, value, swap.bits())
                : e.state.number(NumberOperations.swapBytes(e.state.value(value), swap.bits()));
        e.state.setRegister(swap.destination(), result);
    }
}
