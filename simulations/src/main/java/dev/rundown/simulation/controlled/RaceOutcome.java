package dev.rundown.simulation.controlled;

import dev.rundown.simulation.strategy.Strategies;
import java.util.List;
import java.util.Optional;

/// What came of a search.
///
/// @param word      the verdict
/// @param strategy  which search gave it
/// @param seed      what was drawn from
/// @param schedules how many were run
/// @param finding   what was broken, and how
/// @param cut       the last step of a schedule that did not come to its end, if there was one
public record RaceOutcome(
        Word word, String strategy, long seed, int schedules, Optional<Finding> finding, Optional<String> cut) {
    /// The verdict.
    public enum Word {
        /// A schedule breaks something, and it is here.
        VIOLATED,
        /// Every order that makes a difference was run.
        HOLDS,
        /// Some were run, and none broke anything.
        NOT_FOUND
    }

    /// A schedule that breaks something, made short.
    ///
    /// @param breach   what it breaks
    /// @param steps    what happens
    /// @param picks    the choices that lead there, one for each step that has more than one
    /// @param lost     the messages that nobody received
    /// @param schedule the number of the schedule that found it
    /// @param length   how many steps that had
    public record Finding(
            Breach breach, List<Step> steps, List<Integer> picks, List<String> lost, int schedule, int length) {
        public Finding {
            steps = List.copyOf(steps);
            picks = List.copyOf(picks);
            lost = List.copyOf(lost);
        }
    }

    /// A step of a finding. The names of the components are the keys of its trace.
    ///
    /// @param i    its number, from 1
    /// @param kind `deliver`, `stop`, `task` or `timer`
    /// @param from who caused it
    /// @param to   whom it concerned
    /// @param msg  what was handed over
    /// @param pick which of the choices was taken, from 0
    /// @param of   every choice there was
    public record Step(int i, String kind, String from, String to, String msg, int pick, List<String> of) {
        public Step {
            of = List.copyOf(of);
        }

        /// The step in words.
        public String words() {
            return of.get(pick);
        }
    }

    /// The same, and that not every schedule came to its end.
    public RaceOutcome withCut(String lastStep) {
        return new RaceOutcome(word, strategy, seed, schedules, finding, Optional.of(lastStep));
    }

    /// Which search it was, how much it ran, and what it takes for granted.
    public String how() {
        return searched() + cut.map(it -> "; " + it).orElse("");
    }

    private String searched() {
        return switch (strategy) {
            case Strategies.DPOR ->
                "strategy dpor: %,d %s by receiver; actors are assumed to share no memory"
                        .formatted(schedules, schedules == 1 ? "trace" : "traces");
            case Strategies.EXHAUSTIVE ->
                "strategy exhaustive: %,d %s; actors are assumed to share no memory"
                        .formatted(schedules, schedules == 1 ? "schedule" : "schedules");
            default -> "strategy " + strategy;
        };
    }

    /// The verdict in its exact words.
    public String words() {
        return switch (word) {
            case VIOLATED -> "VIOLATED";
            case HOLDS -> "holds (every schedule explored)";
            case NOT_FOUND ->
                "no violation found (%,d %s)".formatted(schedules, schedules == 1 ? "schedule" : "schedules");
        };
    }
}
