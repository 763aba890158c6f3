package dev.rundown.verifier.domain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The state that says of two paths what is true of both.
///
/// `s1 + c1` on one path and `s2 + c2` on the other become `t + c1` for a symbol t that stands for s1 there
/// and for `s2 + (c2 - c1)` here: one t for each distinct (s1, s2, c2 - c1), so equalities true on both
/// sides survive.
public final class StateJoin {
    private final AbstractState left;
    private final AbstractState right;
    private final AbstractState joined;
    private final Map<Pair, Integer> symbols = new HashMap<>();
    private final List<Pair> pairs = new ArrayList<>();
    private final Map<Long, Integer> lookups = new HashMap<>();

    private record Pair(int symbol, int left, int right, long distance) {
        Pair anonymous() {
            return new Pair(0, left, right, distance);
        }
    }

    private StateJoin(AbstractState left, AbstractState right) {
        this.left = left;
        this.right = right;
        this.joined = left.blank();
    }

    /// Both states are at the same instruction with the same callers.
    public static AbstractState of(AbstractState left, AbstractState right) {
        return new StateJoin(left, right).run();
    }

    private AbstractState run() {
        for (int special : new int[] {Symbols.ZERO, Symbols.SIZE, Symbols.META}) {
            var both = left.symbols.get(special).join(right.symbols.get(special));
            joined.symbols.put(special, both);
            var pair = new Pair(special, special, special, 0);
            symbols.put(pair.anonymous(), special);
            pairs.add(pair);
        }
        for (int location = 0; location < AbstractState.REGISTERS; location++) {
            joined.setCell(location, cell(left.cell(location), right.cell(location)));
        }
        for (int frame = 0; frame < left.frames; frame++) {
            int base = AbstractState.REGISTERS + frame * AbstractState.FRAME_LOCATIONS;
            for (int location = base; location < AbstractState.slot(frame, 0); location++) {
                joined.setCell(location, cell(left.cell(location), right.cell(location)));
            }
            for (int slot = 0; slot < AbstractState.SLOTS; slot++) {
                slot(frame, slot);
            }
        }
        facts();
        definitions();
        joined.follow(left.trail().joined());
        return joined;
    }

    private Cell cell(Cell one, Cell other) {
        if (one.is(CellKind.UNREADABLE) || other.is(CellKind.UNREADABLE)) {
            return Cell.UNREADABLE;
        }
        if (one.kind() != other.kind()) {
            return Cell.MIXED;
        }
        if (one.is(CellKind.MAP_VALUE)) {
            return left.map(one.region()) == right.map(other.region())
                    ? place(one, other, lookup(one.region(), other.region()))
                    : Cell.MIXED;
        }
        return one.region() == other.region() ? place(one, other, one.region()) : Cell.MIXED;
    }

    private int lookup(int one, int other) {
        return lookups.computeIfAbsent(
                (long) one << 32 | other, both -> joined.lookups.join(left.lookups, one, right.lookups, other));
    }

    private Cell place(Cell one, Cell other, int region) {
        var pair = new Pair(0, one.symbol(), other.symbol(), other.offset() - one.offset());
        var known = symbols.get(pair);
        int symbol = known == null ? fresh(pair) : known;
        return new Cell(one.kind(), region, symbol, one.offset());
    }

    private int fresh(Pair pair) {
        var there = left.symbols.get(pair.left);
        var here = right.value(Cell.number(pair.right).plus(pair.distance));
        int symbol = joined.symbols.fresh(there.join(here));
        symbols.put(pair, symbol);
        pairs.add(new Pair(symbol, pair.left, pair.right, pair.distance));
        return symbol;
    }

    /// A slot keeps its value where both have one in the same bytes; zeros count as the number 0 stored
    /// there.
    private void slot(int frame, int slot) {
        int location = AbstractState.slot(frame, slot);
        int from = frame * AbstractState.FRAME_BYTES + slot * 8;
        boolean leftHas = hasValue(left, from);
        boolean rightHas = hasValue(right, from);
        var value = Cell.UNREADABLE;
        if (leftHas && rightHas && sameParts(from)) {
            value = cell(left.cell(location), right.cell(location));
        } else if (leftHas && !rightHas && zeroInstead(right, left, from)) {
            value = cell(left.cell(location), Cell.constant(0));
        } else if (rightHas && !leftHas && zeroInstead(left, right, from)) {
            value = cell(Cell.constant(0), right.cell(location));
        }
        boolean kept = !value.is(CellKind.UNREADABLE);
        for (int i = from; i < from + 8; i++) {
            int part = Math.max(left.tags[i], right.tags[i]);
            joined.tags[i] = kept && part >= StackBytes.PART
                    ? (byte) part
                    : tag(number(left, location, i), number(right, location, i));
        }
        joined.setCell(location, value);
    }

