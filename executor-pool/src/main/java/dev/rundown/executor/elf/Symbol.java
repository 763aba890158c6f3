package dev.rundown.executor.elf;

/// One symbol of an object file.
///
/// @param name    empty for a section's symbol
/// @param type    `STT_*`
/// @param binding `STB_*`
/// @param section its section's number; 0 when it is defined elsewhere
/// @param value   offset in its section
/// @param size    in bytes
record Symbol(String name, int type, int binding, int section, long value, long size) {
    private static final int FUNCTION = 2;
    private static final int SECTION = 3;
    private static final int LOCAL = 0;

    boolean isFunction() {
        return type == FUNCTION && size > 0;
    }

    boolean isSection() {
        return type == SECTION;
    }

    boolean isStatic() {
        return binding == LOCAL;
    }

    boolean isUndefined() {
        return section == 0;
    }
}
