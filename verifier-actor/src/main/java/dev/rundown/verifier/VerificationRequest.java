package dev.rundown.verifier;

import dev.rundown.executor.program.ProgramImage;
import dev.rundown.verifier.fixpoint.Budget;
import dev.rundown.verifier.spec.Profile;
import dev.rundown.verifier.spec.ProgramInformation;

/// May this program run?
///
/// @param program     with the definitions of its maps and, if the object had them, source lines
/// @param information what the extension says of the program's type
/// @param profile     the rules
/// @param budget      how much work it may be
public record VerificationRequest(
        ProgramImage program, ProgramInformation information, Profile profile, Budget budget) {
    /// By the rules under which Rundown loads programs.
    public static VerificationRequest of(ProgramImage program, ProgramInformation information) {
        return new VerificationRequest(program, information, Profile.WINDOWS, Budget.DEFAULT);
    }
}
