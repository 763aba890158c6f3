package dev.rundown.extension.spi;

import dev.rundown.executor.program.Bytes;

/// What an extension hands to the programs on its hook.
///
/// @param context as long as the context descriptor says; pointer fields are filled in by the executor
/// @param packet the bytes between `data` and `end`
public record HookEvent(Bytes context, Bytes packet) {}
