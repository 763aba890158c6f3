/// The second opinion: whether a certificate proves its program.
///
/// [CertificateChecker] trusts decoder, transfer functions, obligations, covering and the order of
/// positions. Merging, shapes, liveness, joins and the worklist are not trusted.
///
/// ```java
/// boolean proved = CertificateChecker.check(model, certificate, steps).isEmpty();
/// ```
@NullMarked
package dev.rundown.verifier.certificate;

import org.jspecify.annotations.NullMarked;
