/// Finds, for every place where paths meet, states that cover all that arrives there.
///
/// Read in this order: [ControlFlow] is the graph and its order, [Position] a place in it with its callers,
/// [Engine] visits positions in that order and merges by shape, [Findings] keeps what is wrong.
///
/// ```java
/// var result = new Engine(model, flow, Budget.DEFAULT).run(); // its certificate is checked again elsewhere
/// ```
@NullMarked
package dev.rundown.verifier.fixpoint;

import org.jspecify.annotations.NullMarked;
