package dev.rundown.verifier.domain;

import java.util.List;

/// What keeps two states apart where paths meet: kinds and regions of cells, null states, which bytes are
/// initialised, and small constants, since compilers keep flags and error codes in them and a hull of those
/// says nothing.
public enum Shape {
    /// All distinctions.
    FULL(true, true, true),
    /// Without constants.
    WITHOUT_CONSTANTS(false, true, true),
    /// Nor which stack bytes are initialised.
    WITHOUT_STACK(false, false, true),
    /// Nor whether lookups may have found nothing.
    WITHOUT_NULL(false, false, false),
    /// None: what differs is given up.
    NONE(false, false, false);

    /// From the finest to the coarsest.
    public static final List<Shape> IN_ORDER = List.of(values());

    private static final long SMALL = 4_096;

    private final boolean constants;
    private final boolean stack;
    private final boolean nulls;

    Shape(boolean constants, boolean stack, boolean nulls) {
        this.constants = constants;
        this.stack = stack;
        this.nulls = nulls;
    }

    /// States with equal keys have this shape in common.
    public String key(AbstractState state) {
        var key = new StringBuilder();
        if (this == NONE) {
            return "";
        }
        for (int location = 0; location < state.locations(); location++) {
            if (stack || location < AbstractState.REGISTERS) {
                describe(key, state, state.cell(location));
            }
        }
        if (stack) {
            for (byte tag : state.tags) {
                key.append(tag == StackBytes.UNSET ? '-' : tag >= StackBytes.PART ? 'p' : 'n');
            }
        }
        return key.toString();
    }

    private void describe(StringBuilder key, AbstractState state, Cell cell) {
        key.append((char) ('A' + cell.kind().code));
        switch (cell.kind()) {
            case STACK, MAP -> key.append(cell.region()).append(',');
            case MAP_VALUE -> {
                key.append(state.map(cell.region())).append(',');
                if (nulls) {
                    key.append(state.mayBeNull(cell.region()) ? '?' : '!');
                }
            }
            case NUMBER -> {
                if (constants && cell.isConstant() && Math.abs(cell.offset()) <= SMALL) {
                    key.append(cell.offset()).append(',');
                }
            }
            case UNREADABLE, CONTEXT, PACKET, STALE, MIXED -> {}
        }
    }
}
