package dev.rundown.verifier.transfer;

import dev.rundown.verifier.domain.AbstractState;
import dev.rundown.verifier.domain.Cell;
import dev.rundown.verifier.domain.CellKind;
import dev.rundown.verifier.domain.NumberSet;
import dev.rundown.verifier.domain.Refinement;
import dev.rundown.verifier.domain.Relations;
import dev.rundown.verifier.domain.Symbols;
import dev.rundown.verifier.finding.FindingCode;
import java.util.ArrayList;
import java.util.List;

/// Whether bytes lie inside the region that an address belongs to.
final class Region {
    private static final Cell ZERO = Cell.constant(0);
    private static final Cell PACKET_END = Cell.number(Symbols.SIZE);
    private static final Cell METADATA = Cell.number(Symbols.META);

    private Region() {}

    /// Checks that `register`, holding `address`, may be followed to `size` bytes (at most `size.umax` of
    /// them, when it is not constant). Says whether the state, perhaps after assuming so, has them inside.
    static boolean contains(Execution e, int register, Cell address, Cell size, Purpose purpose) {
        return switch (address.kind()) {
            case CONTEXT ->
                within(e, register, address, size, purpose, 0, e.model.layout().size());
            case STACK -> within(e, register, address, size, purpose, -AbstractState.FRAME_BYTES, 0);
            case MAP_VALUE -> {
                present(e, register, address, purpose);
                int map = e.state.map(address.region());
                writable(e, map, purpose);
                yield within(e, register, address, size, purpose, 0, e.map(map).valueSize());
            }
            case PACKET -> packet(e, register, address, size, purpose);
            case UNREADABLE, NUMBER, MAP, STALE, MIXED -> {
                notAnAddress(e, register, address, purpose);
                yield false;
            }
        };
    }

    private static void notAnAddress(Execution e, int register, Cell cell, Purpose purpose) {
        if (cell.is(CellKind.STALE)) {
            e.stale(register);
        } else if (Description.isNull(cell)) {
            e.report(
                    FindingCode.NULL_POINTER,
                    "%s memory through r%d, which is null here".formatted(purpose.verb, register),
                    List.of("r%d = null on this path".formatted(register)),
                    "r%d != null".formatted(register),
                    "return where the pointer is null");
        } else {
            e.report(
                    FindingCode.NOT_A_POINTER,
                    "%s memory through r%d, which is no address".formatted(purpose.verb, register),
                    List.of("r%d = %s".formatted(register, e.describe(cell))),
                    "an address in r%d".formatted(register),
                    "take addresses only from the context, the stack, a map's value or the packet");
        }
    }

    private static void present(Execution e, int register, Cell address, Purpose purpose) {
        if (!e.state.mayBeNull(address.region())) {
            return;
        }
        String map = e.model.mapName(e.state.map(address.region()));
        int origin = e.state.origin(address.region());
        String where =
                e.model.image().lineAt(origin).map(it -> "line " + it.line()).orElse("instruction " + origin);
        e.report(
                FindingCode.NULL_POINTER,
                "%s through r%d, which is null when %s has no such key".formatted(purpose.verb, register, map),
                List.of("r%d = result of the lookup in %s at %s, never compared with 0"
                        .formatted(register, map, where)),
                "r%d != 0".formatted(register),
                "after %s:   if (!value) return 0;".formatted(where));
        e.state.assumeFound(address.region());
    }

    private static void writable(Execution e, int map, Purpose purpose) {
        if (purpose.writes && e.map(map).readOnly()) {
            e.report(
                    FindingCode.READ_ONLY,
                    "%s a value of map %s, which is read-only".formatted(purpose.verb, e.model.mapName(map)),
                    List.of("the map was frozen before the program was loaded"),
                    "a map that may be written",
                    "make the variable non-const, or keep the result elsewhere");
        }
    }

