package dev.rundown.verifier.transfer;

import dev.rundown.executor.helper.ArgumentType;
import dev.rundown.executor.helper.HelperPrototype;
import dev.rundown.executor.program.MapDefinition;
import dev.rundown.executor.program.MapType;
import dev.rundown.verifier.domain.Cell;
import dev.rundown.verifier.domain.CellKind;
import dev.rundown.verifier.domain.StackBytes;
import dev.rundown.verifier.finding.FindingCode;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/// The arguments of one call. All are judged before any memory counts as written, since a helper may read
/// one argument after it has written another.
final class HelperArguments {
    private final Execution e;
    private final HelperPrototype prototype;
    private final List<Written> written = new ArrayList<>();
    private OptionalInt map = OptionalInt.empty();

    /// Stack bytes that the helper fills: `least` of them for sure, any up to `most`.
    private record Written(int frame, int first, int least, int most) {}

    HelperArguments(Execution e, HelperPrototype prototype) {
        this.e = e;
        this.prototype = prototype;
    }

    /// The map that the call is about, if an argument named one.
    OptionalInt map() {
        return map;
    }

    void check() {
        for (int i = 0; i < prototype.arguments().size(); i++) {
            if (prototype.arguments().get(i) == ArgumentType.DONTCARE) {
                break;
            }
            one(prototype.arguments().get(i), i + 1);
        }
        for (var bytes : written) {
            StackBytes.blur(e.state, bytes.frame, bytes.first, bytes.most);
            StackBytes.fill(e.state, bytes.frame, bytes.first, bytes.least);
        }
    }

    private void one(ArgumentType type, int register) {
        var cell = e.readable(register, "passes to %s".formatted(prototype.name()));
        switch (type) {
            case DONTCARE -> {}
            case ANYTHING -> anything(register, cell);
            case CONST_SIZE, CONST_SIZE_OR_ZERO -> size(type, register, cell);
            case PTR_TO_CTX -> context(register, cell);
            case PTR_TO_CTX_OR_NULL -> {
                if (!Description.isNull(cell)) {
                    context(register, cell);
                }
            }
            case PTR_TO_MAP, CONST_PTR_TO_MAP, PTR_TO_MAP_OF_PROGRAMS -> map(type, register, cell);
            case PTR_TO_MAP_KEY, PTR_TO_MAP_VALUE, PTR_TO_UNINIT_MAP_VALUE -> ofMap(type, register, cell);
            case PTR_TO_READABLE_MEM, PTR_TO_READONLY_MEM -> memory(register, cell, false, Purpose.READ);
            case PTR_TO_READABLE_MEM_OR_NULL, PTR_TO_READONLY_MEM_OR_NULL -> memory(register, cell, true, Purpose.READ);
            case PTR_TO_WRITABLE_MEM -> memory(register, cell, false, Purpose.WRITE);
            case PTR_TO_WRITABLE_MEM_OR_NULL -> memory(register, cell, true, Purpose.WRITE);
            case PTR_TO_LONG -> fixed(register, cell, Long.BYTES, Purpose.WRITE);
            case PTR_TO_INT -> fixed(register, cell, Integer.BYTES, Purpose.WRITE);
            case UNSUPPORTED,
                    PTR_TO_STACK,
                    PTR_TO_STACK_OR_NULL,
                    PTR_TO_BTF_ID_SOCK_COMMON,
                    PTR_TO_SPIN_LOCK,
                    PTR_TO_SOCK_COMMON,
                    PTR_TO_BTF_ID,
                    PTR_TO_CONST_STR,
                    PTR_TO_FUNC,
                    CONST_ALLOC_SIZE_OR_ZERO,
                    PTR_TO_ALLOC_MEM,
                    PTR_TO_TIMER,
                    PTR_TO_PERCPU_BTF_ID ->
                HelperCalls.unsupported(e, prototype, "its argument %d is %s".formatted(register, type));
        }
    }

    private void wrong(FindingCode code, int register, Cell cell, String headline, String needed, String fix) {
        e.report(
                code,
                "passes %s to %s as argument %d".formatted(headline, prototype.name(), register),
                List.of("r%d = %s".formatted(register, e.describe(cell))),
                needed,
                fix);
    }

    private void anything(int register, Cell cell) {
        if (cell.kind().isPointer() && !e.model.mayLeak()) {
            wrong(
                    FindingCode.POINTER_LEAK_HELPER,
                    register,
                    cell,
                    "an address",
                    "a number",
                    "pass what the address points to; only privileged program types may pass addresses here");
        }
    }

