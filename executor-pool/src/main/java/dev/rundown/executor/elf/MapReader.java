package dev.rundown.executor.elf;

import dev.rundown.executor.program.CustomMapTypes;
import dev.rundown.executor.program.MapDefinition;
import dev.rundown.executor.program.MapType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Reads the maps that an object declares: in `.maps` by the types of variables, in `maps` (legacy) by their contents.
///
/// @param elf   the object
/// @param types of its `.BTF`; of an object without, no types
/// @param custom the map types that extensions bring
record MapReader(ElfFile elf, BtfTypes types, CustomMapTypes custom) {
    private static final int MAX_MAPS = 1000;
    private static final List<Integer> LEGACY_SIZES = List.of(20, 28, 32, 36);

    /// A map and where its variable stands.
    ///
    /// @param section    number of the section
    /// @param offset     of the variable in it
    /// @param definition the map
    record Declared(int section, long offset, MapDefinition definition) {}

    List<Declared> read() {
        var declared = new ArrayList<Declared>();
        elf.section(".maps").ifPresent(it -> declared.addAll(fromTypes(it)));
        elf.section("maps").ifPresent(it -> declared.addAll(legacy(it)));
        if (declared.size() > MAX_MAPS) {
            throw new ElfException(
                    elf.name(),
                    "section .maps",
                    "%d maps, at most %d are allowed".formatted(declared.size(), MAX_MAPS),
                    "Split the object");
        }
        return declared;
    }

    private List<Declared> fromTypes(Section section) {
        var variables = types.variables(".maps");
        if (variables.isEmpty() && section.size() > 0) {
            throw new ElfException(
                    elf.name(),
                    "section .maps",
                    "its maps are described by BTF, which the object does not have",
                    "Compile with -g: clang -O2 -g -target bpf -c x.c -o x.o");
        }
        var declared = new ArrayList<Declared>();
        for (var variable : variables) {
            var symbol = elf.symbols().stream()
                    .filter(it -> it.section() == section.index() && it.name().equals(variable.name()))
                    .findFirst()
                    .orElseThrow(() -> wrong(variable.name(), "no symbol of this name", Advice.DAMAGED));
            declared.add(new Declared(section.index(), symbol.value(), fromType(variable)));
        }
        declared.sort(Comparator.comparingLong(Declared::offset));
        return declared;
    }

    private MapDefinition fromType(BtfType variable) {
        var name = variable.name();
        var struct = types.resolved(variable.sizeOrType());
        if (struct.kind() != BtfType.STRUCT) {
            throw wrong(
                    name,
                    "a struct is expected",
                    "Declare it as: struct { __uint(type, ...); ... } %s SEC(\".maps\");".formatted(name));
        }
        long type = 0;
        long keySize = 0;
        long valueSize = 0;
        long maxEntries = 0;
        for (var member : struct.members()) {
            switch (member.name()) {
                case "type" -> type = number(name, member);
                case "key_size" -> keySize = number(name, member);
                case "value_size" -> valueSize = number(name, member);
                case "max_entries" -> maxEntries = number(name, member);
                case "key" -> keySize = size(name, member);
                case "value" -> valueSize = size(name, member);
                case "map_flags", "pinning" -> requireZero(name, member.name(), number(name, member));
                case "values" ->
                    throw wrong(name, "maps of maps and of programs are not supported", Advice.NO_SUCH_PART);
                default ->
                    throw wrong(
                            name,
                            "unknown member \"%s\"".formatted(member.name()),
                            "Known are: type, key_size, value_size, max_entries, map_flags, pinning, key, value, values");
            }
        }
        return definition(name, type, keySize, valueSize, maxEntries);
    }

