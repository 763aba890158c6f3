/// An event and what it sets off: a CPU enters an extension, walks the clients of a hook and runs their programs.
///
/// Read in this order: [CpuMessage] is the way of one event, step by step, [Cpu] is the actor that goes it,
/// [ProgramCatalog] says what stands behind the name of a program; [LiveProgram] runs one to its end, live.
@NullMarked
package dev.rundown.extension.invocation;

import org.jspecify.annotations.NullMarked;
