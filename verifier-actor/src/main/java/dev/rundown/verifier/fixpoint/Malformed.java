package dev.rundown.verifier.fixpoint;

import dev.rundown.verifier.finding.FindingCode;

/// Why an image is no program.
///
/// @param code what kind of mistake
/// @param slot where
/// @param why  as a sentence
public record Malformed(FindingCode code, int slot, String why) {}
