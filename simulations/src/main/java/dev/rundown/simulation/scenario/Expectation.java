package dev.rundown.simulation.scenario;

import java.util.List;
import java.util.Optional;

/// What a scenario promises that a check will find.
public sealed interface Expectation {
    /// Where it is written.
    Place place();

    /// Every schedule keeps every judged rule.
    record Holds(Place place) implements Expectation {}

    /// Exactly these of the judged rules are violated.
    ///
    /// @param rules at least one
    /// @param kind  how: one of [Words#KIND]
    /// @param blame the actors that broke their promises, each finding one of them; empty: whoever it was
    record Violated(Place place, List<Placed<String>> rules, Optional<Placed<String>> kind, List<Placed<String>> blame)
            implements Expectation {}

    /// The verifier refuses this program of the cast.
    record Rejected(Place place, Placed<String> program) implements Expectation {}
}
