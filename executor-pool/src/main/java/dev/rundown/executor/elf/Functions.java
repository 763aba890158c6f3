package dev.rundown.executor.elf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Which functions an object has, and which of them are programs.
///
/// `.text` holds programs only if no other section does; static functions never are programs. A section without
/// sized function symbols is one program named after it.
///
/// @param all      by section number, in the order of their first slots
/// @param byStart  the same, by section number and first slot
record Functions(List<Function> all, Map<Integer, Map<Integer, Function>> byStart) {
    private static final int SLOT_BYTES = 8;

    static Functions of(ElfFile elf) {
        var sections = elf.sections().stream().filter(Section::holdsPrograms).toList();
        boolean textOnly = sections.stream().allMatch(it -> it.name().equals(".text"));
        var all = new ArrayList<Function>();
        for (var section : sections) {
            boolean mayEnter = textOnly || !section.name().equals(".text");
            all.addAll(ofSection(elf, section, mayEnter));
        }
        var byStart = new HashMap<Integer, Map<Integer, Function>>();
        for (var function : all) {
            byStart.computeIfAbsent(function.section().index(), _ -> new HashMap<>())
                    .putIfAbsent(function.first(), function);
        }
        return new Functions(all, byStart);
    }

    private static List<Function> ofSection(ElfFile elf, Section section, boolean mayEnter) {
        if (section.size() % SLOT_BYTES != 0) {
            throw section.contents()
                    .wrong(
                            section.size(),
                            "programs are made of slots of 8 bytes, the last one is cut",
                            Advice.DAMAGED);
        }
        var found = elf.symbols().stream()
                .filter(it -> it.section() == section.index() && it.isFunction())
                .sorted(Comparator.comparingLong(Symbol::value))
                .map(it -> function(section, it, mayEnter))
                .toList();
        if (found.isEmpty()) {
            return List.of(new Function(section.name(), section, 0, (int) (section.size() / SLOT_BYTES), mayEnter));
        }
        return found;
    }

    private static Function function(Section section, Symbol symbol, boolean mayEnter) {
        boolean inside = symbol.value() <= section.size() && symbol.size() <= section.size() - symbol.value();
        if (!inside || symbol.value() % SLOT_BYTES != 0 || symbol.size() % SLOT_BYTES != 0) {
            throw section.contents()
                    .wrong(
                            symbol.value(),
                            "function %s of %d bytes does not fit in".formatted(symbol.name(), symbol.size()),
                            Advice.DAMAGED);
        }
        return new Function(
                symbol.name(),
                section,
                (int) (symbol.value() / SLOT_BYTES),
                (int) (symbol.size() / SLOT_BYTES),
                mayEnter && !symbol.isStatic());
    }
}
