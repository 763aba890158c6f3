package dev.rundown.verifier.transfer;

import dev.rundown.executor.isa.AtomicOperation;
import dev.rundown.executor.isa.Instruction.Atomic;
import dev.rundown.executor.isa.Instruction.Load;
import dev.rundown.executor.isa.Instruction.Store;
import dev.rundown.executor.isa.Operand.Immediate;
import dev.rundown.executor.isa.Operand.Register;
import dev.rundown.executor.program.ContextLayout.PointerField;
import dev.rundown.executor.program.ContextLayout.PointerRole;
import dev.rundown.verifier.domain.AbstractState;
import dev.rundown.verifier.domain.Cell;
import dev.rundown.verifier.domain.CellKind;
import dev.rundown.verifier.domain.NumberSet;
import dev.rundown.verifier.domain.Numbers;
import dev.rundown.verifier.domain.StackBytes;
import dev.rundown.verifier.domain.Symbols;
import dev.rundown.verifier.finding.FindingCode;
import java.util.List;

/// Loads, stores and atomic operations (RFC 9669, section 5).
final class MemoryAccess {
    private MemoryAccess() {}

    static void load(Execution e, Load load) {
        var address = e.readable(load.base(), "loads through").plus(load.offset());
        var size = Cell.constant(load.size());
        boolean inside = Region.contains(e, load.base(), address, size, Purpose.READ);
        var value = inside ? loaded(e, load, address) : e.state.unknown(load.size());
        if (load.signExtend() && value.is(CellKind.NUMBER)) {
            value = Numbers.signExtend(e.state, value, 8 * load.size());
        }
        e.state.setRegister(load.destination(), value);
    }

    private static Cell loaded(Execution e, Load load, Cell address) {
        return switch (address.kind()) {
            case STACK -> fromStack(e, load.base(), address, load.size());
            case CONTEXT -> fromContext(e, load, address);
            case MAP_VALUE -> fromMap(e, load, address);
            case PACKET -> e.state.unknown(load.size());
            case UNREADABLE, NUMBER, MAP, STALE, MIXED -> e.state.unknown(load.size());
        };
    }

    private static Cell fromStack(Execution e, int register, Cell address, int size) {
        var place = e.state.value(address.place());
        int first = fromBottom(place.smin());
        if (place.isConstant()) {
            var value = StackBytes.load(e.state, address.region(), first, size);
            if (value.isPresent()) {
                return value.get();
            }
        }
        int length = (int) (place.smax() - place.smin()) + size;
        requireNumbers(e, register, address, first, length, Purpose.READ.verb, FindingCode.UNINIT_STACK);
        return e.state.unknown(size);
    }

    /// The place in a frame, counted from its first byte.
    static int fromBottom(long place) {
        return (int) place + AbstractState.FRAME_BYTES;
    }

    /// All these stack bytes must be initialised and belong to no address. From here on they are numbers.
    ///
    /// @param does who does what with them
    /// @param leak what it is if they belong to an address
    static void requireNumbers(
            Execution e, int register, Cell address, int first, int length, String does, FindingCode leak) {
        int frame = address.region();
        int bad = StackBytes.firstNonNumber(e.state, frame, first, length);
        if (bad < 0) {
            return;
        }
        boolean pointer = StackBytes.isPartOfPointer(e.state, frame, bad);
        e.report(
                pointer ? leak : FindingCode.UNINIT_STACK,
                "%s stack bytes that %s".formatted(does, pointer ? "are part of an address" : "were never written"),
                List.of(
                        "r%d = %s".formatted(register, e.describe(address)),
                        "the byte at %s %s"
                                .formatted(onStack(bad), pointer ? "belongs to an address" : "was not written")),
                "%s of numbers from %s on".formatted(Description.bytes(length), onStack(first)),
                pointer
                        ? "use an address only as a whole, in a 64-bit variable; pass and keep numbers"
                        : "initialise the whole variable, padding too:   struct key key = {};");
        StackBytes.fill(e.state, frame, first, length);
    }

    private static String onStack(int fromBottom) {
        return "r10 - %d".formatted(AbstractState.FRAME_BYTES - fromBottom);
    }

    private static Cell fromContext(Execution e, Load load, Cell address) {
        var place = e.state.value(address.place());
        for (var field : e.model.layout().pointers()) {
            if (place.isConstant()
                    && place.smin() == field.offset()
                    && load.size() == field.width()
                    && !load.signExtend()) {
                return packetAddress(field);
            }
            if (touches(place, load.size(), field)) {
                pointerField(e, field, "reads only a part of");
            }
        }
        return e.state.unknown(load.size());
    }

    private static Cell packetAddress(PointerField field) {
        int symbol = field.role() == PointerRole.DATA
                ? Symbols.ZERO
                : field.role() == PointerRole.END ? Symbols.SIZE : Symbols.META;
        return new Cell(CellKind.PACKET, 0, symbol, 0);
    }

    private static boolean touches(NumberSet place, long size, PointerField field) {
        return place.smin() < field.offset() + field.width() && field.offset() < place.smax() + size;
    }

