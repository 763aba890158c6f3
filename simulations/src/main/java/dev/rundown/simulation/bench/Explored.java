package dev.rundown.simulation.bench;

import dev.rundown.extension.spi.Extensions;
import dev.rundown.simulation.driver.Ensemble;
import dev.rundown.simulation.driver.Stepped;
import dev.rundown.simulation.scenario.Bundled;
import dev.rundown.simulation.scenario.Vocabulary;
import dev.rundown.simulation.search.Budget;
import dev.rundown.simulation.search.Effort;
import dev.rundown.simulation.search.Exhaustive;
import dev.rundown.simulation.search.Outcome;
import dev.rundown.simulation.stage.Staging;
import java.util.ArrayList;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/// What has been explored in one run of benchmarks: rows that ask about the same search share it.
final class Explored {
    /// More states than any bundled scenario has with all reductions, and few enough for a heap of 1 GB.
    static final Budget BUDGET = new Budget(4_000_000);

    private final SortedMap<String, Timed> known = new TreeMap<>();

    /// @param outcome of a search
    /// @param seconds of CPU time of the thread that searched, from a cold engine on
    record Timed(Outcome outcome, double seconds) {
        static Timed of(Supplier<Outcome> search) {
            var outcomes = new ArrayList<Outcome>();
            double seconds = Cpu.seconds(() -> outcomes.add(search.get()));
            return new Timed(outcomes.getFirst(), seconds);
        }

        double states() {
            return outcome.figures().states();
        }

        /// Whether every schedule was explored; the number of states means nothing else.
        boolean isWhole() {
            return outcome.figures().complete();
        }

        /// What was searched, and whether that was all.
        String words() {
            return "%s: %,d states, %,d steps, %.2f s, %.1f bytes a state"
                    .formatted(
                            outcome.words(),
                            outcome.figures().states(),
                            outcome.figures().transitions(),
                            seconds,
                            outcome.figures().bytes() / states());
        }
    }

    /// One of the bundled scenarios, explored by one thread as far as the budget goes.
    Timed of(Bundled bundled, Effort effort) {
        return known.computeIfAbsent(
                bundled.name() + " " + effort,
                _ -> Timed.of(() -> new Exhaustive(new Stepped(ensemble(bundled)), BUDGET, effort).outcome()));
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
