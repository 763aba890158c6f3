package dev.rundown.verifier.transfer;

import dev.rundown.verifier.domain.AbstractState;
import dev.rundown.verifier.finding.FindingCode;
import dev.rundown.verifier.finding.Problem;

/// Is told of each obligation that does not hold.
@FunctionalInterface
public interface ProblemSink {
    /// The instruction at `slot`, reached in `state`, does not meet an obligation.
    void report(AbstractState state, int slot, FindingCode code, Problem problem);
}
