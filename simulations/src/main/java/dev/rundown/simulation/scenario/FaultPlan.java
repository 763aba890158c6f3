package dev.rundown.simulation.scenario;

import java.util.Optional;

/// Where, when and what goes wrong.
///
/// @param name   in outcomes and traces
/// @param at     where
/// @param when   which of the times that the point is passed
/// @param action what happens instead
public record FaultPlan(Placed<String> name, At at, When when, Action action) {
    /// The plan that goes wrong at the nth occasion, written by nobody: `kind` is as a scenario writes it.
    ///
    /// @param kind `complete: late` or the like
    public static FaultPlan of(String actor, String point, String kind, int nth) {
        var place = Place.of("sweep");
        int colon = kind.indexOf(": ");
        var word = kind.substring(0, colon);
        var value = kind.substring(colon + 2);
        var never = ", complete: never";
        var argument = new Placed<>(value.replace(never, ""), place);
        Action action = switch (word) {
            case "return" ->
                new Action.Return(
                        place,
                        argument,
                        value.endsWith(never) ? Optional.of(new Placed<>("never", place)) : Optional.empty());
            case "complete" -> new Action.Complete(place, argument);
            case "skip" -> new Action.Skip(place, argument);
            case "crash" -> new Action.Crash(place, argument, Optional.empty());
            case "spin" ->
                new Action.Spin(
                        place, value.equals("forever") ? Optional.empty() : Optional.of(Integer.valueOf(value)));
            case "leak" -> new Action.Leak(place, argument);
            case "underflow" -> new Action.Underflow(place, argument);
            case "drop" -> new Action.Drop(place, argument);
            case "duplicate" -> new Action.Duplicate(place, argument);
            case "re-enter" -> new Action.ReEnter(place, argument);
            case "level" -> new Action.Level(place, argument);
            default -> throw new IllegalArgumentException("no fault is of the kind \"%s\"".formatted(kind));
        };
        return new FaultPlan(
                new Placed<>("%s/%s %s #%d".formatted(actor, point, kind, nth), place),
                new At(new Placed<>(actor, place), new Placed<>(point, place)),
                new When.Nth(place, nth),
                action);
    }

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

        /// A callback is lost.
        record Drop(Place place, Placed<String> what) implements Action {}

        /// A callback comes twice.
        record Duplicate(Place place, Placed<String> what) implements Action {}

        /// Calls the registrar from within a callback: one of [Words#RE_ENTER].
        record ReEnter(Place place, Placed<String> what) implements Action {}

        /// Calls at this level what needs PASSIVE_LEVEL: one of [Words#LEVEL].
        record Level(Place place, Placed<String> level) implements Action {}

        /// Releases a rundown that it did not acquire.
        record Underflow(Place place, Placed<String> what) implements Action {}
    }
}