    private void size(ArgumentType type, int register, Cell cell) {
        var set = e.state.value(cell);
        boolean zero = type == ArgumentType.CONST_SIZE_OR_ZERO;
        if (!cell.is(CellKind.NUMBER)
                || set.smin() < 0
                || set.smax() > Integer.MAX_VALUE
                || (!zero && set.smin() == 0)) {
            wrong(
                    FindingCode.HELPER_SIZE,
                    register,
                    cell,
                    "a size that is not proved to be in range",
                    zero
                            ? "a number of bytes, 0 or more, with an upper limit"
                            : "a number of bytes, 1 or more, with an upper limit",
                    "limit it before the call:   if (size == 0 || size > sizeof(buffer)) return 0;");
        }
    }

    private void context(int register, Cell cell) {
        if (!cell.equals(Cell.start(CellKind.CONTEXT, 0))) {
            wrong(
                    FindingCode.HELPER_ARGUMENT,
                    register,
                    cell,
                    "something else than the context",
                    "the context exactly as the program got it",
                    "keep the context pointer in a variable of its own and pass that");
        }
    }

    private void map(ArgumentType type, int register, Cell cell) {
        if (!cell.is(CellKind.MAP)) {
            wrong(
                    FindingCode.HELPER_ARGUMENT,
                    register,
                    cell,
                    "something else than a map",
                    "the address of a map of this program",
                    "pass &map");
            return;
        }
        map = OptionalInt.of(cell.region());
        boolean programs = e.map(cell.region()).type() == MapType.PROG_ARRAY;
        if (programs != (type == ArgumentType.PTR_TO_MAP_OF_PROGRAMS)) {
            wrong(
                    FindingCode.MAP_KIND,
                    register,
                    cell,
                    programs ? "a program array" : "a map that holds no programs",
                    programs ? "a map with values" : "a map of type BPF_MAP_TYPE_PROG_ARRAY",
                    "use a map of the type that the helper works on");
        }
    }

    /// Until its map is known, a key has no size. That there is a map argument was checked with the
    /// prototype; that it was a map is the finding already reported.
    private void ofMap(ArgumentType type, int register, Cell cell) {
        if (map.isEmpty()) {
            return;
        }
        MapDefinition definition = e.map(map.getAsInt());
        int size = type == ArgumentType.PTR_TO_MAP_KEY ? definition.keySize() : definition.valueSize();
        if (type != ArgumentType.PTR_TO_MAP_KEY) {
            fixed(register, cell, size, Purpose.WRITE);
        }
        if (type != ArgumentType.PTR_TO_UNINIT_MAP_VALUE) {
            fixed(register, cell, size, Purpose.READ);
        }
    }

    private void fixed(int register, Cell cell, int size, Purpose purpose) {
        bytes(register, cell, Cell.constant(size), purpose);
    }

    private void memory(int register, Cell cell, boolean orNull, Purpose purpose) {
        var size = e.state.register(register + 1);
        if (!size.is(CellKind.NUMBER)) {
            return; // Reported with the size.
        }
        var range = e.state.value(size);
        if (range.smin() < 0 || range.smax() > Integer.MAX_VALUE) {
            return; // Reported with the size.
        }
        if (orNull && Description.isNull(cell) && range.smax() == 0) {
            return;
        }
        bytes(register, cell, size, purpose);
    }

    /// `size` bytes that the helper reads or writes: of the stack, the packet or a map's value.
    private void bytes(int register, Cell cell, Cell size, Purpose purpose) {
        if (cell.is(CellKind.CONTEXT)) {
            wrong(
                    FindingCode.HELPER_ARGUMENT,
                    register,
                    cell,
                    "the context as memory",
                    "bytes of the stack, the packet or a map's value",
                    "copy the field into a variable and pass that");
            return;
        }
        if (!Region.contains(e, register, cell, size, purpose) || !cell.is(CellKind.STACK)) {
            return;
        }
        var place = e.state.value(cell.place());
        var range = e.state.value(size);
        int first = MemoryAccess.fromBottom(place.smin());
        int slack = (int) (place.smax() - place.smin());
        int most = slack + (int) range.smax();
        if (purpose == Purpose.READ) {
            String does = "lets %s read".formatted(prototype.name());
            MemoryAccess.requireNumbers(e, register, cell, first, most, does, FindingCode.POINTER_LEAK_HELPER);
        } else {
            int least = slack == 0 ? (int) range.smin() : 0;
            written.add(new Written(cell.region(), first, least, most));
        }
    }
}
