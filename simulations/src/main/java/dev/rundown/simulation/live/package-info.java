/// The live driver: the actors of a scenario on Pekko, with real threads, real cells and the order that the
/// operating system gives.
///
/// Read in this order: [LiveRun] carries a play out and has it judged, [LiveSystem] runs the actors, [LiveCast] says
/// what each is made of, [Lanes] knows which lanes are busy, [Recording] notes what happened and in which order,
/// [Leaks] is what must not be left.
@NullMarked
package dev.rundown.simulation.live;

import org.jspecify.annotations.NullMarked;
