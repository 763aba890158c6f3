package dev.rundown.verifier.finding;

import dev.rundown.executor.program.SourceLine;
import java.util.List;
import java.util.Optional;

/// One thing that is wrong, or cannot be proved right.
///
/// @param code        what kind of thing
/// @param slot        of the instruction; 0 if the whole program is meant
/// @param line        where it comes from
/// @param instruction as text
/// @param problem     what can go wrong, what is known, what was needed, what to do
/// @param path        the branches that lead there
/// @param confidence  whether the program is wrong for sure
public record Finding(
        FindingCode code,
        int slot,
        Optional<SourceLine> line,
        String instruction,
        Problem problem,
        List<PathStep> path,
        Confidence confidence) {
    public Finding {
        path = List.copyOf(path);
    }
}
