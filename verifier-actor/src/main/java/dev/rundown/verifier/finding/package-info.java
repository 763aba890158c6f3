/// What the verifier has against a program.
///
/// Read in this order: [Finding], [FindingCode], [Confidence], [PathStep].
///
/// ```java
/// if (finding.confidence() == Confidence.NOT_PROVED) { /* perhaps the program is right and we cannot see it
/// */ }
/// ```
@NullMarked
package dev.rundown.verifier.finding;

import org.jspecify.annotations.NullMarked;
