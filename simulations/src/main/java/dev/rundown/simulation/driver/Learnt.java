package dev.rundown.simulation.driver;

import java.util.List;

/// What a run of an actor's logic on one delivery has taught.
///
/// @param path       what was read, in order
/// @param held       nothing changes and the delivery is not enabled
/// @param writes     which slots change
/// @param occurrence the step in full
record Learnt(List<Read> path, boolean held, List<Write> writes, Occurrence occurrence) {
    /// One look at the world, or one choice.
    ///
    /// @param slot  the slot looked at, or [#CHOICE]
    /// @param value the value seen, or the alternative taken
    /// @param arity the number of alternatives; 0 for a slot
    record Read(int slot, int value, int arity) {
        static final int CHOICE = -1;
    }

    /// One change of a slot.
    record Write(int slot, int from, int to) {}
}
