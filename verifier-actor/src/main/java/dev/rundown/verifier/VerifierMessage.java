package dev.rundown.verifier;

import dev.rundown.actor.Address;
import dev.rundown.actor.Message;
import dev.rundown.verifier.spec.ProgramInformation;

/// What the verifier is asked and what it answers.
public sealed interface VerifierMessage extends Message {
    /// The verifier's name in every cast.
    Address VERIFIER = new Address("verifier");

    /// Is `program` safe, given what its extension says? Answered with [Verified].
    ///
    /// @param program by its name in the cast
    record Verify(String program, ProgramInformation information) implements VerifierMessage {}

    /// The answer.
    record Verified(String program, VerdictSummary verdict) implements VerifierMessage {}
}
