package dev.rundown.verifier.transfer;

import dev.rundown.verifier.domain.AbstractState;
import dev.rundown.verifier.domain.Cell;
import dev.rundown.verifier.domain.CellKind;
import dev.rundown.verifier.domain.Symbols;

/// Values in words a person would use.
final class Description {
    private Description() {}

    static String of(ProgramModel model, AbstractState state, Cell cell) {
        return switch (cell.kind()) {
            case UNREADABLE -> "nothing that may be read";
            case NUMBER -> number(state, cell);
            case CONTEXT -> "the context" + place(state, cell);
            case PACKET -> packet(state, cell);
            case STACK -> "the stack" + place(state, cell);
            case MAP_VALUE ->
                (state.mayBeNull(cell.region()) ? "null or a value" : "a value") + " of map "
                        + model.mapName(state.map(cell.region())) + place(state, cell);
            case MAP -> "the map " + model.mapName(cell.region());
            case STALE -> "an address of the packet from before a helper moved it";
            case MIXED -> "different kinds of values on paths that met";
        };
    }

    private static String number(AbstractState state, Cell cell) {
        if (cell.symbol() == Symbols.SIZE) {
            return "length of the packet" + offset(cell.offset());
        }
        var set = state.value(cell);
        return set.isConstant() ? "the number " + set : set.isAll() ? "any number" : "a number, " + set;
    }

    private static String packet(AbstractState state, Cell cell) {
        return cell.symbol() == Symbols.SIZE
                ? "end of the packet" + offset(cell.offset())
                : cell.symbol() == Symbols.META
                        ? "start of the packet's metadata" + offset(cell.offset())
                        : "start of the packet" + place(state, cell);
    }

    private static String place(AbstractState state, Cell cell) {
        var set = state.value(cell.place());
        if (set.isConstant()) {
            return offset(set.smin());
        }
        return " + n, n is " + (set.isAll() ? "any number" : set);
    }

    private static String offset(long offset) {
        return offset == 0 ? "" : offset < 0 ? " - " + -offset : " + " + offset;
    }

    /// "1 byte", "4 bytes".
    static String bytes(long count) {
        return count == 1 ? "1 byte" : count + " bytes";
    }

    /// What is known of the packet's length.
    static String packetLength(AbstractState state) {
        var set = state.value(Cell.number(Symbols.SIZE));
        return set.umax() == 65_535
                ? "packet length: %d or more bytes".formatted(set.umin())
                : "packet length: %d to %d bytes".formatted(set.umin(), set.umax());
    }

    /// "the stack", "the packet".
    static String region(ProgramModel model, AbstractState state, Cell cell) {
        return switch (cell.kind()) {
            case CONTEXT -> "the context";
            case PACKET -> "the packet";
            case STACK -> "the stack";
            case MAP_VALUE -> "a value of map " + model.mapName(state.map(cell.region()));
            case UNREADABLE, NUMBER, MAP, STALE, MIXED -> of(model, state, cell);
        };
    }

    static boolean isNull(Cell cell) {
        return cell.is(CellKind.NUMBER) && cell.isConstant() && cell.offset() == 0;
    }
}
