/// The abstract domain: what the verifier knows of all concrete states that may be at one instruction.
///
/// Read in this order: [NumberSet] is what is known of one unknown number, [NumberOperations],
/// [NumberDivision] and [NumberRefinement] how operations and branches change it; [Cell] is a register or a
/// stack slot as `symbol + constant`, [AbstractState] all of them in flat arrays, [Relations] what is known
/// of two symbols; [StateJoin] and [StateCover] are the upper bound and the order of states.
///
/// ```java
/// var sum = NumberOperations.add(NumberSet.constant(64, 40), NumberSet.constant(64, 2)); // exactly 42
/// ```
@NullMarked
package dev.rundown.verifier.domain;

import org.jspecify.annotations.NullMarked;