    private static void pointerField(Execution e, PointerField field, String does) {
        e.report(
                FindingCode.CONTEXT_POINTER_FIELD,
                "%s the %s pointer of the context".formatted(does, field.role()),
                List.of("the pointer is the %d bytes at offset %d".formatted(field.width(), field.offset())),
                "a load of exactly these bytes",
                "pointer fields are read whole and never written");
    }

    /// Only a map that nobody may change again gives a known number, and only at a known place of its first
    /// value.
    private static Cell fromMap(Execution e, Load load, Cell address) {
        var map = e.map(e.state.map(address.region()));
        var place = e.state.value(address.place());
        boolean frozen = map.readOnly() && map.maxEntries() == 1 && place.isConstant();
        if (!frozen || map.initial().size() < place.smin() + load.size()) {
            return e.state.unknown(load.size());
        }
        return Cell.constant(map.initial().number((int) place.smin(), load.size()));
    }

    static void store(Execution e, Store store) {
        var value = switch (store.value()) {
            case Register(int number) -> e.readable(number, "stores");
            case Immediate(int number) -> Cell.constant(number);
        };
        var address = e.readable(store.base(), "stores through").plus(store.offset());
        if (!Region.contains(e, store.base(), address, Cell.constant(store.size()), Purpose.WRITE)) {
            return;
        }
        switch (address.kind()) {
            case STACK -> toStack(e.state, address, store.size(), value);
            case CONTEXT -> {
                leak(e, value, "the context");
                protectPointers(e, address, store.size());
            }
            case PACKET -> leak(e, value, "the packet");
            case MAP_VALUE -> leak(e, value, "a map");
            case UNREADABLE, NUMBER, MAP, STALE, MIXED -> {}
        }
    }

    private static void leak(Execution e, Cell value, String where) {
        if (value.kind().isPointer() && !e.model.mayLeak()) {
            e.report(
                    FindingCode.POINTER_LEAK_STORE,
                    "stores an address into %s, where others can read it".formatted(where),
                    List.of("the stored value is " + e.describe(value)),
                    "a number",
                    "store what the address points to, or a difference of addresses");
        }
    }

    private static void protectPointers(Execution e, Cell address, int size) {
        var place = e.state.value(address.place());
        for (var field : e.model.layout().pointers()) {
            if (touches(place, size, field)) {
                pointerField(e, field, "writes");
            }
        }
    }

    private static void toStack(AbstractState state, Cell address, int size, Cell value) {
        var place = state.value(address.place());
        int first = fromBottom(place.smin());
        int length = (int) (place.smax() - place.smin()) + size;
        if (place.isConstant()) {
            StackBytes.store(state, address.region(), first, size, value);
        } else if (value.is(CellKind.NUMBER)) {
            StackBytes.blur(state, address.region(), first, length);
        } else {
            StackBytes.unset(state, address.region(), first, length);
        }
    }

    static void atomic(Execution e, Atomic atomic) {
        e.number(atomic.source(), "combines");
        boolean exchange = atomic.operation() == AtomicOperation.CMPXCHG;
        if (exchange) {
            e.number(0, "compares with");
        }
        var address = e.readable(atomic.base(), "stores through").plus(atomic.offset());
        if (Region.contains(e, atomic.base(), address, Cell.constant(atomic.size()), Purpose.ATOMIC)) {
            target(e, atomic, address);
        }
        if (exchange) {
            e.state.setRegister(0, e.state.unknown(atomic.size()));
        } else if (atomic.fetch()) {
            e.state.setRegister(atomic.source(), e.state.unknown(atomic.size()));
        }
    }

    private static void target(Execution e, Atomic atomic, Cell address) {
        switch (address.kind()) {
            case CONTEXT ->
                e.report(
                        FindingCode.ATOMIC_REGION,
                        "atomically changes the context",
                        List.of(e.describe(atomic.base())),
                        "an address in a map's value, the stack or the packet",
                        "nobody else sees the context while the program runs: use a plain store");
            case STACK -> {
                aligned(e, atomic, address);
                var place = e.state.value(address.place());
                int first = fromBottom(place.smin());
                int length = (int) (place.smax() - place.smin()) + atomic.size();
                requireNumbers(e, atomic.base(), address, first, length, Purpose.ATOMIC.verb, FindingCode.UNINIT_STACK);
                StackBytes.fill(e.state, address.region(), first, length);
            }
            case MAP_VALUE -> aligned(e, atomic, address);
            case PACKET, UNREADABLE, NUMBER, MAP, STALE, MIXED -> {}
        }
    }

    private static void aligned(Execution e, Atomic atomic, Cell address) {
        if (!e.state.value(address.place()).isMultipleOf(atomic.size())) {
            e.report(
                    FindingCode.ATOMIC_ALIGNMENT,
                    "atomically changes %s at a place that is not aligned".formatted(Description.bytes(atomic.size())),
                    List.of("the address is " + e.describe(address)),
                    "an offset that is a multiple of %d".formatted(atomic.size()),
                    "let the compiler place the variable: do not pack the struct");
        }
    }
}
