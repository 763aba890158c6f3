package dev.rundown.extension.npi;

import dev.rundown.registrar.NtStatus;

/// Why a module does not want a binding.
///
/// @param status what it answers
/// @param cause of which kind the reason is
/// @param reason in words
public record Refusal(NtStatus status, Cause cause, String reason) {
    /// The kinds of reasons.
    public enum Cause {
        /// What the other module says of itself is not well formed.
        MALFORMED,
        /// It is well formed and meant for somebody else.
        NOT_MINE,
        /// There is no place left: the attach policy of a hook, or the one provider that a link takes.
        TAKEN,
        /// The module is about to leave.
        LEAVING,
        /// Something that it needs could not be had.
        NO_RESOURCES
    }
}
