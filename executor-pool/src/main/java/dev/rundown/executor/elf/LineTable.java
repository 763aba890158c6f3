package dev.rundown.executor.elf;

import dev.rundown.executor.program.SourceLine;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// What `.BTF.ext` says of instructions: the source line of each, and whether a section needs CO-RE.
///
/// @param lines      by section name and slot
/// @param relocatable names of sections with CO-RE relocations
record LineTable(Map<String, SortedMap<Integer, SourceLine>> lines, Map<String, Integer> relocatable) {
    static final LineTable NONE = new LineTable(Map.of(), Map.of());
    private static final int LINE_BYTES = 16;

    static LineTable of(Span section, BtfTypes types) {
        var table = new LineTable(new HashMap<>(), new HashMap<>());
        long header = BtfTypes.header(section);
        table.readLines(section.part(".BTF.ext (lines)", header + section.u32(16), section.u32(20)), types.strings());
        if (header >= 32) {
            var core = section.part(".BTF.ext (CO-RE)", header + section.u32(24), section.u32(28));
            table.readCore(core, types.strings());
        }
        return table;
    }

    private void readLines(Span area, Span strings) {
        if (area.size() == 0) {
            return;
        }
        long recordBytes = recordBytes(area, LINE_BYTES);
        long at = 4;
        while (at < area.size()) {
            var of = lines.computeIfAbsent(strings.text(area.u32(at)), _ -> new TreeMap<>());
            long count = area.u32(at + 4);
            at += 8;
            for (long i = 0; i < count; i++, at += recordBytes) {
                long position = area.u32(at + 12);
                var line = new SourceLine(
                        strings.text(area.u32(at + 4)),
                        (int) (position >> 10),
                        (int) (position & 0x3ff),
                        strings.text(area.u32(at + 8)).strip());
                of.put((int) (area.u32(at) / 8), line);
            }
        }
    }

    private void readCore(Span area, Span strings) {
        if (area.size() == 0) {
            return;
        }
        long recordBytes = recordBytes(area, LINE_BYTES);
        long at = 4;
        while (at < area.size()) {
            long count = area.u32(at + 4);
            if (count > 0) {
                relocatable.put(strings.text(area.u32(at)), (int) (area.u32(at + 8) / 8));
            }
            at += 8 + count * recordBytes;
        }
    }

    private static long recordBytes(Span area, int least) {
        long size = area.u32(0);
        if (size < least || size > 1024) {
            throw area.wrong(0, "records of %d bytes".formatted(size), Advice.DAMAGED);
        }
        return size;
    }
}
