package dev.rundown.simulation.bench;

import dev.rundown.simulation.driver.Ensemble;
import dev.rundown.simulation.driver.Stepped;
import dev.rundown.simulation.scenario.Bundled;
import dev.rundown.simulation.scenario.Place;
import dev.rundown.simulation.search.Exhaustive;
import dev.rundown.simulation.search.Finding;
import dev.rundown.simulation.search.Outcome;
import dev.rundown.simulation.search.Quota;
import dev.rundown.simulation.search.Sampling;
import dev.rundown.simulation.search.SearchPlan;
import dev.rundown.simulation.strategy.Strategies;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.SortedSet;

/// Races that were met in public, each found again.
final class Museum {
    private static final Quota SAMPLED = new Quota(50_000, 1_000, 0x5eed);
    private static final Quota SHRUNK = new Quota(200, 1_000, 0x5eed);
    private static final String RANDOM = "random";

    private Museum() {}

    /// One race.
    ///
    /// @param rules that it breaks
    private record Race(Bundled bundled, SortedSet<String> rules, double seconds) {}

    /// Each race as `check` looks for it, with default settings.
    private static List<Race> races() {
        return Bundled.museum().stream().map(Museum::race).toList();
    }

    private static Race race(Bundled bundled) {
        var scenario = bundled.read(Explored.vocabulary());
        var ensemble = Explored.ensemble(bundled);
        var plan = SearchPlan.of(Place.of(scenario.file()), scenario.search(), SearchPlan.Flags.NONE);
        var timed = Explored.Timed.of(() -> plan.run(ensemble));
        if (timed.outcome().word() != Outcome.Word.VIOLATED) {
            throw new IllegalStateException(
                    "@%s: %s".formatted(bundled.name(), timed.outcome().words()));
        }
        return new Race(bundled, timed.outcome().violated(), timed.seconds());
    }

    /// The most of something that any race takes.
    private static final class Most {
        private double value;
        private String race = "none";
        private long missed;

        void see(Bundled bundled, double seen) {
            if (seen > value) {
                value = seen;
                race = "@" + bundled.name();
            }
        }

        void see(Bundled bundled, OptionalLong schedules) {
            if (schedules.isEmpty()) {
                missed++;
            }
            see(bundled, (double) schedules.orElse(SAMPLED.schedules()));
        }
    }

    static Measurement slowestSeconds() {
        var exhaustive = new Most();
        var random = new Most();
        for (var race : races()) {
            exhaustive.see(race.bundled, race.seconds);
            random.see(race.bundled, Cpu.seconds(() -> schedules(race, RANDOM)));
        }
        return Measurement.of("museum.slowest-seconds", exhaustive.value, "s", random.value)
                .with("goal", "at most 10")
                .with("slowest", exhaustive.race)
                .with("slowest of uniform random schedules", random.race);
    }

    static Measurement schedules() {
        var portfolio = new Most();
        var random = new Most();
        for (var race : races()) {
            portfolio.see(race.bundled, schedules(race, Strategies.PORTFOLIO));
            random.see(race.bundled, schedules(race, RANDOM));
        }
        return Measurement.of("museum.most-schedules", portfolio.value, "schedules", random.value)
                .with("goal", "at most %,d".formatted(SAMPLED.schedules()))
                .with("most", portfolio.race)
                .with("most of uniform random schedules", random.race)
                .with("missed", portfolio.missed)
                .with("missed by uniform random schedules", random.missed);
    }

    private static OptionalLong schedules(Race race, String strategy) {
        return sampling(Explored.ensemble(race.bundled), SAMPLED, strategy).schedulesUntil(race.rules, Explored.BUDGET);
    }

    private static Sampling sampling(Ensemble ensemble, Quota quota, String strategy) {
        return new Sampling(new Stepped(ensemble), quota, strategy, Strategies.named(strategy, Place.of(strategy)));
    }

    static Measurement shrunk() {
        int optimal = 0;
        var others = new ArrayList<String>();
        for (var bundled : Bundled.list()) {
            var ensemble = Explored.ensemble(bundled);
            var optima = new Exhaustive(new Stepped(ensemble), Explored.BUDGET)
                    .outcome()
                    .findings();
            var sampled = optima.isEmpty()
                    ? List.<Finding>of()
                    : sampling(ensemble, SHRUNK, Strategies.PORTFOLIO)
                            .outcome(Explored.BUDGET)
                            .findings();
            for (var optimum : optima) {
                if (sampled.stream().anyMatch(it -> isAsShort(it, optimum))) {
                    optimal++;
                } else {
                    others.add("%s @%s".formatted(optimum.rule().id(), bundled.name()));
                }
            }
        }
        return Measurement.of("shrunk.equals-optimum", optimal, "violations", optimal + others.size())
                .with("goal", "a ratio of 1")
                .with("longer, or not found in %d schedules".formatted(SHRUNK.schedules()), others);
    }

    private static boolean isAsShort(Finding shrunk, Finding optimum) {
        return shrunk.rule().equals(optimum.rule())
                && shrunk.blame().equals(optimum.blame())
                && shrunk.path().size() == optimum.path().size();
    }
}
