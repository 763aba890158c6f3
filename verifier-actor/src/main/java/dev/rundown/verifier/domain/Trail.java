package dev.rundown.verifier.domain;

import java.util.Optional;

/// How a state was reached, newest step last: the branches on the way, and whether paths have met.
///
/// @param before   the way so far; empty at the start
/// @param slot     of the branch
/// @param taken    whether the branch was taken
/// @param metOther whether a join has taken place on the way
/// @param length   how many branches
public record Trail(Optional<Trail> before, int slot, boolean taken, boolean metOther, int length) {
    /// The entry of the program.
    public static final Trail START = new Trail(Optional.empty(), -1, false, false, 0);

    /// The way on over a branch.
    public Trail then(int slot, boolean taken) {
        return new Trail(Optional.of(this), slot, taken, metOther, length + 1);
    }

    /// The same way, known to stand for others too.
    public Trail joined() {
        return new Trail(before, slot, taken, true, length);
    }
}
