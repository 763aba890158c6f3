package dev.rundown.verifier;

import dev.rundown.verifier.Verdict.Accepted;
import dev.rundown.verifier.Verdict.Rejected;
import dev.rundown.verifier.explain.Explanation;

/// A verdict as a message: a small value that equals another when they say the same.
///
/// @param accepted        whether the program may run
/// @param informationHash of what it depends on; empty text if it was rejected
/// @param headline        in one line, for people
public record VerdictSummary(boolean accepted, String informationHash, String headline) {
    /// The summary of `verdict`.
    public static VerdictSummary of(Verdict verdict) {
        return switch (verdict) {
            case Accepted it ->
                new VerdictSummary(
                        true,
                        it.informationHash(),
                        "accepted: cannot fault and ends (%d instructions simulated, proof re-checked)"
                                .formatted(it.stats().steps()));
            case Rejected it -> new VerdictSummary(false, "", headline(it));
        };
    }

    private static String headline(Rejected rejected) {
        var first = Explanation.headline(rejected.findings().getFirst());
        return rejected.count() == 1 ? first : "%s (and %d more)".formatted(first, rejected.count() - 1);
    }
}
