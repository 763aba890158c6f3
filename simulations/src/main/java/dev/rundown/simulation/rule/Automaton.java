package dev.rundown.simulation.rule;

import dev.rundown.actor.Address;
import dev.rundown.actor.Event;
import java.util.Optional;

/// How a rule looks at events: one small automaton for each key, most often for each binding.
///
/// The state of an automaton is part of the world, so it must forget: once a binding has ended every automaton of it is
/// in one and the same state, whatever happened before. A rule that remembers more than it will ever need multiplies
/// the
/// states of the search.
///
/// @param <K> what one automaton is about; a value whose text is unique
/// @param <S> its states; values
public interface Automaton<K, S> {
    /// Which automaton has to look at `event`; empty when none has.
    Optional<K> key(Event event);

    /// The state before the first event.
    S initial();

    /// What `event` does to the automaton of `key`.
    Judgement<S> next(K key, S state, Event event);

    /// What is still owed when nothing can happen any more; empty when nothing is.
    default Optional<Owed> owed(K key, S state) {
        return Optional.empty();
    }

    /// A duty that was not done.
    ///
    /// @param by       whose it is
    /// @param sentence what is missing, following the debtor's name
    record Owed(Address by, String sentence) {}
}
