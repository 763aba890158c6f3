package dev.rundown.executor.elf;

import java.util.List;

/// One type of the BPF Type Format.
///
/// @param kind       `BTF_KIND_*`
/// @param name       empty when it has none
/// @param sizeOrType bytes of an integer, struct, union, enum, float or data section; else the type referred to
/// @param members    of a struct or union, or variables of a data section
/// @param count      of an array's elements; of a tag on a declaration, which part it is on, or [#WHOLE]
record BtfType(int kind, String name, long sizeOrType, List<Member> members, long count) {
    static final int INT = 1;
    static final int PTR = 2;
    static final int ARRAY = 3;
    static final int STRUCT = 4;
    static final int UNION = 5;
    static final int ENUM = 6;
    static final int TYPEDEF = 8;
    static final int VOLATILE = 9;
    static final int CONST = 10;
    static final int RESTRICT = 11;
    static final int FUNC = 12;
    static final int VAR = 14;
    static final int DATASEC = 15;
    static final int FLOAT = 16;
    static final int DECL_TAG = 17;
    static final int TYPE_TAG = 18;
    static final int ENUM64 = 19;

    /// A tag on a declaration as a whole, not on a member or an argument.
    static final long WHOLE = 0xFFFF_FFFFL;

    /// One member.
    ///
    /// @param name empty in a data section
    /// @param type its type's number
    record Member(String name, long type) {}

    boolean isAlias() {
        return kind == TYPEDEF || kind == VOLATILE || kind == CONST || kind == RESTRICT || kind == TYPE_TAG;
    }
}
