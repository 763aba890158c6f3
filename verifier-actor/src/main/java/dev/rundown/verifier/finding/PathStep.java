package dev.rundown.verifier.finding;

import dev.rundown.executor.program.SourceLine;
import java.util.Optional;

/// One branch on the way to a finding.
///
/// @param slot        of the branch
/// @param line        where it comes from
/// @param instruction as text
/// @param taken       whether the jump was taken
public record PathStep(int slot, Optional<SourceLine> line, String instruction, boolean taken) {}
