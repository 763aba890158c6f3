package dev.rundown.verifier.domain;

import java.util.Arrays;

/// Gives symbols and lookups the numbers of their first appearance in cells and drops those that no cell
/// mentions, so that equal states have equal arrays and long programs do not gather what nobody can reach.
///
/// Dropping a symbol drops its facts and the definitions made of it: that only forgets.
public final class Normalization {
    /// From here on a state is worth cleaning.
    private static final int CROWDED = 1_024;

    private static final int ABSENT = -1;

    private Normalization() {}

    /// Cleans a state that has gathered many symbols.
    public static void ifCrowded(AbstractState state) {
        if (state.symbols.count() > CROWDED || state.lookups.count() > CROWDED) {
            apply(state);
        }
    }

    /// Cleans a state.
    public static void apply(AbstractState state) {
        var old = state.symbols;
        var lookups = state.lookups;
        state.symbols = new Symbols(old.get(Symbols.SIZE), old.get(Symbols.META));
        state.lookups = new Lookups();
        int[] names = names(old.count());
        int[] lookupNames = new int[lookups.count()];
        Arrays.fill(lookupNames, ABSENT);
        for (int location = 0; location < state.locations(); location++) {
            var cell = state.cell(location);
            int region = cell.region();
            if (cell.is(CellKind.MAP_VALUE)) {
                if (lookupNames[region] == ABSENT) {
                    lookupNames[region] = state.lookups.like(lookups, region);
                }
                region = lookupNames[region];
            }
            int symbol = cell.symbol();
            if (symbol != Symbols.ZERO && old.isSingle(symbol)) {
                long offset = cell.offset() + old.smin(symbol);
                state.setCell(location, new Cell(cell.kind(), region, Symbols.ZERO, offset));
            } else {
                if (names[symbol] == ABSENT) {
                    names[symbol] = state.symbols.fresh(old.get(symbol));
                }
                state.setCell(location, new Cell(cell.kind(), region, names[symbol], cell.offset()));
            }
        }
        definitions(state.symbols, old, names);
        state.facts = facts(state.facts, names);
    }

    private static int[] names(int count) {
        var names = new int[count];
        Arrays.fill(names, ABSENT);
        for (int symbol = 0; symbol < Symbols.FIRST_FREE; symbol++) {
            names[symbol] = symbol;
        }
        return names;
    }

    private static void definitions(Symbols symbols, Symbols old, int[] names) {
        for (int symbol = Symbols.FIRST_FREE; symbol < old.count(); symbol++) {
            if (names[symbol] != ABSENT && old.operation(symbol) != Operation.NONE) {
                int a = names[old.left(symbol)];
                int b = names[old.right(symbol)];
                if (a != ABSENT && b != ABSENT) {
                    symbols.defineLike(names[symbol], old, symbol, a, b);
                }
            }
        }
    }

    private static Facts facts(Facts old, int[] names) {
        var kept = new Facts();
        for (int i = 0; i < old.count(); i++) {
            int a = names[old.left(i)];
            int b = names[old.right(i)];
            if (a != ABSENT && b != ABSENT) {
                kept.put(a, b, old.bound(i));
            }
        }
        return kept;
    }
}
