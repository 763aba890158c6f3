package dev.rundown.extension.client;

import dev.rundown.actor.Frame;
import dev.rundown.extension.client.ProgramState.Kind;
import dev.rundown.extension.npi.Command.Finished;
import dev.rundown.extension.npi.ProgramInformationCharacteristics;

/// Where a program goes on when somebody has answered it.
sealed interface ProgramFrame extends Frame {
    /// It registers for one kind of information.
    record Registering(Kind kind) implements ProgramFrame {}

    /// It gives the registration for its program type up and registers again.
    record Renewing() implements ProgramFrame {}

    /// It attaches to the provider of one kind.
    record Attaching(Kind kind, ProgramInformationCharacteristics information) implements ProgramFrame {}

    /// It is being verified.
    record Verifying() implements ProgramFrame {}

    /// It gives one registration up.
    ///
    /// @param answer what the administrator is told in the end
    record Closing(Kind kind, Finished answer) implements ProgramFrame {}
}
