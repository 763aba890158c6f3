package dev.rundown.simulation.search;

import dev.rundown.actor.Address;
import dev.rundown.simulation.rule.Rule;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/// Something that was owed all through the second half of a schedule that a bound ended. It may never be done, or be
/// done a step later: nobody can tell.
///
/// @param rule     what would be broken
/// @param blame    who owes it
/// @param sentence what is owed, in words
/// @param steps    the bound
public record Suspicion(Rule rule, SortedSet<Address> blame, String sentence, int steps) {
    public Suspicion {
        blame = Collections.unmodifiableSortedSet(new TreeSet<>(blame));
    }
}
