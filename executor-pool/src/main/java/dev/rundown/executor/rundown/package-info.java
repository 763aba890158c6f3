/// Who is inside, and when what they use may go.
///
/// Read in this order: [RundownState] is rundown protection as a value, with its operations; [RundownProtection] is the
/// same contract for workers, with a cache line for each. [EpochState] is the epoch of one thread as a value,
/// [EpochLine] the same live.
@NullMarked
package dev.rundown.executor.rundown;

import org.jspecify.annotations.NullMarked;
