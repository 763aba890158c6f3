/// Findings in words: what can go wrong, where, what is known there, what was needed, how one gets there and
/// what to do.
///
/// ```java
/// Explanation.of(finding).lines().forEach(out::println);
/// ```
@NullMarked
package dev.rundown.verifier.explain;

import org.jspecify.annotations.NullMarked;
