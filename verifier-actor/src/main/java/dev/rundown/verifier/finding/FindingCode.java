package dev.rundown.verifier.finding;

/// What is wrong, by a name that never changes.
public enum FindingCode {
    /// The image is no program: a jump into nothing, a call that is no call.
    MALFORMED_PROGRAM,
    /// A function calls itself, perhaps over others.
    MALFORMED_RECURSION,
    /// The program information contradicts itself.
    INFO_BAD_CONTEXT,
    INFO_BAD_PROTOTYPE,
    /// A register is used before anything was written to it, or after a call has taken it.
    UNINIT_REGISTER,
    /// Stack bytes are read before they were written, or as part of an address.
    UNINIT_STACK,
    /// Memory is accessed through what is no address.
    NOT_A_POINTER,
    /// The address may be null.
    NULL_POINTER,
    OUT_OF_BOUNDS_CONTEXT,
    OUT_OF_BOUNDS_STACK,
    OUT_OF_BOUNDS_PACKET,
    OUT_OF_BOUNDS_MAP_VALUE,
    /// A pointer field of the context is written, or read only in part.
    CONTEXT_POINTER_FIELD,
    /// A map that nobody may change is written.
    READ_ONLY,
    /// An operation that addresses do not have.
    BAD_POINTER_ARITHMETIC,
    /// A comparison that says nothing.
    BAD_COMPARISON,
    /// An address becomes visible outside of the program.
    POINTER_LEAK_STORE,
    POINTER_LEAK_HELPER,
    POINTER_LEAK_RETURN,
    POINTER_LEAK_COMPARE,
    /// An address in the packet is used after a helper has moved it.
    STALE_PACKET_POINTER,
    HELPER_UNKNOWN,
    /// A function is called by module and name, and nobody offers it.
    FUNCTION_UNKNOWN,
    /// The helper's prototype has a kind of argument or result that cannot be judged yet.
    HELPER_UNSUPPORTED,
    HELPER_ARGUMENT,
    HELPER_SIZE,
    MAP_KIND,
    /// An atomic operation on a place that is not naturally aligned.
    ATOMIC_ALIGNMENT,
    ATOMIC_REGION,
    /// More calls inside calls than there are frames.
    STACK_TOO_DEEP,
    /// Under strict rules: a divisor may be zero.
    DIVISION_BY_ZERO,
    /// A jump backwards, which may not end.
    LOOP_NOT_PROVED,
    /// Valid, but not judged yet.
    UNSUPPORTED_INSTRUCTION,
    BUDGET_STEPS,
    BUDGET_STATES,
    /// Our bug.
    INTERNAL
}
