package dev.rundown.verifier.transfer;

import dev.rundown.executor.isa.Operand;
import dev.rundown.executor.isa.Operand.Immediate;
import dev.rundown.executor.isa.Operand.Register;
import dev.rundown.executor.program.MapDefinition;
import dev.rundown.verifier.domain.AbstractState;
import dev.rundown.verifier.domain.Cell;
import dev.rundown.verifier.domain.CellKind;
import dev.rundown.verifier.domain.NumberSet;
import dev.rundown.verifier.finding.FindingCode;
import dev.rundown.verifier.finding.Problem;
import java.util.List;
import java.util.SortedSet;

/// One instruction in one state. After an obligation has failed and was reported, all goes on as if it had
/// held, so that one mistake gives one finding.
final class Execution {
    final ProgramModel model;
    final AbstractState state;
    final int slot;
    private final ProblemSink sink;
    private final SortedSet<Integer> helpersCalled;

    Execution(ProgramModel model, AbstractState state, int slot, ProblemSink sink, SortedSet<Integer> helpersCalled) {
        this.helpersCalled = helpersCalled;
        this.model = model;
        this.state = state;
        this.slot = slot;
        this.sink = sink;
    }

    void report(FindingCode code, String headline, List<String> known, String needed, String fix) {
        sink.report(state, slot, code, new Problem(headline, known, needed, fix));
    }

    String describe(Cell cell) {
        return Description.of(model, state, cell);
    }

    String describe(int register) {
        return "r%d = %s".formatted(register, describe(state.register(register)));
    }

    MapDefinition map(int index) {
        return model.image().maps().get(index);
    }

    void calls(int helper) {
        helpersCalled.add(helper);
    }

    static Cell unknown(AbstractState state) {
        return state.number(NumberSet.all(64));
    }

    /// The register's value, which must have been written. If it was not, it is any number from here on.
    Cell readable(int register, String use) {
        var cell = state.register(register);
        if (!cell.is(CellKind.UNREADABLE)) {
            return cell;
        }
        report(
                FindingCode.UNINIT_REGISTER,
                "%s r%d, which holds nothing that may be read".formatted(use, register),
                List.of("nothing was written to r%d on this path since the program began or the last call"
                        .formatted(register)),
                "a value in r%d".formatted(register),
                "set the variable on every path before it is used; after a call r1 to r5 are gone");
        var assumed = unknown(state);
        state.setRegister(register, assumed);
        return assumed;
    }

    /// The register's value, which must be a number. If it is none, any number stands for it.
    Cell number(int register, String use) {
        var cell = readable(register, use);
        if (cell.is(CellKind.NUMBER)) {
            return cell;
        }
        notANumber(register, cell, use);
        return unknown(state);
    }

    void notANumber(int register, Cell cell, String use) {
        if (cell.is(CellKind.STALE)) {
            stale(register);
            return;
        }
        report(
                FindingCode.BAD_POINTER_ARITHMETIC,
                "%s r%d, which is not a number".formatted(use, register),
                List.of("r%d = %s".formatted(register, describe(cell))),
                "a number in r%d".formatted(register),
                "addresses can be moved by + and - of a 64-bit number, and nothing else");
    }

    void stale(int register) {
        report(
                FindingCode.STALE_PACKET_POINTER,
                "uses r%d, an address of the packet before a helper moved the packet".formatted(register),
                List.of(describe(register)),
                "an address loaded from the context after that call",
                "load data and data_end from the context again after the call, and check the bounds again");
    }

    /// The operand as a number; a constant is sign-extended.
    Cell operand(Operand operand, String use) {
        return switch (operand) {
            case Register(int number) -> number(number, use);
            case Immediate(int value) -> Cell.constant(value);
        };
    }
}
