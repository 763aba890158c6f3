package dev.rundown.simulation.bench;

import dev.rundown.simulation.driver.Ensemble;
import dev.rundown.simulation.driver.Reduction;
import dev.rundown.simulation.driver.Stepped;
import dev.rundown.simulation.scenario.Bundled;
import dev.rundown.simulation.scenario.Place;
import dev.rundown.simulation.search.Effort;
import dev.rundown.simulation.search.Exhaustive;
import dev.rundown.simulation.search.Finding;
import dev.rundown.simulation.search.Limits;
import dev.rundown.simulation.search.PathStep;
import dev.rundown.simulation.search.Quota;
import dev.rundown.simulation.search.Sampling;
import dev.rundown.simulation.search.SearchPlan;
import dev.rundown.simulation.strategy.Strategies;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.zip.CRC32C;

/// Races that were met in public, each found again.
final class Museum {
    private static final int MOST_STEPS = 1_000;
    private static final long SEED = 0x5eed;
    private static final String RANDOM = "random";

    private Museum() {}

    /// One race, as `check` looks for it with default settings.
    ///
    /// @param rules   that it breaks
    /// @param seconds until that was known
    /// @param paths   a line for each step of each violation
    private record Race(Bundled bundled, SortedSet<String> rules, double seconds, List<String> paths) {
        boolean isFound() {
            return !rules.isEmpty();
        }
    }

    private static Race race(Bundled bundled, int cores, Setting setting) {
        var scenario = bundled.read(Explored.vocabulary());
        var ensemble = Explored.ensemble(bundled);
        var limits = new Limits(
                Optional.of((long) setting.scale().explored()),
                Optional.empty(),
                setting.cutoff(),
                new Effort(cores, EnumSet.allOf(Reduction.class)));
        var nothing = SearchPlan.Flags.NONE;
        long schedules = Math.min(Quota.DEFAULT.schedules(), setting.scale().sampled());
        var flags = new SearchPlan.Flags(
                nothing.strategy(), Optional.of(schedules), nothing.seed(), nothing.maxSteps(), limits, false);
        var plan = SearchPlan.of(Place.of(scenario.file()), scenario.search(), flags);
        var timed = Explored.Timed.of(() -> plan.run(ensemble));
        var paths = timed.outcome().findings().stream()
                .flatMap(it -> it.path().stream().map(PathStep::label))
                .toList();
        return new Race(bundled, timed.outcome().violated(), timed.seconds(), paths);
    }

    /// The most of something that any race takes.
    private static final class Most {
        private double value;
        private String race = "none";
        private final List<String> missed = new ArrayList<>();

        void see(Race race, double seen) {
            if (!race.isFound()) {
                missed.add("@" + race.bundled.name());
            } else if (seen > value) {
                value = seen;
                this.race = "@" + race.bundled.name();
            }
        }

        void see(Race race, OptionalLong schedules, Setting setting) {
            if (schedules.isEmpty()) {
                missed.add("@" + race.bundled.name());
            }
            see(race, (double) schedules.orElse(setting.scale().sampled()));
        }
    }

    private static Measurement cutShort(Row row, int races) {
        return Measurement.none(
                row,
                "the time was over after %d of %d races; more: --time 5m"
                        .formatted(races, Bundled.museum().size()));
    }

    static Measurement slowestSeconds(Row row, Setting setting) {
        var exhaustive = new Most();
        var random = new Most();
        int races = 0;
        for (var bundled : Bundled.museum()) {
            var race = race(bundled, 1, setting);
            exhaustive.see(race, race.seconds);
            random.see(race, Cpu.seconds(() -> schedules(race, RANDOM, setting)));
            if (setting.isOver()) {
                return cutShort(row, races);
            }
            races++;
        }
        return Measurement.of(row, exhaustive.value, random.value)
                .with("goal", "at most 10")
                .with("slowest", exhaustive.race)
                .with("slowest of uniform random schedules", random.race)
                .with("missed", exhaustive.missed);
    }

    static Measurement schedules(Row row, Setting setting) {
        var portfolio = new Most();
        var random = new Most();
        int races = 0;
        for (var bundled : Bundled.museum()) {
            var race = race(bundled, 1, setting);
            portfolio.see(race, schedules(race, Strategies.PORTFOLIO, setting), setting);
            random.see(race, schedules(race, RANDOM, setting), setting);
            if (setting.isOver()) {
                return cutShort(row, races);
            }
            races++;
        }
        return Measurement.of(row, portfolio.value, random.value)
                .with(
                        "goal",
                        "at most %,d, none missed".formatted(setting.scale().sampled()))
                .with("most", portfolio.race)
                .with("most of uniform random schedules", random.race)
                .with("missed", portfolio.missed)
                .with("missed by uniform random schedules", random.missed);
    }

    private static OptionalLong schedules(Race race, String strategy, Setting setting) {
        return sampling(Explored.ensemble(race.bundled), setting.scale().sampled(), strategy)
                .schedulesUntil(race.rules, setting.budget());
    }

    private static Sampling sampling(Ensemble ensemble, int schedules, String strategy) {
        var quota = new Quota(schedules, MOST_STEPS, SEED);
        return new Sampling(new Stepped(ensemble), quota, strategy, Strategies.named(strategy, Place.of(strategy)));
    }

    static Measurement samePaths(Row row, Setting setting) {
        var all = new CRC32C();
        var differ = new ArrayList<String>();
        int found = 0;
        int races = 0;
        for (var bundled : Bundled.museum()) {
            var one = race(bundled, 1, setting);
            var two = race(bundled, 2, setting);
            if (setting.isOver()) {
                return cutShort(row, races);
            }
            races++;
            if (one.isFound() && one.paths.equals(two.paths)) {
                found++;
            } else {
                differ.add("@" + bundled.name());
            }
            all.update(String.join("\n", one.paths).getBytes(StandardCharsets.UTF_8));
        }
        return Measurement.of(row, found, races)
                .with("goal", "a ratio of 1, and the same checksum on every machine")
                .with("checksum of the paths", "%08x".formatted(all.getValue()))
                .with("not found, or not by the same path", differ);
    }

    static Measurement shrunk(Row row, Setting setting) {
        int optimal = 0;
        int scenarios = 0;
        var others = new ArrayList<String>();
        for (var bundled : Bundled.list()) {
            var ensemble = Explored.ensemble(bundled);
            var optima = new Exhaustive(new Stepped(ensemble), setting.budget())
                    .outcome()
                    .findings();
            var sampled = optima.isEmpty()
                    ? List.<Finding>of()
                    : sampling(ensemble, setting.scale().shrunk(), Strategies.PORTFOLIO)
                            .outcome(setting.budget())
                            .findings();
            if (setting.isOver()) {
                return Measurement.none(
                        row,
                        "the time was over after %d of %d scenarios; more: --time 5m"
                                .formatted(scenarios, Bundled.list().size()));
            }
            scenarios++;
            for (var optimum : optima) {
                if (sampled.stream().anyMatch(it -> isAsShort(it, optimum))) {
                    optimal++;
                } else {
                    others.add("%s @%s".formatted(optimum.rule().id(), bundled.name()));
                }
            }
        }
        return Measurement.of(row, optimal, optimal + others.size())
                .with("goal", "a ratio of 1")
                .with(
                        "longer, or not found in %d schedules"
                                .formatted(setting.scale().shrunk()),
                        others);
    }

    private static boolean isAsShort(Finding shrunk, Finding optimum) {
        return shrunk.rule().equals(optimum.rule())
                && shrunk.blame().equals(optimum.blame())
                && shrunk.path().size() == optimum.path().size();
    }
}
