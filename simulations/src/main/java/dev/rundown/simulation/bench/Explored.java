package dev.rundown.simulation.bench;

import dev.rundown.extension.spi.Extensions;
import dev.rundown.simulation.driver.Ensemble;
import dev.rundown.simulation.driver.Reduction;
import dev.rundown.simulation.driver.Stepped;
import dev.rundown.simulation.scenario.Bundled;
import dev.rundown.simulation.scenario.Vocabulary;
import dev.rundown.simulation.search.Budget;
import dev.rundown.simulation.search.Effort;
import dev.rundown.simulation.search.Exhaustive;
import dev.rundown.simulation.search.Outcome;
import dev.rundown.simulation.stage.Staging;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// What has been explored in one run of benchmarks: rows that ask about the same search share it.
final class Explored {
    /// Nothing is left out.
    static final Effort UNREDUCED = new Effort(1, EnumSet.noneOf(Reduction.class));

    private final SortedMap<String, Timed> known = new TreeMap<>();

    /// @param outcome of a search
    /// @param seconds of CPU time of the thread that searched, from a cold engine on
    record Timed(Outcome outcome, double seconds) {
        static Timed of(Supplier<Outcome> search) {
            var outcomes = new ArrayList<Outcome>();
            double seconds = Cpu.seconds(() -> outcomes.add(search.get()));
            return new Timed(outcomes.getFirst(), seconds);
        }

        /// The fastest of some searches for the same: whatever else the machine does, and the compiler of this JVM, can
        /// only slow them down.
        static Timed best(int tries, Supplier<Outcome> search) {
            return Stream.generate(() -> of(search))
                    .limit(tries)
                    .min(Comparator.comparingDouble(Timed::seconds))
                    .orElseThrow();
        }

        double states() {
            return outcome.figures().states();
        }

        /// Whether every schedule was explored; the number of states means nothing else.
        boolean isWhole() {
            return outcome.figures().complete();
        }

        /// Those that grow with the states, without the frontier.
        long bytes() {
            return outcome.figures().bytes();
        }

        /// What was searched, and whether that was all.
        String words() {
            return "%s: %,d states, %,d steps, %.2f s, %.1f bytes a state"
                    .formatted(
                            outcome.words(),
                            outcome.figures().states(),
                            outcome.figures().transitions(),
                            seconds,
                            bytes() / states());
        }
    }

    /// One of the bundled scenarios, explored by one thread as far as the budget goes.
    Timed of(Bundled bundled, Effort effort, Budget budget) {
        return of("@" + bundled.name(), () -> ensemble(bundled), effort, budget);
    }

    /// An ensemble of this name, likewise.
    Timed of(String name, Supplier<Ensemble> ensemble, Effort effort, Budget budget) {
        var key = name + " " + effort;
        var before = known.get(key);
        if (before != null) {
            return before;
        }
        var staged = ensemble.get();
        var timed = Timed.of(() -> new Exhaustive(new Stepped(staged), budget, effort).outcome());
        if (!budget.cutoff().isReached()) { // Else the next row has time of its own for it.
            known.put(key, timed);
        }
        return timed;
    }

    /// A bundled scenario, staged.
    static Ensemble ensemble(Bundled bundled) {
        return Staging.stage(bundled.read(vocabulary()), Extensions.onClassPath())
                .ensemble();
    }

    static Vocabulary vocabulary() {
        return Staging.vocabulary();
    }
}
