package dev.rundown.executor.interpreter;

import dev.rundown.executor.program.Bytes;
import dev.rundown.executor.program.Words;

/// One frame of a run that has stopped.
///
/// @param returnSlot where its caller goes on; -1 in the outermost frame
/// @param saved      `r6` to `r9` of its caller; none in the outermost frame
/// @param stack      its own bytes
public record CallFrame(int returnSlot, Words saved, Bytes stack) {}
