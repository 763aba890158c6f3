package dev.rundown.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rundown.verifier.Verdict.Accepted;
import dev.rundown.verifier.Verdict.Rejected;
import dev.rundown.verifier.explain.Explanation;
import dev.rundown.verifier.finding.Finding;
import dev.rundown.verifier.finding.FindingCode;
import java.util.stream.Collectors;

/// What tests say of verdicts, with the whole explanation where it is not so.
final class VerifierAssert {
    private VerifierAssert() {}

    static Accepted assertAccepted(Verdict verdict) {
        assertThat(verdict).as(() -> text(verdict)).isInstanceOf(Accepted.class);
        return (Accepted) verdict;
    }

    /// Exactly one finding, with this code.
    static Finding assertRejected(Verdict verdict, FindingCode code) {
        assertThat(verdict).isInstanceOf(Rejected.class);
        var findings = ((Rejected) verdict).findings();
        assertThat(findings).as(() -> text(verdict)).extracting(Finding::code).containsExactly(code);
        return findings.getFirst();
    }

    static String text(Verdict verdict) {
        return switch (verdict) {
            case Accepted it -> "accepted, helpers " + it.helpers();
            case Rejected it ->
                it.kind() + "\n" + it.findings().stream().map(Explanation::of).collect(Collectors.joining("\n"));
        };
    }
}
