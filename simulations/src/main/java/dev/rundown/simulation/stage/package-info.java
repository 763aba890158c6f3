/// From a scenario to actors: who is on the stage, and what the administrator has them do.
///
/// Read in this order: [Stage] makes the actors of a scenario and the orders of its play, [Administrator] is the
/// actor that gives the orders.
@NullMarked
package dev.rundown.simulation.stage;

import org.jspecify.annotations.NullMarked;
