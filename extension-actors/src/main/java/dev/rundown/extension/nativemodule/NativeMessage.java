package dev.rundown.extension.nativemodule;

import dev.rundown.actor.Address;
import dev.rundown.actor.Message;
import dev.rundown.extension.npi.Command.Finished;

/// What is said about native modules besides NMR's own messages.
public sealed interface NativeMessage extends Message {
    /// To the provider: load the programs of `driver` and give `holder` a handle.
    record LoadModule(Address driver, Address holder) implements NativeMessage {}

    /// To itself: a reference was taken; may this module be loaded?
    record CheckModule(Address driver, Address holder) implements NativeMessage {}

    /// To itself: the next state of a module that is being loaded.
    record Advance(Address driver, Address holder) implements NativeMessage {}

    /// To the provider: `holder` closes its handle and with it its program.
    record CloseModule(Address driver, Address holder) implements NativeMessage {}

    /// To itself: drop references, one a step.
    ///
    /// @param times  how many
    /// @param answer what the caller is told in the end
    record Release(Address driver, int times, Finished answer) implements NativeMessage {}

    /// To a driver, on a thread of its own: `DriverUnload`.
    record UnloadDriver() implements NativeMessage {}

    /// To a holder, on a thread of its own: the module of `driver` is going away, let go.
    record ReleaseAtStop(Address driver) implements NativeMessage {}
}
