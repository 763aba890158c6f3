package dev.rundown.simulation.command;

import dev.rundown.simulation.report.OutcomeDocument;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What `check --json` prints.
///
/// @param scenarios one for each scenario of the command line, in its order
/// @param museum    with `@museum`: each race beside its repaired twin
/// @param casts     with `@casts`: each cast of correct modules
/// @param exit      what the shell is told
record CheckDocument(List<Entry> scenarios, List<MuseumCheck.Row> museum, List<CastsCheck.Row> casts, int exit) {
    /// A scenario.
    ///
    /// @param file     as the user named it
    /// @param outcome  of the search; absent when the verifier rejects a program
    /// @param rejected why the verifier rejects a program, by its name
    /// @param verdict  whether it is what the file promises, in words
    /// @param exit     what the shell would be told if it were alone
    record Entry(
            String file, Optional<OutcomeDocument> outcome, Map<String, String> rejected, String verdict, int exit) {}
}