    /// The region is the bytes from `low` to before `high`, counted like the address.
    private static boolean within(
            Execution e, int register, Cell address, Cell size, Purpose purpose, long low, long high) {
        var place = e.state.value(address.place());
        long most = e.state.value(size).smax();
        if (most >= 0 && place.smin() >= low && place.smax() <= high && place.smax() <= high - most) {
            return true;
        }
        var known = List.of(
                "r%d = %s".formatted(register, e.describe(address)),
                "%s has %s".formatted(Description.region(e.model, e.state, address), Description.bytes(high - low)));
        e.report(
                code(address.kind()),
                headline(e, address, size, purpose),
                known,
                "all bytes from %d to %d%s".formatted(low, high - 1, low < 0 ? ", counted from r10" : ""),
                address.is(CellKind.STACK)
                        ? "stay inside the variable: the 512 bytes below r10 are all there is"
                        : "compare the offset with the size before the access, or use a constant offset");
        return most >= 0
                && high - most >= low
                && Refinement.narrow(e.state, address.place(), NumberSet.signed(64, low, high - most));
    }

    private static FindingCode code(CellKind kind) {
        return switch (kind) {
            case CONTEXT -> FindingCode.OUT_OF_BOUNDS_CONTEXT;
            case STACK -> FindingCode.OUT_OF_BOUNDS_STACK;
            case MAP_VALUE -> FindingCode.OUT_OF_BOUNDS_MAP_VALUE;
            case PACKET -> FindingCode.OUT_OF_BOUNDS_PACKET;
            case UNREADABLE, NUMBER, MAP, STALE, MIXED -> FindingCode.NOT_A_POINTER;
        };
    }

    private static String headline(Execution e, Cell address, Cell size, Purpose purpose) {
        return "%s %s of %s, but not all of them are proved to be inside"
                .formatted(
                        purpose.verb,
                        size.isConstant() ? Description.bytes(size.offset()) : "a number of bytes",
                        Description.region(e.model, e.state, address));
    }

    /// `low <= place` and `place + size <= SIZE`, by ranges or by one fact. A size that is itself bounded by
    /// the packet's length counts only from the packet's start on.
    private static boolean packet(Execution e, int register, Cell address, Cell size, Purpose purpose) {
        var state = e.state;
        var place = address.place();
        long most = state.value(size).smax();
        boolean notBefore = Relations.atMost(state, ZERO, 0, place)
                || (e.model.hasMetadata() && Relations.atMost(state, METADATA, 0, place));
        boolean notBehind = most >= 0 && most <= Integer.MAX_VALUE && Relations.atMost(state, place, most, PACKET_END);
        boolean byLength = place.symbol() == Symbols.ZERO
                && Math.abs(place.offset()) <= Integer.MAX_VALUE
                && state.value(size).smin() >= 0
                && Relations.atMost(state, size, place.offset(), PACKET_END);
        if (notBefore && (notBehind || byLength)) {
            return true;
        }
        var known = new ArrayList<String>();
        known.add("r%d = %s".formatted(register, e.describe(address)));
        known.add(Description.packetLength(state));
        long end =
                place.symbol() == Symbols.ZERO && most >= 0 && most <= Integer.MAX_VALUE ? place.offset() + most : -1;
        e.report(
                FindingCode.OUT_OF_BOUNDS_PACKET,
                "%s %s of the packet, but the packet may end before that"
                        .formatted(
                                purpose.verb,
                                size.isConstant() ? Description.bytes(size.offset()) : "a number of bytes"),
                known,
                !notBefore
                        ? "an address that is not before the packet's first byte"
                        : end >= 0
                                ? "packet length: at least %s".formatted(Description.bytes(end))
                                : "r%d + %s <= end of the packet".formatted(register, most),
                end >= 0
                        ? "compare the end of what you use:   if (data + %d > data_end) return 0;".formatted(end)
                        : "compare the end of what you use with data_end, and return if it is behind");
        return most >= 0
                && most <= Integer.MAX_VALUE
                && Relations.learn(state, place, most, PACKET_END)
                && (notBefore || Relations.learn(state, ZERO, 0, place))
                && Relations.atMost(state, place, most, PACKET_END);
    }
}
