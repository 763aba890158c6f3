/// The search: every order of a scenario, and the exact words for what came of it.
///
/// Read in this order: [Exhaustive] is what to call, [Outcome] is what it answers, [Finding] is one broken rule with
/// the
/// shortest [PathStep]s to it. [BreadthFirst] is the search itself, [SetUp] what happens before anything races,
/// [Visited], [Frontier] and [Ancestry] are its memory. [Schedules] counts orders, [Rerun] takes a recorded path
/// again.
///
/// ```java
/// var outcome = Exhaustive.search(ensemble, new Budget(10_000_000));
/// ```
@NullMarked
package dev.rundown.simulation.search;

import org.jspecify.annotations.NullMarked;
