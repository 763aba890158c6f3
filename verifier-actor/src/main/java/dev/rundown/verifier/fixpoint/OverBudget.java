package dev.rundown.verifier.fixpoint;

import dev.rundown.verifier.finding.FindingCode;

/// A verification has used up what it was allowed.
public final class OverBudget extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final FindingCode code;
    private final int slot;
    private final String why;

    OverBudget(FindingCode code, int slot, String why) {
        super(why);
        this.why = why;
        this.code = code;
        this.slot = slot;
    }

    public FindingCode code() {
        return code;
    }

    /// Where it happened.
    public int slot() {
        return slot;
    }

    /// What was used up, as a sentence.
    public String why() {
        return why;
    }
}
