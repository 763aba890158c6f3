/// Guest memory: what an address means, and what a bad access is.
///
/// Read in this order: [Address] is the memory map, [MemoryFault] an access that was not made, [ExecutionFault] any
/// reason why a run had no result.
@NullMarked
package dev.rundown.executor.memory;

import org.jspecify.annotations.NullMarked;
