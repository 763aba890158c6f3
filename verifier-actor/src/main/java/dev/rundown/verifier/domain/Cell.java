package dev.rundown.verifier.domain;

/// A value as `symbol + offset`, modulo 2^64: a number, or how far an address lies from the start of its
/// region.
///
/// Only a view for the length of one operation; a state keeps it as two longs.
///
/// @param kind   what it is
/// @param region which frame, lookup or map; 0 for other kinds
/// @param symbol the unknown part; [Symbols#ZERO] for none
/// @param offset the known part
public record Cell(CellKind kind, int region, int symbol, long offset) {
    /// Nothing that may be used.
    public static final Cell UNREADABLE = new Cell(CellKind.UNREADABLE, 0, Symbols.ZERO, 0);
    /// Several kinds at once.
    static final Cell MIXED = new Cell(CellKind.MIXED, 0, Symbols.ZERO, 0);

    private static final int REGION_BITS = 24;

    /// The number `value`.
    public static Cell constant(long value) {
        return new Cell(CellKind.NUMBER, 0, Symbols.ZERO, value);
    }

    /// The unknown number `symbol`.
    public static Cell number(int symbol) {
        return new Cell(CellKind.NUMBER, 0, symbol, 0);
    }

    /// The start of a region of this kind.
    public static Cell start(CellKind kind, int region) {
        return new Cell(kind, region, Symbols.ZERO, 0);
    }

    public boolean is(CellKind other) {
        return kind == other;
    }

    /// Whether it is a number without unknown part.
    public boolean isConstant() {
        return kind == CellKind.NUMBER && symbol == Symbols.ZERO;
    }

    /// The same, `distance` further.
    public Cell plus(long distance) {
        return new Cell(kind, region, symbol, offset + distance);
    }

    /// The same kind and region at another place.
    public Cell at(Cell place) {
        return new Cell(kind, region, place.symbol, place.offset);
    }

    /// How far it lies from the start of its region, as a number.
    public Cell place() {
        return new Cell(CellKind.NUMBER, 0, symbol, offset);
    }

    long head() {
        return kind.code | (long) region << 8 | (long) symbol << (8 + REGION_BITS);
    }

    static Cell of(long head, long offset) {
        int region = (int) (head >>> 8) & ((1 << REGION_BITS) - 1);
        return new Cell(CellKind.IN_ORDER.get((int) head & 0xff), region, (int) (head >>> (8 + REGION_BITS)), offset);
    }
}
