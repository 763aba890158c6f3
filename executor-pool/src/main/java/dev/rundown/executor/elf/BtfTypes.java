package dev.rundown.executor.elf;

import dev.rundown.executor.elf.BtfType.Member;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The types and texts of a section `.BTF`
/// ([format](https://docs.kernel.org/bpf/btf.html)).
///
/// @param types   by number; 0 is `void`
/// @param strings what names are offsets into
/// @param section for error texts
record BtfTypes(List<BtfType> types, Span strings, Span section) {
    static final int MAGIC = 0xeb9f;
    private static final int HEADER_BYTES = 24;
    private static final int TYPE_BYTES = 12;
    private static final int MAX_CHAIN = 64;

    static BtfTypes of(Span section) {
        long header = header(section);
        long typeOffset = section.u32(8);
        long typeSize = section.u32(12);
        var strings = section.part(".BTF (strings)", header + section.u32(16), section.u32(20));
        var area = section.part(".BTF (types)", header + typeOffset, typeSize);
        var types = new ArrayList<BtfType>();
        types.add(new BtfType(0, "void", 0, List.of(), 0));
        long at = 0;
        while (at < area.size()) {
            int kind = area.u8(at + 7) & 0x1f;
            int count = area.u16(at + 4);
            types.add(one(area, strings, at, kind, count));
            at += TYPE_BYTES + extraBytes(area, at, kind, count);
        }
        return new BtfTypes(types, strings, section);
    }

    /// Checks the header that `.BTF` and `.BTF.ext` share and answers its length.
    static long header(Span section) {
        if (section.u16(0) != MAGIC || section.u8(2) != 1) {
            throw section.wrong(
                    0,
                    "BTF begins with magic eb9f and version 1, not %04x and %d"
                            .formatted(section.u16(0), section.u8(2)),
                    Advice.LITTLE_ENDIAN);
        }
        long length = section.u32(4);
        if (length < HEADER_BYTES || length > section.size()) {
            throw section.wrong(4, "a BTF header of %d bytes".formatted(length), Advice.DAMAGED);
        }
        return length;
    }

    private static BtfType one(Span area, Span strings, long at, int kind, int count) {
        var name = strings.text(area.u32(at));
        long sizeOrType = area.u32(at + 8);
        long extra = at + TYPE_BYTES;
        return switch (kind) {
            case BtfType.STRUCT, BtfType.UNION, BtfType.DATASEC ->
                new BtfType(kind, name, sizeOrType, members(area, strings, extra, kind, count), 0);
            case BtfType.ARRAY -> new BtfType(kind, name, area.u32(extra), List.of(), area.u32(extra + 8));
            case BtfType.DECL_TAG -> new BtfType(kind, name, sizeOrType, List.of(), area.u32(extra));
            default -> new BtfType(kind, name, sizeOrType, List.of(), 0);
        };
    }

    /// Three numbers each; the variables of a data section have no names here.
    private static List<Member> members(Span area, Span strings, long first, int kind, int count) {
        var members = new ArrayList<Member>();
        long at = first;
        for (int i = 0; i < count; i++, at += 12) {
            members.add(
                    kind == BtfType.DATASEC
                            ? new Member("", area.u32(at))
                            : new Member(strings.text(area.u32(at)), area.u32(at + 4)));
        }
        return List.copyOf(members);
    }

    private static long extraBytes(Span area, long at, int kind, int count) {
        return switch (kind) {
            case BtfType.INT, BtfType.VAR, BtfType.DECL_TAG -> 4;
            case BtfType.ARRAY -> 12;
            case BtfType.STRUCT, BtfType.UNION, BtfType.DATASEC, BtfType.ENUM64 -> 12L * count;
            case BtfType.ENUM, 13 -> 8L * count; // 13: FUNC_PROTO
            case BtfType.PTR, 7, BtfType.TYPEDEF, BtfType.VOLATILE, BtfType.CONST, BtfType.RESTRICT -> 0;
            case BtfType.FUNC, BtfType.FLOAT, BtfType.TYPE_TAG -> 0;
            default -> throw area.wrong(at, "unknown kind %d of BTF type".formatted(kind), Advice.DAMAGED);
        };
    }

    /// The type with this number.
    BtfType type(long number) {
        if (number >= types.size()) {
            throw section.wrong(0, "BTF type %d of %d".formatted(number, types.size()), Advice.DAMAGED);
        }
        return types.get((int) number);
    }

    /// The type that a chain of typedefs and qualifiers ends in.
    BtfType resolved(long number) {
        var type = type(number);
        for (int links = 0; links < MAX_CHAIN; links++) {
            if (!type.isAlias()) {
                return type;
            }
            type = type(type.sizeOrType());
        }
        throw section.wrong(
                0, "a chain of more than %d typedefs begins at type %d".formatted(MAX_CHAIN, number), Advice.DAMAGED);
    }

    /// How many bytes a value of this type has; empty when it has none (`void`, a function) or too many.
    Optional<Integer> size(long number) {
        long factor = 1;
        var type = resolved(number);
        for (int links = 0; links < MAX_CHAIN && type.kind() == BtfType.ARRAY; links++) {
            factor = Math.min(factor * type.count(), Integer.MAX_VALUE);
            type = resolved(type.sizeOrType());
        }
        long size = switch (type.kind()) {
            case BtfType.INT, BtfType.STRUCT, BtfType.UNION, BtfType.ENUM -> type.sizeOrType();
            case BtfType.FLOAT, BtfType.ENUM64 -> type.sizeOrType();
            case BtfType.PTR -> 8;
            default -> 0;
        };
        boolean fits = factor > 0 && size > 0 && size <= Integer.MAX_VALUE / factor;
        return fits ? Optional.of((int) (size * factor)) : Optional.empty();
    }

    /// The variables of the data section `name`, in the order of their declaration.
    List<BtfType> variables(String name) {
        return members(name).stream().map(this::type).toList();
    }

    /// The same by number.
    List<Long> members(String name) {
        return types.stream()
                .filter(it -> it.kind() == BtfType.DATASEC && it.name().equals(name))
                .flatMap(it -> it.members().stream())
                .map(BtfType.Member::type)
                .toList();
    }

    /// The tags on the declaration with this number (`btf_decl_tag`).
    List<String> tagsOf(long declaration) {
        return types.stream()
                .filter(it ->
                        it.kind() == BtfType.DECL_TAG && it.sizeOrType() == declaration && it.count() == BtfType.WHOLE)
                .map(BtfType::name)
                .toList();
    }
}
