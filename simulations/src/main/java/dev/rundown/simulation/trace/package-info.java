/// One file for each failure: JSON lines that carry the scenario, every step with its alternatives, a vector clock
/// and the digest of the world, and the verdict.
///
/// Read in this order: [TraceLine] is what a line may be, [TraceFile] writes them, [TraceReader] reads
/// them, [Clocks] is what happened before what, [Token] is a path in one word.
@NullMarked
package dev.rundown.simulation.trace;

import org.jspecify.annotations.NullMarked;
