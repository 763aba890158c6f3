package dev.rundown.executor.elf;

/// A function of an object: some slots of one section.
///
/// @param name    of its symbol, or of the section when that has no symbols
/// @param section it is in
/// @param first   its first slot in the section
/// @param count   of its slots
/// @param isEntry whether it is a program of its own, not only called by others
record Function(String name, Section section, int first, int count, boolean isEntry) {
    String place(int slot) {
        return "section %s, function %s, instruction %d".formatted(section.name(), name, slot - first);
    }
}
