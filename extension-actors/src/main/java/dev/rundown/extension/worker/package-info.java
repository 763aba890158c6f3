/// CPUs live: an event walks through a pinned worker in a loop written by hand, without a message and without an
/// allocation for each invocation, with the same operations on the same cells as the pure logic of a CPU.
///
/// Read in this order: [HookLoop] is the way of an event, [Shared] a cell and the object behind it, [Tape] notes the
/// operations when somebody records, [Transcript] makes of a tape the steps that the pure logic takes, [Worker] is the
/// actor.
@NullMarked
package dev.rundown.extension.worker;

import org.jspecify.annotations.NullMarked;
