package dev.rundown.executor.elf;

import dev.rundown.executor.isa.Decoder;
import dev.rundown.executor.isa.MalformedProgram;
import dev.rundown.executor.program.ImportedFunction;
import dev.rundown.executor.program.ProgramImage;
import dev.rundown.executor.program.SourceLine;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// Makes one image of a program and the functions it reaches: puts them one after the other, points calls at their new
/// places, names maps and functions of other modules by their index, moves the source lines along. It works on bytes,
/// so that the decoder has the
/// last word on the result.
///
/// @param elf         the object
/// @param calls       between its functions
/// @param relocations by section number and offset
/// @param maps        of the object
/// @param lines       of the object
record Linker(
        ElfFile elf,
        CallGraph calls,
        Map<Integer, SortedMap<Long, Relocation>> relocations,
        MapTable maps,
        LineTable lines) {
    private static final int MAX_SLOTS = 1_000_000;
    private static final int SLOT_BYTES = 8;
    private static final int LDDW = 0x18;
    private static final int CALL_BY_BTF = 2;
    private static final int MAP = 1;
    private static final int MAP_VALUE = 2;
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    ProgramImage link(Function entry) {
        var starts = new LinkedHashMap<Function, Integer>();
        long total = 0;
        for (var function : calls.reachedFrom(entry)) {
            starts.put(function, (int) total);
            total += function.count();
            if (total > MAX_SLOTS) {
                throw new ElfException(
                        elf.name(),
                        entry.place(entry.first()),
                        "the program has more than %d instructions".formatted(MAX_SLOTS),
                        "Split it into several programs");
            }
        }
        var imports = new TreeSet<ImportedFunction>();
        starts.keySet().forEach(it -> imports.addAll(calls.importsOf(it).values()));
        var code = new byte[(int) total * SLOT_BYTES];
        var names = new TreeMap<Integer, String>();
        var moved = new TreeMap<Integer, SourceLine>();
        starts.forEach((function, start) -> {
            refuseCoreRelocations(function);
            copy(function, start, starts, code);
            bind(function, start, List.copyOf(imports), code);
            names.put(start, function.name());
            moveLines(function, start, moved);
        });
        try {
            return new ProgramImage(
                    entry.name(),
                    entry.section().name(),
                    Decoder.decode(code),
                    maps.definitions(),
                    moved,
                    names,
                    List.copyOf(imports));
        } catch (MalformedProgram malformed) {
            throw malformed(malformed, starts);
        }
    }

    private void copy(Function function, int start, Map<Function, Integer> starts, byte[] code) {
        var from = function.section()
                .contents()
                .part("", (long) function.first() * SLOT_BYTES, (long) function.count() * SLOT_BYTES);
        from.copyTo(code, start * SLOT_BYTES);
        calls.callsOf(function).forEach((slot, callee) -> {
            int moved = slot - function.first() + start;
            INT.set(code, moved * SLOT_BYTES + 4, callee == null ? 0 : at(starts, callee) - moved - 1);
        });
        long firstByte = (long) function.first() * SLOT_BYTES;
        relocations
                .getOrDefault(function.section().index(), new TreeMap<>())
                .subMap(firstByte, firstByte + from.size())
                .values()
                .forEach(it -> relocate(function, it, start, code));
    }

    /// A call of a function of another module becomes one by BTF id, which is here the function's index.
    private void bind(Function function, int start, List<ImportedFunction> imports, byte[] code) {
        calls.importsOf(function).forEach((slot, imported) -> {
            int at = (slot - function.first() + start) * SLOT_BYTES;
            code[at + 1] = (byte) (CALL_BY_BTF << 4);
            INT.set(code, at + 4, imports.indexOf(imported));
        });
    }

    private static int at(Map<Function, Integer> starts, Function callee) {
        return starts.getOrDefault(callee, 0);
    }

    private void relocate(Function function, Relocation relocation, int start, byte[] code) {
        if (relocation.type() == Relocation.R_BPF_64_32 && relocation.offset() % SLOT_BYTES == 0) {
            refuseUnlessCall(function, relocation);
            return;
        }
        int slot = (int) (relocation.offset() / SLOT_BYTES);
        int at = (slot - function.first() + start) * SLOT_BYTES;
        boolean isWide = relocation.offset() % SLOT_BYTES == 0
                && (code[at] & 0xff) == LDDW
                && slot + 1 < function.first() + function.count();
        if (relocation.type() != Relocation.R_BPF_64_64 || !isWide) {
            throw wrong(
                    function, slot, relocation, "relocation type %d is not possible here".formatted(relocation.type()));
        }
        var symbol = relocation.symbol();
        int addend = (int) INT.get(code, at + 4);
        var global = maps.global(symbol.section());
        if (global.isPresent()) {
            point(code, at, MAP_VALUE, global.get(), (int) symbol.value() + addend);
            return;
        }
        int map = maps.declaredAt(symbol.section(), symbol.isSection() ? addend : symbol.value())
                .orElseThrow(() -> wrong(function, slot, relocation, "it is neither a map nor global data"));
        point(code, at, MAP, map, 0);
    }

    private static void point(byte[] code, int at, int kind, int map, int offset) {
        code[at + 1] = (byte) ((code[at + 1] & 0xf) | (kind << 4));
        INT.set(code, at + 4, map);
        INT.set(code, at + SLOT_BYTES + 4, offset);
    }

    private void refuseUnlessCall(Function function, Relocation relocation) {
        int slot = (int) (relocation.offset() / SLOT_BYTES);
        if (!calls.callsOf(function).containsKey(slot)
                && !calls.importsOf(function).containsKey(slot)) {
            throw wrong(function, slot, relocation, "a helper is called by number, it cannot be bound by name");
        }
    }

    private void refuseCoreRelocations(Function function) {
        var slot = lines.relocatable().get(function.section().name());
        if (slot != null) {
            throw new ElfException(
                    elf.name(),
                    "section %s, instruction %d".formatted(function.section().name(), slot),
                    "CO-RE relocations (preserve_access_index) are not supported yet",
                    "Use the types of the extension's header without preserve_access_index");
        }
    }

    private void moveLines(Function function, int start, SortedMap<Integer, SourceLine> moved) {
        lines.lines()
                .getOrDefault(function.section().name(), new TreeMap<>())
                .subMap(function.first(), function.first() + function.count())
                .forEach((slot, line) -> moved.put(slot - function.first() + start, line));
    }

    private ElfException malformed(MalformedProgram malformed, Map<Function, Integer> starts) {
        var last = new Object() {
            String place = "";
        };
        starts.forEach((function, start) -> {
            if (start <= malformed.slot()) {
                last.place = function.place(function.first() + malformed.slot() - start);
            }
        });
        return new ElfException(
                elf.name(), last.place, "(%s) %s".formatted(malformed.bytes(), malformed.rule()), Advice.DAMAGED);
    }

    private ElfException wrong(Function function, int slot, Relocation relocation, String problem) {
        var symbol = relocation.symbol();
        var name = symbol.name().isEmpty() ? "section %d".formatted(symbol.section()) : symbol.name();
        return new ElfException(
                elf.name(),
                function.place(slot),
                "cannot fill in the address of %s: %s".formatted(name, problem),
                "Maps, variables and static functions can be addressed. " + Advice.COMPILE);
    }
}
