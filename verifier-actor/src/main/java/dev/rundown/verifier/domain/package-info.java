/// The abstract domain: what the verifier knows of all concrete states that may be at one instruction.
///
/// Read in this order: [NumberSet] is what is known of one unknown number, [NumberOperations], [NumberDivision] and
/// [NumberRefinement] how operations and branches change it.
///
/// ```java
/// var sum = NumberOperations.add(NumberSet.constant(64, 40), NumberSet.constant(64, 2)); // exactly 42
/// ```
@NullMarked
package dev.rundown.verifier.domain;

import org.jspecify.annotations.NullMarked;
