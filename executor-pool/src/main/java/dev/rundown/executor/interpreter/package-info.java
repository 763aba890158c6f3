/// Runs programs, every access checked, in two ways over one loop.
///
/// Read in this order: [BoundProgram] is the entry. In slices, [BoundProgram#slice] is a function from one
/// [MachineState] to a [SliceResult]; live, an [Invocation] runs to completion on maps in native memory.
/// [Interpreter] is the loop of both, [Machine] what it works on, [Code] the program in the form it wants;
/// [SlicedMemory] and [LiveMemory] are where the two differ.
@NullMarked
package dev.rundown.executor.interpreter;

import org.jspecify.annotations.NullMarked;
