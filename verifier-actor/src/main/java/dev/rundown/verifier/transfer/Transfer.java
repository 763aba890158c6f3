package dev.rundown.verifier.transfer;

import dev.rundown.executor.isa.ImmediateKind;
import dev.rundown.executor.isa.Instruction.Alu;
import dev.rundown.executor.isa.Instruction.Atomic;
import dev.rundown.executor.isa.Instruction.CallByBtf;
import dev.rundown.executor.isa.Instruction.CallHelper;
import dev.rundown.executor.isa.Instruction.CallLocal;
import dev.rundown.executor.isa.Instruction.CallRegister;
import dev.rundown.executor.isa.Instruction.Exit;
import dev.rundown.executor.isa.Instruction.Goto;
import dev.rundown.executor.isa.Instruction.Jump;
import dev.rundown.executor.isa.Instruction.LegacyPacket;
import dev.rundown.executor.isa.Instruction.Load;
import dev.rundown.executor.isa.Instruction.LoadImmediate64;
import dev.rundown.executor.isa.Instruction.SecondHalf;
import dev.rundown.executor.isa.Instruction.Store;
import dev.rundown.executor.isa.Instruction.Swap;
import dev.rundown.executor.program.MapType;
import dev.rundown.verifier.domain.AbstractState;
import dev.rundown.verifier.domain.Cell;
import dev.rundown.verifier.domain.CellKind;
import dev.rundown.verifier.domain.Normalization;
import dev.rundown.verifier.finding.FindingCode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/// One instruction: checks what it demands and gives the states after it. There is one for each place where
/// control may go on, and none after the end of the program or where no run can get to.
public final class Transfer {
    private final ProgramModel model;
    private final ProblemSink sink;
    private final SortedSet<Integer> helpersCalled = new TreeSet<>();

    public Transfer(ProgramModel model, ProblemSink sink) {
        this.model = model;
        this.sink = sink;
    }

    /// The helpers that steps so far have called, also by register.
    public SortedSet<Integer> helpersCalled() {
        return Collections.unmodifiableSortedSet(helpersCalled);
    }

    /// What may follow the instruction at `slot`, reached in `state`. The state is used up.
    public List<Successor> step(AbstractState state, int slot) {
        Normalization.ifCrowded(state);
        var e = new Execution(model, state, slot, sink, helpersCalled);
        return switch (model.image().at(slot)) {
            case Alu alu -> {
                Arithmetic.alu(e, alu);
                yield next(e);
            }
            case Swap swap -> {
                Arithmetic.swap(e, swap);
                yield next(e);
            }
            case LoadImmediate64 wide -> {
                wide(e, wide);
                yield next(e);
            }
            case Load load -> {
                MemoryAccess.load(e, load);
                yield next(e);
            }
            case Store store -> {
                MemoryAccess.store(e, store);
                yield next(e);
            }
            case Atomic atomic -> {
                MemoryAccess.atomic(e, atomic);
                yield next(e);
            }
            case CallHelper(int id) -> {
                HelperCalls.call(e, id);
                yield next(e);
            }
            case CallRegister(int register) -> {
                HelperCalls.callRegister(e, register);
                yield next(e);
            }
            case CallByBtf(int index) -> {
                HelperCalls.callFunction(e, index);
                yield next(e);
            }
            case Goto(int target) -> List.of(new Successor(target, state));
            case Jump jump -> branch(e, jump);
            case CallLocal(int target) ->
                Calls.enter(e, model.image().next(slot)) ? List.of(new Successor(target, state)) : List.of();
            case Exit _ -> exit(e);
            case LegacyPacket _ -> unsupported(e, "loads from the packet by a legacy instruction");
            case SecondHalf _ -> unsupported(e, "runs the second half of a wide instruction");
        };
    }

    private List<Successor> next(Execution e) {
        return List.of(new Successor(model.image().next(e.slot), e.state));
    }

    private static List<Successor> exit(Execution e) {
        if (e.state.depth() == 1) {
            Calls.exit(e);
            return List.of();
        }
        return List.of(new Successor(e.state.leave(), e.state));
    }

    /// The side not taken goes first; each side that no run can take is left out.
    private List<Successor> branch(Execution e, Jump jump) {
        var branches = Branches.of(e, jump);
        var successors = new ArrayList<Successor>(2);
        var taken = e.state.copy();
        if (branches.assume(e.state, false)) {
            e.state.follow(e.state.trail().then(e.slot, false));
            successors.add(new Successor(model.image().next(e.slot), e.state));
        }
        if (branches.assume(taken, true)) {
            taken.follow(taken.trail().then(e.slot, true));
            successors.add(new Successor(jump.target(), taken));
        }
        return successors;
    }

    private static void wide(Execution e, LoadImmediate64 wide) {
        var value = switch (wide.kind()) {
            case NUMBER -> Cell.constant(wide.value());
            case MAP -> exists(e, wide) ? Cell.start(CellKind.MAP, (int) wide.value()) : missing(e, wide);
            case MAP_VALUE -> exists(e, wide) ? firstValue(e, wide) : missing(e, wide);
            case VARIABLE, FUNCTION, MAP_BY_INDEX, MAP_VALUE_BY_INDEX -> {
                unsupported(e, "loads " + meaning(wide.kind()));
                yield Execution.unknown(e.state);
            }
        };
        e.state.setRegister(wide.destination(), value);
    }

    private static String meaning(ImmediateKind kind) {
        return switch (kind) {
            case NUMBER -> "a number";
            case MAP -> "a map";
            case MAP_VALUE -> "the address of a map's value";
            case VARIABLE -> "the address of a variable of the platform";
            case FUNCTION -> "the address of a function";
            case MAP_BY_INDEX -> "a map by index";
            case MAP_VALUE_BY_INDEX -> "the address of a map's value by index";
        };
    }

    private static boolean exists(Execution e, LoadImmediate64 wide) {
        return wide.value() >= 0 && wide.value() < e.model.image().maps().size();
    }

    private static Cell missing(Execution e, LoadImmediate64 wide) {
        e.report(
                FindingCode.MALFORMED_PROGRAM,
                "refers to map number %d, which the program does not have".formatted(wide.value()),
                List.of("the program has %d maps"
                        .formatted(e.model.image().maps().size())),
                "a map of the program",
                "load the object again: its relocations are not applied");
        return Execution.unknown(e.state);
    }

    private static Cell firstValue(Execution e, LoadImmediate64 wide) {
        int index = (int) wide.value();
        var map = e.map(index);
        if (map.type() == MapType.ARRAY && map.maxEntries() >= 1) {
            return e.state.firstValue(index).plus(wide.offset());
        }
        e.report(
                FindingCode.MAP_KIND,
                "takes the address of a value of map %s without a lookup".formatted(map.name()),
                List.of("it is a %s with %d entries".formatted(map.type().cName(), map.maxEntries())),
                "an array with at least one entry",
                "look the value up");
        return Execution.unknown(e.state);
    }

    private static List<Successor> unsupported(Execution e, String headline) {
        e.report(
                FindingCode.UNSUPPORTED_INSTRUCTION,
                headline + ", which the verifier cannot judge yet",
                List.of(),
                "an instruction of RFC 9669 without legacy packet access",
                "do without it for now");
        return List.of();
    }
}