    private static boolean hasValue(AbstractState state, int from) {
        for (int i = from; i < from + 8; i++) {
            if (state.tags[i] >= StackBytes.PART) {
                return true;
            }
        }
        return false;
    }

    private boolean sameParts(int from) {
        for (int i = from; i < from + 8; i++) {
            boolean part = left.tags[i] >= StackBytes.PART || right.tags[i] >= StackBytes.PART;
            if (part && left.tags[i] != right.tags[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean zeroInstead(AbstractState zeros, AbstractState parts, int from) {
        for (int i = from; i < from + 8; i++) {
            if (parts.tags[i] >= StackBytes.PART && zeros.tags[i] != StackBytes.ZERO) {
                return false;
            }
        }
        return true;
    }

    private static byte number(AbstractState state, int location, int at) {
        byte tag = state.tags[at];
        if (tag < StackBytes.PART) {
            return tag;
        }
        return state.cell(location).is(CellKind.NUMBER) ? StackBytes.NUMBER : StackBytes.UNSET;
    }

    private static byte tag(byte one, byte other) {
        if (one == StackBytes.UNSET || other == StackBytes.UNSET) {
            return StackBytes.UNSET;
        }
        return one == other ? one : StackBytes.NUMBER;
    }

    /// A fact of either side is kept, as weak as the weaker of the two; so is each new symbol's distance
    /// from the packet's size.
    private void facts() {
        for (var a : pairs) {
            for (var b : pairs) {
                if (a.symbol != b.symbol && (isFact(a, b) || a.symbol == Symbols.SIZE || b.symbol == Symbols.SIZE)) {
                    fact(a, b);
                }
            }
        }
    }

    private boolean isFact(Pair a, Pair b) {
        return left.facts.find(a.left, b.left) != Facts.NONE || right.facts.find(a.right, b.right) != Facts.NONE;
    }

    private void fact(Pair a, Pair b) {
        if (a.symbol == Symbols.ZERO || b.symbol == Symbols.ZERO) {
            return;
        }
        var one = Cell.number(a.right).plus(a.distance);
        var other = Cell.number(b.right).plus(b.distance);
        long there = Relations.bound(left, a.left, b.left);
        long here = Relations.bound(right, a.right, b.right);
        // A wrapped sum would make the distance between the symbols another than between what they stand for.
        if (!Relations.isUsable(there)
                || !Relations.isUsable(here)
                || !Relations.isExact(right, one)
                || !Relations.isExact(right, other)) {
            return;
        }
        long bound = Math.max(there, here + a.distance - b.distance);
        if (bound < Relations.bound(joined, a.symbol, b.symbol) && Relations.isUsable(bound)) {
            // As it is: what would follow from it need not follow in one step on both sides.
            joined.facts.put(a.symbol, b.symbol, bound);
        }
    }

    /// A definition is kept where both sides have it, of operands that have a joined symbol.
    private void definitions() {
        for (var made : pairs) {
            var operation = left.symbols.operation(made.left);
            if (operation == Operation.NONE
                    || made.distance != 0
                    || operation != right.symbols.operation(made.right)
                    || left.symbols.shift(made.left) != right.symbols.shift(made.right)
                    || left.symbols.immediate(made.left) != right.symbols.immediate(made.right)) {
                continue;
            }
            var a = symbols.get(new Pair(0, left.symbols.left(made.left), right.symbols.left(made.right), 0));
            var b = symbols.get(new Pair(0, left.symbols.right(made.left), right.symbols.right(made.right), 0));
            if (a != null && b != null && made.symbol >= Symbols.FIRST_FREE) {
                joined.symbols.defineLike(made.symbol, left.symbols, made.left, a, b);
            }
        }
    }
}
