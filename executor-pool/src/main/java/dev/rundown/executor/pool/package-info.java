/// Workers and the CPUs they stay on.
///
/// Read in this order: [PinnedThreadFactory] makes threads that stay on one CPU each, [CpuAffinity] is how a thread is
/// kept there, [Pinning] whether it worked.
@NullMarked
package dev.rundown.executor.pool;

import org.jspecify.annotations.NullMarked;
