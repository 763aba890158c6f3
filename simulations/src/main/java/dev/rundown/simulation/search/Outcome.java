package dev.rundown.simulation.search;

import dev.rundown.simulation.rule.Goal;
import dev.rundown.simulation.rule.Rule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// What came of a search.
///
/// @param word         the verdict
/// @param judged       the rules that were looked at
/// @param findings     the rules that are violated, each with its shortest path, in the order of their numbers
/// @param consequences rules that break only after another one
/// @param unreached    goals that were never reached
/// @param setUp        what was folded
/// @param figures      how much was searched
/// @param schedules    how many schedules there are, when that was asked for
/// @param sampled      what was sampled, where not every schedule was to be explored
/// @param reduced      what was visited, where one schedule stands for all that differ from it in no order that matters
public record Outcome(
        Word word,
        List<Rule> judged,
        List<Finding> findings,
        List<Consequence> consequences,
        List<Goal> unreached,
        SetUp setUp,
        Figures figures,
        Optional<Schedules> schedules,
        Optional<Sampled> sampled,
        Optional<Reduced> reduced) {
    /// The verdict. Nothing else may be printed for it than [Outcome#words].
    public enum Word {
        /// A path exists, and it is here.
        VIOLATED,
        /// Every schedule was explored.
        HOLDS,
        /// The search ended first.
        INCOMPLETE,
        /// Schedules were sampled, and none violated anything.
        NOT_FOUND,
        /// Schedules were sampled, none violated anything, and a bound ended some in which something was still owed.
        SUSPECTED,
        /// Nothing is violated, but a goal was never reached.
        HOLLOW
    }

    /// How much was searched, set-up included.
    ///
    /// @param states      distinct states
    /// @param transitions steps between them
    /// @param deepest     the largest distance from the end of the set-up
    /// @param terminals   states in which nothing may happen
    /// @param stuck       those of them in which some lane is held
    /// @param stop        why the search ended
    /// @param learnt      how often an actor's logic had to be run
    /// @param bytes       memory that grew with the number of states
    /// @param merged      whether states were left out that differ only in the order of what nobody can tell apart
    public record Figures(
            long states,
            long transitions,
            int deepest,
            long terminals,
            long stuck,
            Stop stop,
            int learnt,
            long bytes,
            boolean merged) {
        Figures(
                long states,
                long transitions,
                int deepest,
                long terminals,
                long stuck,
                Stop stop,
                int learnt,
                long bytes) {
            this(states, transitions, deepest, terminals, stuck, stop, learnt, bytes, false);
        }

        Figures with(Stop other) {
            return new Figures(states, transitions, deepest, terminals, stuck, other, learnt, bytes, merged);
        }

        /// Whether every schedule was explored.
        public boolean complete() {
            return stop == Stop.EXPLORED;
        }

        private String incomplete() {
            return "incomplete (%s, %,d distinct states)".formatted(stop.words(), states);
        }
    }

    /// What was sampled.
    ///
    /// @param strategy  by which strategies, as users name them
    /// @param seed      what all of it was drawn from
    /// @param schedules how many
    /// @param cut       those of them that were ended by the limit of steps
    /// @param suspicions what was still owed in those, all through their second half
    /// @param bounds    what is certain about the chance of one schedule
    public record Sampled(
            String strategy, long seed, long schedules, long cut, List<Suspicion> suspicions, List<String> bounds) {
        public Sampled {
            suspicions = List.copyOf(suspicions);
            bounds = List.copyOf(bounds);
        }
    }

    /// What partial order reduction visited.
    ///
    /// @param traces  how many schedules, each of another trace
    /// @param blocked schedules that were begun in vain
    /// @param cut     those of the traces that were ended by the limit of steps
    public record Reduced(long traces, long blocked, long cut) {}

    public Outcome {
        judged = List.copyOf(judged);
        findings = List.copyOf(findings);
        consequences = List.copyOf(consequences);
        unreached = List.copyOf(unreached);
    }

    /// The same with what is violated for ever, where it is not violated already.
    Outcome and(List<Finding> forEver) {
        var all = new ArrayList<>(findings);
        var known = violated();
        forEver.stream().filter(it -> !known.contains(it.rule().id())).forEach(all::add);
        all.sort(Comparator.comparingInt((Finding it) -> judged.indexOf(it.rule())));
        return new Outcome(
                all.isEmpty() ? word : Word.VIOLATED,
                judged,
                all,
                consequences,
                unreached,
                setUp,
                figures,
                schedules,
                sampled,
                reduced);
    }

    /// The same of a search that did not come to its end.
    Outcome cutShort() {
        return new Outcome(
                word == Word.VIOLATED ? word : Word.INCOMPLETE,
                judged,
                findings,
                consequences,
                unreached,
                setUp,
                figures.with(Stop.BUDGET),
                schedules,
                sampled,
                reduced);
    }

    /// The same with other paths.
    Outcome with(List<Finding> otherFindings, List<Consequence> otherConsequences) {
        return new Outcome(
                word, judged, otherFindings, otherConsequences, unreached, setUp, figures, schedules, sampled, reduced);
    }

    /// The verdict in its exact words.
    public String words() {
        return switch (word) {
            case VIOLATED -> "VIOLATED";
            case HOLDS -> "holds (every schedule explored)";
            case INCOMPLETE -> figures.incomplete();
            case NOT_FOUND ->
                "no violation found (%,d random schedules, %,d distinct states)"
                        .formatted(sampled.orElseThrow().schedules(), figures.states);
            case SUSPECTED ->
                "suspected (bound of %,d steps)"
                        .formatted(suspicions().getFirst().steps());
            case HOLLOW -> "HOLLOW";
        };
    }

    /// What may never be done; empty but where schedules were cut.
    public List<Suspicion> suspicions() {
        return sampled.map(Sampled::suspicions).orElse(List.of());
    }

    /// The ids of the violated rules.
    public SortedSet<String> violated() {
        var ids = new TreeSet<String>();
        findings.forEach(it -> ids.add(it.rule().id()));
        return ids;
    }
}
