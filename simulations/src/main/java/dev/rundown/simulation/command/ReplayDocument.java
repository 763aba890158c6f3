package dev.rundown.simulation.command;

import dev.rundown.simulation.report.OutcomeDocument.Violation;
import java.util.List;
import java.util.Optional;

/// What `replay --json` prints.
///
/// @param trace      the file or token
/// @param scenario   as its user named it
/// @param steps      how many were taken
/// @param digests    how many of the trace's digests were compared
/// @param equal      how many of them were equal
/// @param recorded   the rule that the trace says is violated
/// @param again      whether it was violated again, in the same way and by the same actors
/// @param findings   what is violated at the end
/// @param divergence why it ended early
/// @param sentence   the same for people
/// @param exit       what the shell is told
record ReplayDocument(
        String trace,
        String scenario,
        int steps,
        int digests,
        int equal,
        Optional<String> recorded,
        boolean again,
        List<Violation> findings,
        Optional<Diverged> divergence,
        String sentence,
        int exit) {
    /// A recorded step that is not enabled, or a state that is another one.
    record Diverged(int step, String expected, List<String> enabled) {}
}
