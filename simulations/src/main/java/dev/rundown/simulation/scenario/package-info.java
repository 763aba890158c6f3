/// A scenario: who exists, who does what at the same time, what goes wrong, and what must hold.
///
/// Read in this order: [Scenario] is the tree that everything else works on, [ScenarioFile] reads one from a file and
/// reports every mistake with its place, [Keys] is the one table of what a file may say, [Bundled] finds `@names`.
///
/// ```java
/// Scenario scenario = ScenarioFile.read(Path.of("race.rundown.yaml"), vocabulary);
/// ```
///
/// The table of keys is also what the JSON Schema and `docs/scenarios.md` are made from.
@NullMarked
package dev.rundown.simulation.scenario;

import org.jspecify.annotations.NullMarked;
