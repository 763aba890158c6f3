package dev.rundown.executor.elf;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// An object file taken apart into sections, symbols and relocations: ELF64, little endian, for BPF.
///
/// @param name     for error texts
/// @param sections by number
/// @param symbols  by number
record ElfFile(String name, List<Section> sections, List<Symbol> symbols) {
    private static final int MACHINE_BPF = 247;
    private static final int HEADER_BYTES = 64;
    private static final int SECTION_HEADER_BYTES = 64;
    private static final int SYMBOL_BYTES = 24;
    private static final int RELOCATION_BYTES = 16;
    private static final int RELOCATABLE = 1;

    static ElfFile of(String name, byte[] bytes) {
        var file = Span.whole(name, bytes);
        checkHeader(file);
        var sections = sections(file);
        return new ElfFile(name, sections, symbols(name, sections));
    }

    private static void checkHeader(Span file) {
        if (file.size() == 0) {
            throw new ElfException(file.file(), "", "the file is empty, an ELF object is expected", Advice.COMPILE);
        }
        if (file.size() < 4 || file.u32(0) != 0x464c_457fL) {
            throw new ElfException(
                    file.file(), "", "this is no ELF object: it does not begin with 7f 45 4c 46", Advice.COMPILE);
        }
        if (file.size() < HEADER_BYTES) {
            throw new ElfException(
                    file.file(),
                    "",
                    "the file ends after %d bytes, inside its header of %d".formatted(file.size(), HEADER_BYTES),
                    Advice.DAMAGED);
        }
        if (file.u8(4) != 2) {
            throw file.wrong(4, "this is not a 64-bit ELF object (class %d)".formatted(file.u8(4)), Advice.COMPILE);
        }
        if (file.u8(5) != 1) {
            throw file.wrong(5, "a little-endian object is expected, this one is big-endian", Advice.LITTLE_ENDIAN);
        }
        int machine = file.u16(18);
        if (machine != MACHINE_BPF && machine != 0) {
            throw file.wrong(
                    18,
                    "the object is for machine %d, not for BPF (%d)".formatted(machine, MACHINE_BPF),
                    Advice.COMPILE);
        }
        if (file.u16(16) != RELOCATABLE) {
            throw file.wrong(
                    16,
                    "a relocatable object (type 1) is expected, not type %d".formatted(file.u16(16)),
                    Advice.COMPILE);
        }
    }

    private static List<Section> sections(Span file) {
        long table = file.u64(40);
        int entrySize = file.u16(58);
        int count = file.u16(60);
        int names = file.u16(62);
        if (count == 0 || entrySize != SECTION_HEADER_BYTES || names >= count) {
            throw file.wrong(
                    58,
                    "the section table (%d entries of %d bytes, names in %d) makes no sense"
                            .formatted(count, entrySize, names),
                    Advice.DAMAGED);
        }
        var headers = file.part("section table", table, (long) count * SECTION_HEADER_BYTES);
        var nameSection = contents(file, headers, names, "section names");
        var sections = new ArrayList<Section>(count);
        for (int i = 0; i < count; i++) {
            long at = (long) i * SECTION_HEADER_BYTES;
            long type = headers.u32(at + 4);
            var sectionName = type == 0 ? "" : nameSection.text(headers.u32(at));
            sections.add(new Section(
                    i,
                    sectionName,
                    type,
                    headers.u64(at + 8),
                    type == 0 ? 0 : headers.u64(at + 32),
                    headers.u32(at + 40),
                    headers.u32(at + 44),
                    contents(file, headers, i, sectionName)));
        }
        return sections;
    }

    private static Span contents(Span file, Span headers, int index, String name) {
        long at = (long) index * SECTION_HEADER_BYTES;
        long type = headers.u32(at + 4);
        if (type == Section.NOBITS || type == 0) {
            return file.part(name, 0, 0);
        }
        return file.part(name, headers.u64(at + 24), headers.u64(at + 32));
    }

    private static List<Symbol> symbols(String file, List<Section> sections) {
        var table = sections.stream().filter(it -> it.type() == Section.SYMTAB).findFirst();
        if (table.isEmpty()) {
            return List.of();
        }
        var contents = table.get().contents();
        var names = section(file, sections, table.get().link(), "the names of the symbols")
                .contents();
        int count = contents.size() / SYMBOL_BYTES;
        var symbols = new ArrayList<Symbol>(count);
        for (int i = 0; i < count; i++) {
            long at = (long) i * SYMBOL_BYTES;
            int kind = contents.u8(at + 4);
            long nameOffset = contents.u32(at);
            symbols.add(new Symbol(
                    nameOffset == 0 ? "" : names.text(nameOffset),
                    kind & 0xf,
                    kind >> 4,
                    contents.u16(at + 6),
                    contents.u64(at + 8),
                    contents.u64(at + 16)));
        }
        return symbols;
    }

    private static Section section(String file, List<Section> sections, long index, String what) {
        if (index >= sections.size()) {
            throw new ElfException(
                    file,
                    "",
                    "%s should be in section %d of %d".formatted(what, index, sections.size()),
                    Advice.DAMAGED);
        }
        return sections.get((int) index);
    }

    Optional<Section> section(String wanted) {
        return sections.stream().filter(it -> it.name().equals(wanted)).findFirst();
    }

    /// The section that a symbol is in; empty for absolute and undefined ones.
    Optional<Section> sectionOf(Symbol symbol) {
        boolean isReal = symbol.section() > 0 && symbol.section() < sections.size();
        return isReal ? Optional.of(sections.get(symbol.section())) : Optional.empty();
    }

    /// The relocations of every section that has some, by the section's number and the offset.
    Map<Integer, SortedMap<Long, Relocation>> relocations() {
        var all = new HashMap<Integer, SortedMap<Long, Relocation>>();
        for (var section : sections) {
            if (section.type() == Section.REL) {
                var of = section(name, sections, section.target(), "what %s changes".formatted(section.name()));
                read(section, all.computeIfAbsent(of.index(), _ -> new TreeMap<>()));
            } else if (section.type() == Section.RELA) {
                throw section.contents()
                        .wrong(
                                0,
                                "relocations with addends (SHT_RELA) are not what clang writes for BPF",
                                Advice.COMPILE);
            }
        }
        return all;
    }

    private void read(Section section, SortedMap<Long, Relocation> into) {
        var contents = section.contents();
        for (long at = 0; at + RELOCATION_BYTES <= contents.size(); at += RELOCATION_BYTES) {
            long number = contents.u32(at + 12);
            if (number >= symbols.size()) {
                throw contents.wrong(at, "symbol %d of %d".formatted(number, symbols.size()), Advice.DAMAGED);
            }
            long offset = contents.u64(at);
            into.put(offset, new Relocation(offset, contents.u32(at + 8), symbols.get((int) number)));
        }
    }
}
