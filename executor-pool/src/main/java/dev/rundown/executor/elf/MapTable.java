package dev.rundown.executor.elf;

import dev.rundown.executor.program.Bytes;
import dev.rundown.executor.program.CustomMapTypes;
import dev.rundown.executor.program.MapDefinition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The maps of an object with the places that relocations name them by: declared maps first, then global data.
///
/// @param definitions by index
/// @param declared    the index of a declared map by section number and offset
/// @param globals     the index of global data by section number
record MapTable(
        List<MapDefinition> definitions, Map<Integer, Map<Long, Integer>> declared, Map<Integer, Integer> globals) {
    private static final int MAX_GLOBAL_BYTES = 16 << 20;

    static MapTable of(ElfFile elf, BtfTypes types, CustomMapTypes custom, Map<Integer, ?> relocations) {
        var definitions = new ArrayList<MapDefinition>();
        var declared = new HashMap<Integer, Map<Long, Integer>>();
        for (var map : new MapReader(elf, types, custom).read()) {
            declared.computeIfAbsent(map.section(), _ -> new HashMap<>()).put(map.offset(), definitions.size());
            definitions.add(map.definition());
        }
        var globals = new HashMap<Integer, Integer>();
        long total = 0;
        for (var section : elf.sections()) {
            if (section.holdsGlobals()) {
                total += Math.min(section.size(), Integer.MAX_VALUE);
                if (total > MAX_GLOBAL_BYTES) {
                    throw section.contents()
                            .wrong(0, "more than %d bytes of global data".formatted(MAX_GLOBAL_BYTES), "Use a map");
                }
                if (relocations.containsKey(section.index())) {
                    throw section.contents()
                            .wrong(0, "global data that holds addresses is not supported", Advice.NO_SUCH_PART);
                }
                globals.put(section.index(), definitions.size());
                definitions.add(MapDefinition.global(section.name(), contents(section), section.isReadOnly()));
            }
        }
        return new MapTable(definitions, declared, globals);
    }

    private static Bytes contents(Section section) {
        return section.type() == Section.NOBITS
                ? Bytes.zeros((int) section.size())
                : Bytes.of(section.contents().copy());
    }

    Optional<Integer> declaredAt(int section, long offset) {
        return Optional.ofNullable(declared.getOrDefault(section, Map.of()).get(offset));
    }

    Optional<Integer> global(int section) {
        return Optional.ofNullable(globals.get(section));
    }
}
