package dev.rundown.verifier.transfer;

import dev.rundown.executor.isa.Condition;
import dev.rundown.executor.isa.Instruction.Jump;
import dev.rundown.executor.isa.Operand.Immediate;
import dev.rundown.executor.isa.Operand.Register;
import dev.rundown.verifier.domain.AbstractState;
import dev.rundown.verifier.domain.Cell;
import dev.rundown.verifier.domain.CellKind;
import dev.rundown.verifier.domain.Refinement;
import dev.rundown.verifier.domain.Symbols;
import dev.rundown.verifier.finding.FindingCode;
import java.util.List;

/// Conditional jumps: what may be compared, and what each side then knows.
final class Branches {
    /// Regions lie at least 2^30 bytes from both ends of the address space, so addresses this near to the
    /// start of their region compare as their distances do.
    private static final long NEAR = 1L << 29;

    /// What a comparison is about.
    private enum Matter {
        NUMBERS,
        NULLNESS,
        DISTANCES,
        /// Allowed, teaches nothing.
        NOTHING
    }

    private final Execution e;
    private final Jump jump;
    private final Cell left;
    private final Cell right;
    private final Matter matter;

    private Branches(Execution e, Jump jump) {
        this.e = e;
        this.jump = jump;
        this.left = e.readable(jump.left(), "compares");
        this.right = switch (jump.right()) {
            case Register(int number) -> e.readable(number, "compares");
            case Immediate(int value) -> Cell.constant(value);
        };
        this.matter = matter();
    }

    /// Checks the obligations once, for both sides.
    static Branches of(Execution e, Jump jump) {
        return new Branches(e, jump);
    }

    private Matter matter() {
        if (left.is(CellKind.NUMBER) && right.is(CellKind.NUMBER)) {
            return Matter.NUMBERS;
        }
        for (var cell : List.of(left, right)) {
            if (cell.is(CellKind.STALE)) {
                e.stale(cell.equals(left) ? jump.left() : rightRegister());
                return Matter.NOTHING;
            }
        }
        boolean equality = jump.condition() == Condition.EQ || jump.condition() == Condition.NE;
        if (jump.is64() && equality && (Description.isNull(left) || Description.isNull(right))) {
            return Matter.NULLNESS;
        }
        if (left.is(CellKind.NUMBER) || right.is(CellKind.NUMBER)) {
            return withNumber();
        }
        boolean sameRegion = left.kind().isAddress() && left.kind() == right.kind() && left.region() == right.region();
        if (!jump.is64() || jump.condition() == Condition.SET || !sameRegion) {
            bad("compares two addresses in a way that says nothing");
            return Matter.NOTHING;
        }
        return Matter.DISTANCES;
    }

    private Matter withNumber() {
        if (!e.model.mayLeak()) {
            e.report(
                    FindingCode.POINTER_LEAK_COMPARE,
                    "compares an address with a number: the outcome tells where it lies",
                    known(),
                    "two numbers, two addresses of the same memory, or an address and 0",
                    "compare the difference of two addresses instead of an address");
        } else if (!jump.is64()) {
            bad("compares half of an address");
        }
        return Matter.NOTHING;
    }

    private void bad(String headline) {
        e.report(
                FindingCode.BAD_COMPARISON,
                headline,
                known(),
                "two numbers, two addresses of the same memory, or an address and 0",
                "compare with the end of the same packet, or test for null");
    }

    private List<String> known() {
        return jump.right() instanceof Register(int number)
                ? List.of(e.describe(jump.left()), e.describe(number))
                : List.of(e.describe(jump.left()));
    }

    private int rightRegister() {
        return jump.right() instanceof Register(int number) ? number : jump.left();
    }

    /// Makes `state` the one in which the comparison came out as `outcome`. Says whether that may be.
    boolean assume(AbstractState state, boolean outcome) {
        return switch (matter) {
            case NUMBERS -> Refinement.assume(state, jump.condition(), outcome, left, right, jump.is64());
            case NULLNESS -> assumeNull(state, outcome == (jump.condition() == Condition.EQ));
            case DISTANCES -> assumeDistance(state, outcome);
            case NOTHING -> true;
        };
    }

    /// A packet may lie at address 0 when it is empty, so its addresses are followed on both sides.
    private boolean assumeNull(AbstractState state, boolean isNull) {
        var address = Description.isNull(right) ? left : right;
        return switch (address.kind()) {
            case CONTEXT, STACK -> !isNull || !isNear(state, address);
            case MAP -> !isNull;
            case MAP_VALUE -> {
                if (!state.mayBeNull(address.region())) {
                    yield !isNull || !isNear(state, address);
                }
                boolean start = address.symbol() == Symbols.ZERO && address.offset() == 0;
                if (start && isNull) {
                    state.assumeNotFound(address.region());
                } else if (start) {
                    state.assumeFound(address.region());
                }
                yield true;
            }
            case UNREADABLE, NUMBER, PACKET, STALE, MIXED -> true;
        };
    }

    /// Unsigned order of addresses is the order of their distances while neither wraps; signed order is not
    /// looked at.
    private boolean assumeDistance(AbstractState state, boolean outcome) {
        boolean ordered = switch (jump.condition()) {
            case EQ, NE -> true;
            case GT, GE, LT, LE -> doesNotWrap(state, left) && doesNotWrap(state, right);
            case SET, SGT, SGE, SLT, SLE -> false;
        };
        if (!ordered) {
            return true;
        }
        var signed = switch (jump.condition()) {
            case EQ, NE, SET, SGT, SGE, SLT, SLE -> jump.condition();
            case GT -> Condition.SGT;
            case GE -> Condition.SGE;
            case LT -> Condition.SLT;
            case LE -> Condition.SLE;
        };
        return Refinement.assume(state, signed, outcome, left.place(), right.place(), true);
    }

    /// An empty packet may lie at address 0: then nothing before it is an address. Its metadata begins at 0
    /// as well.
    private static boolean doesNotWrap(AbstractState state, Cell cell) {
        if (cell.is(CellKind.PACKET)) {
            boolean atMetadata = cell.symbol() == Symbols.META && cell.offset() >= 0;
            return isNear(state, cell)
                    && (atMetadata || state.value(cell.place()).smin() >= 0);
        }
        return isNear(state, cell) && !(cell.is(CellKind.MAP_VALUE) && state.mayBeNull(cell.region()));
    }

    private static boolean isNear(AbstractState state, Cell cell) {
        var set = state.value(cell.place());
        return set.smin() >= -NEAR && set.smax() <= NEAR;
    }
}
