package dev.rundown.verifier.fixpoint;

import dev.rundown.verifier.domain.AbstractState;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// For each position where paths meet, states that together allow everything that arrives there. Whoever has
/// it can re-check the program in one pass, without search and without joins.
///
/// @param states by position; nobody changes them any more
public record Certificate(SortedMap<Position, List<AbstractState>> states) {
    public Certificate {
        states = Collections.unmodifiableSortedMap(new TreeMap<>(states));
    }
}
