package dev.rundown.extension.nativemodule;

import dev.rundown.actor.Address;
import dev.rundown.actor.Event;
import dev.rundown.registrar.BindingHandle;

/// What happens to the references on a native module.
public sealed interface NativeEvent extends Event {
    /// The binding to the driver whose module it is.
    BindingHandle module();

    /// Who counted.
    Address by();

    /// A driver has attached: the module has one reference.
    record ModuleAttached(BindingHandle module, Address by) implements NativeEvent {}

    /// A reference was taken on a module that was found.
    record ReferenceAcquired(BindingHandle module, Address by) implements NativeEvent {}

    /// A reference was dropped.
    ///
    /// @param left how many there are now
    record ReferenceReleased(BindingHandle module, Address by, int left) implements NativeEvent {}

    /// The driver is to unload, because nobody but the attachment refers to its module.
    record UnloadQueued(BindingHandle module, Address by) implements NativeEvent {}

    /// The module was taken off the table and freed; its detach is about to be completed.
    record ModuleFreed(BindingHandle module, Address by) implements NativeEvent {}
}
