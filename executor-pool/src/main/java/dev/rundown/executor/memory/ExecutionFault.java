package dev.rundown.executor.memory;

import dev.rundown.executor.program.SourceLine;
import java.util.Optional;

/// Why a run ended without a result, and where. In a verified program each of these is somebody's bug: the verifier's,
/// a helper's or an extension's.
public sealed interface ExecutionFault permits MemoryFault, ExecutionFault.Ended {
    /// The instruction that could not be carried out.
    int slot();

    /// Its source; empty when the object has none.
    Optional<SourceLine> line();

    /// What happened, as a sentence without the place.
    String what();

    /// What happened and where.
    default String message() {
        var source = line().map(it -> " (%s: %s)".formatted(it, it.text())).orElse("");
        return "%s at instruction %d%s".formatted(what(), slot(), source);
    }

    /// A run that was ended for another reason than memory.
    ///
    /// @param kind   the reason
    /// @param slot   the instruction that could not be carried out
    /// @param line   its source
    /// @param detail a sentence without the place
    record Ended(Kind kind, int slot, Optional<SourceLine> line, String detail) implements ExecutionFault {
        @Override
        public String what() {
            return "%s: %s".formatted(kind, detail);
        }
    }

    /// Reasons other than memory.
    enum Kind {
        /// Too many backward jumps and calls.
        FUEL_EXHAUSTED,
        /// More frames than [Address#MAX_FRAMES].
        CALL_DEPTH,
        /// A call through a register to a helper that does not exist.
        UNKNOWN_HELPER,
        /// A helper was given an argument it cannot work with.
        HELPER_ARGUMENT,
        /// A call of a function whose module has taken its address back.
        FUNCTION_GONE
    }
}
