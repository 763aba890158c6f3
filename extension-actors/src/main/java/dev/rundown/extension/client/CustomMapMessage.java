package dev.rundown.extension.client;

import dev.rundown.actor.Message;
import dev.rundown.executor.program.EbpfResult;
import dev.rundown.extension.npi.Command.Finished;
import dev.rundown.registrar.BindingHandle;

/// What a map of a custom type says to itself.
sealed interface CustomMapMessage extends Message {
    /// Call the provider's `preprocess_map_create`.
    record EnterForCreate() implements CustomMapMessage {}

    /// That call has returned.
    record LeaveAfterCreate(EbpfResult result) implements CustomMapMessage {}

    /// Call the provider's `postprocess_map_delete`, if the provider is there.
    record EnterForDelete() implements CustomMapMessage {}

    /// That call has returned.
    record LeaveAfterDelete() implements CustomMapMessage {}

    /// Answer the detach callback when nobody is inside the provider any more.
    record AwaitDrained(BindingHandle binding) implements CustomMapMessage {}

    /// Give the registration up.
    ///
    /// @param answer what the administrator is told in the end
    record Close(Finished answer) implements CustomMapMessage {}
}
