/// What a loaded program is, as values that every other package shares.
///
/// Read in this order: [ProgramImage] is one program with its sub-programs, [MapDefinition] a map it refers to,
/// [SourceLine] where an instruction comes from, [ContextLayout] what it is called with, [EbpfResult] what the
/// machinery around it answers (names of eBPF for Windows).
@NullMarked
package dev.rundown.executor.program;

import org.jspecify.annotations.NullMarked;
