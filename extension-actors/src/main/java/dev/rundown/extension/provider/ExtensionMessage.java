package dev.rundown.extension.provider;

import dev.rundown.actor.Message;
import dev.rundown.extension.npi.Command.Finished;

/// What an extension says to itself while it comes into memory and leaves it.
sealed interface ExtensionMessage extends Message {
    /// Filters may be set up at the hook at this index of those that have filters: the extension is loaded.
    record OpenFilters(int hook) implements ExtensionMessage {}

    /// On the lane of the extension's one worker: give up every registration.
    record Deregister() implements ExtensionMessage {}

    /// The worker has to have given up every registration.
    record AwaitDeregistered(Finished answer) implements ExtensionMessage {}

    /// No filter may be set up any more at the hook at this index of those that have filters.
    record CloseFilters(int hook, Finished answer) implements ExtensionMessage {}

    /// The last filter of that hook has to be deleted.
    record AwaitFilters(int hook, Finished answer) implements ExtensionMessage {}

    /// No event may enter any more.
    record CloseRundown(Finished answer) implements ExtensionMessage {}

    /// The last CPU has to leave.
    record AwaitRundown(Finished answer) implements ExtensionMessage {}
}
