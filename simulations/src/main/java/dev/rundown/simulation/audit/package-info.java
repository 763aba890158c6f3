/// Judges a log that was written elsewhere by the rules of the search.
///
/// [LogLine] is what a line may say, [LogReader] reads a file of them and says which line is wrong, [Audit] shows what
/// they mean to every rule.
@NullMarked
package dev.rundown.simulation.audit;

import org.jspecify.annotations.NullMarked;
