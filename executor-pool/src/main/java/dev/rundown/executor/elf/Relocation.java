package dev.rundown.executor.elf;

/// What a loader has to fill in (`SHT_REL`: the addend stands in the instruction).
///
/// @param offset in the section that is changed
/// @param type   `R_BPF_*`
/// @param symbol what the address of is filled in
record Relocation(long offset, long type, Symbol symbol) {
    static final int R_BPF_64_64 = 1;
    static final int R_BPF_64_32 = 10;
}
