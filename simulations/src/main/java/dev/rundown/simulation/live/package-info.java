/// The live driver: the actors of a scenario on Pekko, with real threads, real cells and the order that the
/// operating system gives.
///
/// Read in this order: [LiveSystem] runs the actors, [Lanes] knows which lanes are busy, [Recorder] notes what
/// happened.
@NullMarked
package dev.rundown.simulation.live;

import org.jspecify.annotations.NullMarked;
