package dev.rundown.executor.elf;

/// One section of an object file.
///
/// @param index     its number
/// @param name      as the string table has it
/// @param type      `SHT_*`
/// @param flags     `SHF_*`
/// @param size      in bytes; may be more than `contents` for `.bss`
/// @param link      another section it belongs to
/// @param target    for relocations: the section they change
/// @param contents  its bytes; empty for `.bss`
record Section(int index, String name, long type, long flags, long size, long link, long target, Span contents) {
    static final int PROGBITS = 1;
    static final int SYMTAB = 2;
    static final int RELA = 4;
    static final int NOBITS = 8;
    static final int REL = 9;
    private static final int EXECUTABLE = 4;

    boolean holdsPrograms() {
        return type == PROGBITS && (flags & EXECUTABLE) != 0 && size > 0;
    }

    /// Whether it becomes a map with one value: `.rodata`, `.data`, `.bss` and those that begin so (`.rodata.str1.1`).
    boolean holdsGlobals() {
        return size > 0
                && (type == PROGBITS || type == NOBITS)
                && (isNamed(".rodata") || isNamed(".data") || isNamed(".bss"));
    }

    boolean isReadOnly() {
        return isNamed(".rodata");
    }

    private boolean isNamed(String prefix) {
        return name.equals(prefix) || name.startsWith(prefix + ".");
    }
}
