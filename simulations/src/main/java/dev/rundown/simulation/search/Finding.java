package dev.rundown.simulation.search;

import dev.rundown.actor.Address;
import dev.rundown.simulation.driver.Chain;
import dev.rundown.simulation.rule.Rule;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// A rule that is broken on some path, with the shortest one that is known.
///
/// @param rule     the rule
/// @param also     further rules that this same verdict stands for: a pending detach that makes a wait last for ever
/// @param kind     whether a step broke it or the end of the path did
/// @param blame    whose duty it was; several where several debts meet
/// @param sentence what happened, in words
/// @param chain    who waits for whom, at a stuck world
/// @param path     from the end of the set-up
/// @param origin   how it was found
/// @param repeats  how many of the last steps of the path come again and again; 0 unless it is a lasso
public record Finding(
        Rule rule,
        List<Rule> also,
        Kind kind,
        SortedSet<Address> blame,
        String sentence,
        Optional<Chain> chain,
        List<PathStep> path,
        Origin origin,
        int repeats) {
    /// How a path was found.
    ///
    /// @param strategy by which strategy, as users name it
    /// @param length   how many steps it had before it was shrunk
    public record Origin(String strategy, int length) {}

    /// How a rule breaks.
    public enum Kind {
        /// The last step of the path broke it.
        SAFETY,
        /// Nothing may happen after the path, and something is still owed. Exact: no bound was used.
        STUCK,
        /// The end of the path comes again and again, though whoever always can go on does, and something stays owed.
        LASSO
    }

    public Finding {
        also = List.copyOf(also);
        blame = Collections.unmodifiableSortedSet(new TreeSet<>(blame));
        path = List.copyOf(path);
    }
}
