package dev.rundown.executor.memory;

import dev.rundown.executor.program.SourceLine;
import java.util.Optional;

/// An access that was not made.
///
/// @param kind    why not
/// @param slot    the instruction that wanted it
/// @param line    its source
/// @param address of the first byte
/// @param size    in bytes
/// @param isWrite whether the program wanted to write
/// @param region  what the address points into, with the offset: `packet data + 1498 (of 1500 bytes)`
public record MemoryFault(
        Kind kind, int slot, Optional<SourceLine> line, long address, int size, boolean isWrite, String region)
        implements ExecutionFault {
    /// Why an access was not made.
    public enum Kind {
        /// The address is null, or null and a bit.
        NULL("is an access through a null pointer"),
        /// There is no such region, or not now.
        UNMAPPED("leads nowhere"),
        /// The region exists and does not have these bytes.
        OUT_OF_BOUNDS("is out of bounds"),
        /// The region may only be read.
        READ_ONLY("would change what may only be read"),
        /// An atomic operation on shared memory whose address is no multiple of its size.
        MISALIGNED_ATOMIC("is atomic and not aligned"),
        /// A handle is a name, not memory.
        HANDLE("is an access to a handle");

        private final String sentence;

        Kind(String sentence) {
            this.sentence = sentence;
        }
    }

    @Override
    public String what() {
        return "%s of %d bytes at %s %s".formatted(isWrite ? "write" : "read", size, region, kind.sentence);
    }
}
