/// Optimal dynamic partial order reduction: of every Mazurkiewicz trace exactly one schedule, and none in vain.
///
/// Schedules that differ only in the order of steps that do not depend on each other are one *trace*. [Transitions] is
/// what has to be known of a system, be it stepped worlds or real actors that are run again and again; [Dpor] visits
/// the
/// traces; [Trace] is one of them with what happened before what; [WakeupTree] is what is planned at a state.
///
/// The algorithm is that of Abdulla, Aronis, Jonsson and Sagonas (Source Sets: A Foundation for Optimal Dynamic Partial
/// Order Reduction, JACM 64(4), 2017). Two things are more general here. A step may have alternatives: they are steps
/// of
/// one process of which each rules out the others. And a step may be held: what it looked at takes part in races.
@NullMarked
package dev.rundown.simulation.dpor;

import org.jspecify.annotations.NullMarked;
