package dev.rundown.extension.provider;

import dev.rundown.actor.Message;
import dev.rundown.extension.npi.Command.Finished;

/// What an extension says to itself while it leaves memory.
sealed interface ExtensionMessage extends Message {
    /// No event may enter any more.
    record CloseRundown(Finished answer) implements ExtensionMessage {}

    /// The last CPU has to leave.
    record AwaitRundown(Finished answer) implements ExtensionMessage {}
}
