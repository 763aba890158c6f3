/// What a person reads: the lanes of a run as text, and an outcome in the words of model checking.
///
/// Read in this order: [LaneTable] draws steps in the columns of their actors, [Wording] says what a message is in
/// few words.
@NullMarked
package dev.rundown.simulation.report;

import org.jspecify.annotations.NullMarked;
