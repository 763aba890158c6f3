/// The stepped driver: actors run as pure functions, a point of a run is a value, nothing is computed twice.
///
/// Read in this order: [Ensemble] is what a run consists of, [World] is one point of it, [Choice] is what may happen
/// there and [Occurrence] what then does. [Slots] divide a world into everything that decides the future, each a small
/// number; [ContentHash] gives every value a digest that is the same on every machine; [Memo] remembers each step under
/// exactly what it read; [Learner] runs an actor when the memo does not know. [Stepped] puts these together.
///
/// ```java
/// var world = new Stepped(ensemble).initial();
/// while (!world.enabled().isEmpty()) {
///     world = world.apply(world.enabled().getFirst());
/// }
/// ```
@NullMarked
package dev.rundown.simulation.driver;

import org.jspecify.annotations.NullMarked;
