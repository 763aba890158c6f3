package dev.rundown.executor.elf;

/// What a user can do about an object that is refused.
final class Advice {
    static final String COMPILE = "Compile with: clang -O2 -g -target bpf -c x.c -o x.o";
    static final String LITTLE_ENDIAN = "Compile with: clang -O2 -g -target bpfel -c x.c -o x.o";
    static final String DAMAGED = "The file is damaged or cut off: build it again with clang -O2 -g -target bpf -c x.c";
    static final String NO_SUCH_PART = "Leave this out of the program: Rundown does not support it yet";

    private Advice() {}
}
