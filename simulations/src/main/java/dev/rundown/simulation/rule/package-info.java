/// The rules of the contract: what must never happen, and what must happen in the end.
///
/// Read in this order: [Observed] is what the engine itself notes of the messages, beside the events that the actors
/// record. [Automaton] is how a rule looks at events, one at a time, and forgets; [Judgement] is what it says about
/// each.
/// [Rule] is an automaton with its name, its sentence and its source, [Rules] is the list of them, [Goal] is what a
/// scenario wants to have seen.
///
/// ```java
/// var judged = Rules.named(List.of("NMR001", "deregister-completes"));
/// ```
@NullMarked
package dev.rundown.simulation.rule;

import org.jspecify.annotations.NullMarked;
