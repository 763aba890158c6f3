package dev.rundown.verifier;

import dev.rundown.actor.ActorLogic;
import dev.rundown.actor.Cells;
import dev.rundown.actor.Delivery;
import dev.rundown.actor.Step;
import dev.rundown.executor.program.ProgramImage;
import dev.rundown.verifier.VerifierMessage.Verified;
import dev.rundown.verifier.VerifierMessage.Verify;
import dev.rundown.verifier.spec.ProgramInformation;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// The verifier as an actor. It judges a program by what it is told in the message and by nothing else.
public final class VerifierActor implements ActorLogic<VerifierActor.State, VerifierMessage> {
    private final SortedMap<String, ProgramImage> programs;

    /// A verdict depends on the question alone, so there is nothing to remember.
    public record State() {}

    /// A verifier for the programs of one cast.
    ///
    /// @param programs that may be asked about, by their names in the cast
    public VerifierActor(SortedMap<String, ProgramImage> programs) {
        this.programs = Collections.unmodifiableSortedMap(new TreeMap<>(programs));
    }

    @Override
    public State initial() {
        return new State();
    }

    @Override
    public Step<State> receive(State state, Delivery<VerifierMessage> delivery, Cells cells) {
        return switch (delivery.message()) {
            case Verify m ->
                Step.to(state).reply(new Verified(m.program(), VerdictSummary.of(judge(m.program(), m.information()))));
            case Verified _ -> throw delivery.unexpected();
        };
    }

    /// Whether `program` is safe, given `information`.
    public Verdict judge(String program, ProgramInformation information) {
        var image = Optional.ofNullable(programs.get(program))
                .orElseThrow(() -> new IllegalStateException(program + " is not a program of this cast"));
        return Verifier.verify(VerificationRequest.of(image, information));
    }
}
