/// The command line: one class a verb, which parses, calls and prints.
///
/// Read in this order: [Main] has the list of verbs, [ExitCode] what the shell is told, [ListCommand] is the smallest
/// verb. A new verb is a class and one line in [Main].
@NullMarked
package dev.rundown.simulation.command;

import org.jspecify.annotations.NullMarked;
