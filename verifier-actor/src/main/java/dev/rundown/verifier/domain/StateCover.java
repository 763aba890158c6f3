package dev.rundown.verifier.domain;

import java.util.Arrays;

/// Whether one state allows everything another does.
///
/// Looks for a meaning of the old state's symbols in terms of the new one's: wherever the old state has `s1
/// + c1` the new one has some `s2 + c2`, and s1 must stand for the same `s2 + (c2 - c1)` everywhere. If
/// everything the old state says of its symbols is true of what they stand for, each concrete state of the
/// new one is one of the old.
public final class StateCover {
    private static final int UNBOUND = -1;

    private final AbstractState old;
    private final AbstractState now;
    private final int[] stands;
    private final long[] distances;
    private final int[] lookups;

    private StateCover(AbstractState old, AbstractState now) {
        this.old = old;
        this.now = now;
        stands = new int[old.symbols.count()];
        Arrays.fill(stands, UNBOUND);
        distances = new long[old.symbols.count()];
        lookups = new int[old.lookups.count()];
        Arrays.fill(lookups, UNBOUND);
    }

    /// Whether `old` covers `now`; both are at the same instruction.
    public static boolean covers(AbstractState old, AbstractState now) {
        return old.frames == now.frames
                && Arrays.equals(old.callers(), now.callers())
                && new StateCover(old, now).run();
    }

    private boolean run() {
        for (int special = 0; special < Symbols.FIRST_FREE; special++) {
            if (!bind(special, special, 0)) {
                return false;
            }
        }
        for (int location = 0; location < AbstractState.REGISTERS; location++) {
            if (!cell(old.cell(location), now.cell(location))) {
                return false;
            }
        }
        for (int frame = 0; frame < old.frames; frame++) {
            int base = AbstractState.REGISTERS + frame * AbstractState.FRAME_LOCATIONS;
            for (int location = base; location < AbstractState.slot(frame, 0); location++) {
                if (!cell(old.cell(location), now.cell(location))) {
                    return false;
                }
            }
            for (int slot = 0; slot < AbstractState.SLOTS; slot++) {
                if (!slot(frame, slot)) {
                    return false;
                }
            }
        }
        return factsHold() && definitionsHold();
    }

    private boolean bind(int symbol, int standsFor, long distance) {
        if (stands[symbol] != UNBOUND) {
            return stands[symbol] == standsFor && distances[symbol] == distance;
        }
        stands[symbol] = standsFor;
        distances[symbol] = distance;
        return old.symbols.get(symbol).covers(now.value(Cell.number(standsFor).plus(distance)));
    }

    private boolean cell(Cell before, Cell after) {
        if (before.is(CellKind.UNREADABLE)) {
            return true;
        }
        if (before.is(CellKind.MIXED)) {
            // A mixed value may only be copied, so anything readable will do.
            return !after.is(CellKind.UNREADABLE);
        }
        return before.kind() == after.kind()
                && region(before, after)
                && bind(before.symbol(), after.symbol(), after.offset() - before.offset());
    }

    private boolean region(Cell before, Cell after) {
        if (!before.is(CellKind.MAP_VALUE)) {
            return before.region() == after.region();
        }
        int lookup = before.region();
        if (lookups[lookup] != UNBOUND) {
            return lookups[lookup] == after.region();
        }
        lookups[lookup] = after.region();
        return old.lookups.covers(lookup, now.lookups, after.region());
    }

    private boolean slot(int frame, int slot) {
        int location = AbstractState.slot(frame, slot);
        int from = frame * AbstractState.FRAME_BYTES + slot * 8;
        boolean parts = false;
        boolean zeros = true;
        for (int i = from; i < from + 8; i++) {
            byte before = old.tags[i];
            byte after = now.tags[i];
            if (before >= StackBytes.PART) {
                parts = true;
                zeros &= after == StackBytes.ZERO;
            } else if (!byteCovered(before, after, location)) {
                return false;
            }
        }
        if (!parts) {
            return true;
        }
        return zeros
                ? cell(old.cell(location), Cell.constant(0))
                : samePlaces(from) && cell(old.cell(location), now.cell(location));
    }

    private boolean byteCovered(byte before, byte after, int location) {
        return before == StackBytes.UNSET
                || before == after
                || (before == StackBytes.NUMBER
                        && (after == StackBytes.ZERO
                                || (after >= StackBytes.PART
                                        && now.cell(location).is(CellKind.NUMBER))));
    }

    private boolean samePlaces(int from) {
        for (int i = from; i < from + 8; i++) {
            boolean part = old.tags[i] >= StackBytes.PART || now.tags[i] >= StackBytes.PART;
            if (part && old.tags[i] != now.tags[i]) {
                return false;
            }
        }
        return true;
    }

    /// Each old fact must follow for what its symbols stand for, as numbers that do not wrap.
    private boolean factsHold() {
        for (int i = 0; i < old.facts.count(); i++) {
            int a = old.facts.left(i);
            int b = old.facts.right(i);
            // A symbol of no cell is not there after normalization. If one is, what it implies is not known here.
            if (stands[a] == UNBOUND || stands[b] == UNBOUND) {
                return false;
            }
            var one = Cell.number(stands[a]).plus(distances[a]);
            var other = Cell.number(stands[b]).plus(distances[b]);
            if (!Relations.atMost(now, one, -old.facts.bound(i), other)) {
                return false;
            }
        }
        return true;
    }

    /// Each old definition must be one of the new state as well, of the operands that stand for the old ones.
    private boolean definitionsHold() {
        for (int symbol = Symbols.FIRST_FREE; symbol < old.symbols.count(); symbol++) {
            if (old.symbols.operation(symbol) != Operation.NONE && !definitionHolds(symbol)) {
                return false;
            }
        }
        return true;
    }

    private boolean definitionHolds(int symbol) {
        int a = old.symbols.left(symbol);
        int b = old.symbols.right(symbol);
        int made = stands[symbol];
        return made != UNBOUND
                && stands[a] != UNBOUND
                && stands[b] != UNBOUND
                && distances[symbol] == 0
                && distances[a] == 0
                && distances[b] == 0
                && now.symbols.operation(made) == old.symbols.operation(symbol)
                && now.symbols.left(made) == stands[a]
                && now.symbols.right(made) == stands[b]
                && now.symbols.shift(made) == old.symbols.shift(symbol)
                && now.symbols.immediate(made) == old.symbols.immediate(symbol);
    }
}
