package dev.rundown.extension.spi;

import dev.rundown.executor.program.Bytes;
import java.util.Optional;

/// What an extension hands to the programs on its hook.
///
/// @param context as long as the context descriptor says; pointer fields are filled in by the executor
/// @param packet the bytes between `data` and `end`
/// @param parameter of which of the hook's objects it is an event, such as an interface; empty if there are no such
public record HookEvent(Bytes context, Bytes packet, Optional<Long> parameter) {
    /// An event of a hook without attach parameters.
    public HookEvent(Bytes context, Bytes packet) {
        this(context, packet, Optional.empty());
    }
}
