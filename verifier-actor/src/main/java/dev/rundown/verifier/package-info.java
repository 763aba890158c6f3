/// Decides, from program information alone, whether an eBPF program is safe; knows nothing of the NMR.
///
/// Read in this order: [Verifier] is the entry, [VerificationRequest] what it is asked, [Verdict] what it
/// answers, [VerdictSummary] the verdict as a message. Then the packages `spec`, `domain`, `transfer`,
/// `fixpoint`, `certificate` and `explain`, which is also the order of the data.
///
/// ```java
/// var verdict = Verifier.verify(VerificationRequest.of(image, information));
/// ```
@NullMarked
package dev.rundown.verifier;

import org.jspecify.annotations.NullMarked;
