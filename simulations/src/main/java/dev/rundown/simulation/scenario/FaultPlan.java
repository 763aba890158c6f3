package dev.rundown.simulation.scenario;

import java.util.Optional;

/// Where, when and what goes wrong.
///
/// @param name   in outcomes and traces
/// @param at     where
/// @param when   which of the times that the point is passed
/// @param action what happens instead
public record FaultPlan(Placed<String> name, At at, When when, Action action) {
    /// A point of one actor.
    ///
    /// @param actor an extension, a module (`sample.hook`), a program, a link, `core` or `registrar`
    /// @param point an NMR call or callback by its name in `netioddk.h`, `load`, `unload`, or a point
    ///              of an invocation
    public record At(Placed<String> actor, Placed<String> point) {
        @Override
        public String toString() {
            return actor + "/" + point;
        }
    }

    /// Which of the times that the point is passed.
    public sealed interface When {
        /// Where it is written.
        Place place();

        /// The search decides, each time, whether it happens; at most `max` times.
        record Explore(Place place, int max) implements When {}

        /// The nth time only, counted from 1.
        record Nth(Place place, int n) implements When {}

        /// Each time with this probability, drawn from the seed.
        record Probability(Place place, double p) implements When {}
    }

    /// What happens at the point.
    public sealed interface Action {
        /// Where it is written.
        Place place();

        /// Leaves out a duty: one of [Words#SKIP].
        record Skip(Place place, Placed<String> what) implements Action {}

        /// Answers this status; after `STATUS_PENDING`, `complete` says what becomes of the promise.
        record Return(Place place, Placed<String> status, Optional<Placed<String>> complete) implements Action {}

        /// Completes a pending detach otherwise than it should: one of [Words#COMPLETE].
        record Complete(Place place, Placed<String> how) implements Action {}

        /// Dies at the point: one of [Words#CRASH]. Without `restart` it stays away.
        record Crash(Place place, Placed<String> when, Optional<Placed<Span>> restart) implements Action {}

        /// Holds its worker for that many slices; empty means for ever.
        record Spin(Place place, Optional<Integer> slices) implements Action {}

        /// Acquires a rundown without releasing it.
        record Leak(Place place, Placed<String> what) implements Action {}

        /// Releases a rundown that it did not acquire.
        record Underflow(Place place, Placed<String> what) implements Action {}
    }
}
