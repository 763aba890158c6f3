package dev.rundown.simulation.bench;

import dev.rundown.extension.spi.Extensions;
import dev.rundown.simulation.driver.BruteForce;
import dev.rundown.simulation.driver.Ensemble;
import dev.rundown.simulation.driver.Stepped;
import dev.rundown.simulation.scenario.ScenarioFile;
import dev.rundown.simulation.search.Budget;
import dev.rundown.simulation.search.Effort;
import dev.rundown.simulation.search.Exhaustive;
import dev.rundown.simulation.search.Outcome;
import dev.rundown.simulation.search.Quota;
import dev.rundown.simulation.search.Sampling;
import dev.rundown.simulation.stage.Staged;
import dev.rundown.simulation.stage.Staging;
import dev.rundown.simulation.strategy.RandomWalk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;

/// The search of the stepped engine against brute force on the canonical scenario: one extension and two clients, an
/// unload against two attaches and an invocation. Both begin with the same states, nearest first.
final class SteppedSearch {
    private static final String SCENARIO = "canonical.rundown.yaml";
    private static final int SHARE_OF_BRUTE_FORCE = 100;
    private static final int SHARE_OF_BRUTE_WALKS = 50;
    private static final int MOST_STEPS = 10_000;
    private static final int TRIES = 3;
    private static final long SEED = 0x5eed;
    private static final Budget SET_UP = new Budget(1_000);
    /// Turns of threads that only compute, for each state.
    private static final int TURNS = 150;

    private SteppedSearch() {}

    static Measurement states(Row row, Setting setting) {
        int tries = setting.scale().rounds() + 1;
        var cold = Explored.Timed.best(tries, () -> everyState(new Stepped(ensemble()), 1, setting));
        var engine = new Stepped(ensemble());
        everyState(engine, 1, setting);
        var again = Explored.Timed.best(tries, () -> everyState(engine, 1, setting));
        int few = setting.scale().states() / SHARE_OF_BRUTE_FORCE;
        LongSupplier plain = () -> new BruteForce(ensemble())
                .search(Integer.MAX_VALUE, few)
                .worlds()
                .size();
        return Measurement.of(row, cold.states() / cold.seconds(), perSecond(plain))
                .with("goal", "2,000,000")
                .with("nothing to learn", again.states() / again.seconds())
                .with("rules", engine.ensemble().rules().size())
                .with("searched", cold.words())
                .with("best of", tries);
    }

    static Measurement twoCores(Row row, Setting setting) {
        var engine = new Stepped(ensemble());
        everyState(engine, 1, setting);
        double two =
                Clock.perSecond(() -> everyState(engine, 2, setting).figures().states());
        double one =
                Clock.perSecond(() -> everyState(engine, 1, setting).figures().states());
        return Measurement.of(row, two, one)
                .with("goal", "a ratio of 1.8")
                .with(
                        "by CPU time of the thread that all wait for",
                        leastSeconds(engine, 1, setting) / leastSeconds(engine, 2, setting))
                .with(
                        "two threads that only compute, against one",
                        Clock.twoThreads(TURNS * (long) setting.scale().states()));
    }

    /// Of the thread that takes part in everything, at best.
    private static double leastSeconds(Stepped engine, int cores, Setting setting) {
        return IntStream.range(0, TRIES)
                .mapToDouble(_ -> Cpu.seconds(() -> everyState(engine, cores, setting)))
                .min()
                .orElseThrow();
    }

    static Measurement bytes(Row row, Setting setting) {
        var figures = everyState(new Stepped(ensemble()), 1, setting).figures();
        return Measurement.of(row, (double) figures.bytes() / figures.states(), 48)
                .with("goal", "a ratio of 1 or less")
                .with("states", figures.states());
    }

    /// Searches without leaving a state out.
    static Outcome everyState(Stepped engine, int cores, Setting setting) {
        var budget = setting.budget(setting.scale().states());
        return new Exhaustive(engine, budget, new Effort(cores, Spin.EVERY_STATE.reductions())).outcome();
    }

    static Measurement schedules(Row row, Setting setting) {
        var ensemble = ensemble();
        long fast = setting.scale().walks();
        long slow = Math.max(1, fast / SHARE_OF_BRUTE_WALKS);
        var brute = new BruteForce(ensemble);
        var start = brute.afterItems(itemsOfSetUp(ensemble));
        LongSupplier plain = () -> {
            var random = new SplittableRandom(SEED);
            for (int i = 0; i < slow; i++) {
                brute.walk(start, random, MOST_STEPS);
            }
            return slow;
        };
        return Measurement.of(
                row,
                perSecond(() ->
                        walks(ensemble, fast, setting).sampled().orElseThrow().schedules()),
                perSecond(plain));
    }

    /// Random schedules.
    private static Outcome walks(Ensemble ensemble, long schedules, Setting setting) {
        var quota = new Quota(schedules, MOST_STEPS, SEED);
        return new Sampling(new Stepped(ensemble), quota, "random", List.of(new RandomWalk()))
                .outcome(setting.budget(SET_UP.states()));
    }

    /// Steps of random schedules, a second.
    static double stepsPerSecond(Setting setting) {
        var ensemble = ensemble();
        return perSecond(() -> {
            var outcome = walks(ensemble, setting.scale().walks(), setting);
            return outcome.figures().transitions() - outcome.setUp().transitions();
        });
    }

    private static int itemsOfSetUp(Ensemble ensemble) {
        return new Exhaustive(new Stepped(ensemble), SET_UP)
                .outcome()
                .setUp()
                .items()
                .size();
    }

    /// Once to warm up, once to measure. The time is that of this thread alone, so that it means the same on a machine
    /// that does other things as well.
    private static double perSecond(LongSupplier work) {
        var _ = work.getAsLong();
        var done = new long[1];
        double seconds = Cpu.seconds(() -> done[0] = work.getAsLong());
        return done[0] / seconds;
    }

    /// The canonical scenario.
    static Staged staged() {
        try (var resource = SteppedSearch.class.getResourceAsStream(SCENARIO)) {
            if (resource == null) {
                throw new IllegalStateException(SCENARIO + " is not on the class path");
            }
            var text = new String(resource.readAllBytes(), StandardCharsets.UTF_8);
            return staged(text, SCENARIO);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What the drivers run of it.
    static Ensemble ensemble() {
        return staged().ensemble();
    }

    /// A scenario.
    static Staged staged(String text, String name) {
        return Staging.stage(ScenarioFile.read(text, name, Staging.vocabulary()), Extensions.onClassPath());
    }
}
