/// What a person reads: the lanes of a run as text, and an outcome in the words of model checking.
///
/// Read in this order: [OutcomeReport] and [FindingReport] are for people, [OutcomeDocument] for programs; [LaneTable]
/// draws steps in the columns of their actors, which [Columns] orders and [Layout] places; [Wording] says what a
/// message is in few words.
@NullMarked
package dev.rundown.simulation.report;

import org.jspecify.annotations.NullMarked;
