package dev.rundown.simulation.rule;

import dev.rundown.actor.Address;

/// What an automaton says about one event.
///
/// @param <S> the states of the automaton
public sealed interface Judgement<S> {
    /// Nothing to object to.
    ///
    /// @param next the state from here on
    record Going<S>(S next) implements Judgement<S> {}

    /// What a [Goal] waits for has happened. A rule never says so.
    ///
    /// @param next the state from here on
    record Reached<S>(S next) implements Judgement<S> {}

    /// The rule is broken, and stays so. A goal never says so.
    ///
    /// @param blame    whose duty it was
    /// @param sentence what that party did, following its name: "was invoked after ..."
    record Broken<S>(Address blame, String sentence) implements Judgement<S> {}
}
