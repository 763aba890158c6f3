/// Loads object files: ELF, BTF, maps, relocations, and one linked image for each program.
///
/// Read in this order: [ObjectLoader] is the entry and answers a [ProgramObject]; [ElfFile] takes the file apart,
/// [MapReader] finds the maps, [CallGraph] who calls whom, [Linker] makes the images. Whatever is wrong with a file is
/// an [ElfException] that names the place; [Span] checks every bound.
/// ```java
/// ProgramImage program = ObjectLoader.load(Path.of("drop.o")).program("drop").orElseThrow();
/// ```
@NullMarked
package dev.rundown.executor.elf;

import org.jspecify.annotations.NullMarked;