    private List<Declared> legacy(Section section) {
        var symbols = elf.symbols().stream()
                .filter(it -> it.section() == section.index()
                        && !it.isSection()
                        && !it.name().isEmpty())
                .sorted(Comparator.comparingLong(Symbol::value))
                .toList();
        if (symbols.isEmpty()) {
            throw new ElfException(elf.name(), "section maps", "no symbol names a map in it", Advice.DAMAGED);
        }
        long each = section.size() / symbols.size();
        if (!LEGACY_SIZES.contains((int) each) || each * symbols.size() != section.size()) {
            throw new ElfException(
                    elf.name(),
                    "section maps",
                    "%d maps in %d bytes; entries of %s bytes are known"
                            .formatted(symbols.size(), section.size(), LEGACY_SIZES),
                    "Declare maps by type: struct { __uint(type, ...); ... } m SEC(\".maps\");");
        }
        var declared = new ArrayList<Declared>();
        for (var symbol : symbols) {
            var at = section.contents();
            long from = symbol.value();
            var definition =
                    definition(symbol.name(), at.u32(from), at.u32(from + 4), at.u32(from + 8), at.u32(from + 12));
            declared.add(new Declared(section.index(), from, definition));
        }
        return declared;
    }

    private MapDefinition definition(String name, long type, long keySize, long valueSize, long maxEntries) {
        for (long attribute : new long[] {keySize, valueSize, maxEntries}) {
            if (attribute > Integer.MAX_VALUE) {
                throw wrong(name, "the attribute %d is too large".formatted(attribute), "Use less than 2^31");
            }
        }
        int number = (int) Math.min(type, Integer.MAX_VALUE);
        var brought = custom.find(number);
        if (brought.isPresent()) {
            return MapDefinition.of(name, brought.get(), (int) keySize, (int) valueSize, (int) maxEntries);
        }
        var known = MapType.numbered(number).orElseThrow(() -> unknownType(name, type));
        return MapDefinition.of(name, known, (int) keySize, (int) valueSize, (int) maxEntries);
    }

    private ElfException unknownType(String name, long type) {
        var names = Arrays.stream(MapType.values())
                .filter(it -> it != MapType.UNSPEC)
                .map(it -> it.name().toLowerCase(Locale.ROOT))
                .toList();
        var brought = custom.byNumber().values().stream()
                .map(it -> "; extensions bring %d %s".formatted(it.number(), it.name()))
                .collect(Collectors.joining());
        var advice = type == 27
                ? "27 is Linux's ring buffer; eBPF for Windows has 13: compile with its bpf_helpers.h"
                : "eBPF for Windows has, from 1 on: %s%s".formatted(String.join(", ", names), brought);
        return wrong(name, "unknown map type %d".formatted(type), advice);
    }

    /// `__uint(name, n)` declares a pointer to an array of n elements.
    private long number(String map, BtfType.Member member) {
        var pointer = types.resolved(member.type());
        if (pointer.kind() == BtfType.PTR) {
            var array = types.resolved(pointer.sizeOrType());
            if (array.kind() == BtfType.ARRAY) {
                return array.count();
            }
        }
        throw wrong(
                map,
                "member \"%s\" is no number".formatted(member.name()),
                "Write: __uint(%s, 1);".formatted(member.name()));
    }

    /// `__type(name, T)` declares a pointer to T.
    private int size(String map, BtfType.Member member) {
        var pointer = types.resolved(member.type());
        if (pointer.kind() == BtfType.PTR) {
            var size = types.size(pointer.sizeOrType());
            if (size.isPresent()) {
                return size.get();
            }
        }
        throw wrong(
                map,
                "member \"%s\" is no type with a size".formatted(member.name()),
                "Write: __type(%s, int);".formatted(member.name()));
    }

    private void requireZero(String map, String member, long value) {
        if (value != 0) {
            throw wrong(map, "%s %d is not supported".formatted(member, value), Advice.NO_SUCH_PART);
        }
    }

    private ElfException wrong(String map, String problem, String advice) {
        return new ElfException(elf.name(), "map %s".formatted(map), problem, advice);
    }
}
