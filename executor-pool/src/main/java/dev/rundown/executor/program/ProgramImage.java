package dev.rundown.executor.program;

import dev.rundown.executor.isa.Disassembler;
import dev.rundown.executor.isa.Instruction;
import dev.rundown.executor.isa.Instruction.CallHelper;
import dev.rundown.executor.isa.Instruction.LoadImmediate64;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// One program with the sub-programs it reaches, linked: instructions by slot, references to maps, where each
/// instruction comes from. It never changes, and equal contents make equal images.
///
/// @param name      of the entry function
/// @param section   of the object, as it is: what `xdp` or `bind` means is the business of extensions
/// @param slots     the entry function first
/// @param maps      what [LoadImmediate64] refers to by index
/// @param lines     by the first slot they stand for; each holds up to the next one of the same function
/// @param functions by their first slot, their names; the entry function is at 0
/// @param imports   functions of other modules, in their order; what [Instruction.CallByBtf] refers to by index
public record ProgramImage(
        String name,
        String section,
        List<Instruction> slots,
        List<MapDefinition> maps,
        SortedMap<Integer, SourceLine> lines,
        SortedMap<Integer, String> functions,
        List<ImportedFunction> imports) {
    public ProgramImage {
        imports = List.copyOf(imports);
        slots = List.copyOf(slots);
        maps = List.copyOf(maps);
        lines = Collections.unmodifiableSortedMap(new TreeMap<>(lines));
        functions = Collections.unmodifiableSortedMap(new TreeMap<>(functions));
    }

    /// A program that calls no functions of other modules.
    public ProgramImage(
            String name,
            String section,
            List<Instruction> slots,
            List<MapDefinition> maps,
            SortedMap<Integer, SourceLine> lines,
            SortedMap<Integer, String> functions) {
        this(name, section, slots, maps, lines, functions, List.of());
    }

    /// A program without maps and source.
    public static ProgramImage of(String name, List<Instruction> slots) {
        return new ProgramImage(name, "", slots, List.of(), new TreeMap<>(), new TreeMap<>(Map.of(0, name)));
    }

    /// How many slots there are.
    public int size() {
        return slots.size();
    }

    /// The instruction at `slot`.
    public Instruction at(int slot) {
        return slots.get(slot);
    }

    /// The slot of the instruction after the one at `slot`.
    public int next(int slot) {
        return at(slot) instanceof LoadImmediate64 ? slot + 2 : slot + 1;
    }

    /// The numbers of the helpers that the program calls by number.
    public SortedSet<Integer> helpersUsed() {
        var used = new TreeSet<Integer>();
        for (var instruction : slots) {
            if (instruction instanceof CallHelper(int id)) {
                used.add(id);
            }
        }
        return used;
    }

    /// The modules whose functions the program calls, by their GUIDs.
    public SortedSet<String> modulesUsed() {
        var used = new TreeSet<String>();
        imports.forEach(it -> used.add(it.module()));
        return used;
    }

    /// The function that a call by this index means; empty when the image imports none of this index.
    public Optional<ImportedFunction> imported(int index) {
        return index >= 0 && index < imports.size() ? Optional.of(imports.get(index)) : Optional.empty();
    }

    /// The first slot of the function that `slot` belongs to.
    public int functionStart(int slot) {
        var before = functions.headMap(slot + 1);
        return before.isEmpty() ? 0 : before.lastKey();
    }

    /// The name of the function that `slot` belongs to.
    public String functionAt(int slot) {
        return functions.getOrDefault(functionStart(slot), name);
    }

    /// The source of the instruction at `slot`; empty when the object has none.
    public Optional<SourceLine> lineAt(int slot) {
        var known = lines.subMap(functionStart(slot), slot + 1);
        return Optional.ofNullable(known.lastEntry()).map(Map.Entry::getValue);
    }

    /// SHA-256 of what decides how the program behaves (instructions, maps and functions of other modules, not names
    /// and source), in hexadecimal.
    public String hash() {
        var digest = sha256();
        for (int slot = 0; slot < slots.size(); slot++) {
            digest.update((Disassembler.text(slot, at(slot)) + "\n").getBytes(StandardCharsets.UTF_8));
        }
        for (var map : maps) {
            digest.update((map + "\n").getBytes(StandardCharsets.UTF_8));
        }
        for (var function : imports) {
            digest.update((function + "\n").getBytes(StandardCharsets.UTF_8));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every Java platform has SHA-256", impossible);
        }
    }
}
