package dev.rundown.simulation.driver;

import dev.rundown.actor.Address;
import dev.rundown.simulation.rule.Automaton;
import dev.rundown.simulation.rule.Goal;
import dev.rundown.simulation.rule.Rule;
import java.util.Optional;

/// Whoever looks at events.
sealed interface Watcher {
    /// Unique among the watchers of a run.
    String id();

    Automaton<?, ?> automaton();

    record Judging(Rule rule) implements Watcher {
        @Override
        public String id() {
            return rule.id();
        }

        @Override
        public Automaton<?, ?> automaton() {
            return rule.automaton();
        }
    }

    record Awaiting(Goal goal) implements Watcher {
        @Override
        public String id() {
            return goal.name();
        }

        @Override
        public Automaton<?, ?> automaton() {
            return goal.automaton();
        }
    }

    /// The engine itself.
    record Tracking(Presence automaton) implements Watcher {
        @Override
        public String id() {
            return Presence.ID;
        }
    }

    /// What is left of an automaton whose rule has broken: one value that never changes again.
    record Broken(String rule, Address blame) {}

    /// One automaton of a watcher, and its slot.
    record Watched(Watcher watcher, Object key, int slot) {
        /// What is owed when nothing can happen any more.
        Optional<Breach> owed(Object state) {
            return switch (watcher) {
                case Judging(var rule)
                when !(state instanceof Broken) ->
                    owed(rule.automaton(), state).map(it -> new Breach(rule, it.by(), it.sentence()));
                case Judging _, Awaiting _, Tracking _ -> Optional.empty();
            };
        }

        @SuppressWarnings("unchecked") // The slot was made with the key and the initial state of this automaton.
        private <K, S> Optional<Automaton.Owed> owed(Automaton<K, S> automaton, Object state) {
            return automaton.owed((K) key, (S) state);
        }
    }
}
