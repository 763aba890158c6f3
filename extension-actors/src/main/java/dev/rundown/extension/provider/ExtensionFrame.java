package dev.rundown.extension.provider;

import dev.rundown.actor.Frame;
import dev.rundown.extension.npi.Command.Finished;
import java.util.Optional;

/// Where an extension goes on when the registrar has answered.
sealed interface ExtensionFrame extends Frame {
    /// A module is being registered.
    ///
    /// @param module its index
    record Registering(int module) implements ExtensionFrame {}

    /// A registration is being given up; the last one goes first.
    ///
    /// @param module its index
    /// @param answer what the administrator is told in the end; empty on the lane of a worker, which tells nobody
    record Deregistering(int module, Optional<Finished> answer) implements ExtensionFrame {}

    /// A registration is being waited for.
    ///
    /// @param module its index
    /// @param answer what the administrator is told in the end
    record Waiting(int module, Finished answer) implements ExtensionFrame {}
}
