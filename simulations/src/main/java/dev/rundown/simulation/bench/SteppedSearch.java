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
import dev.rundown.simulation.stage.Staging;
import dev.rundown.simulation.strategy.RandomWalk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;

/// The search of the stepped engine against brute force on the canonical scenario: one extension and two clients, an
/// unload against two attaches and an invocation. Both begin with the same states, nearest first.
final class SteppedSearch {
    private static final String SCENARIO = "canonical.rundown.yaml";
    private static final Budget STATES = new Budget(2_000_000);
    private static final int WARM_UPS = 3;
    private static final int STATES_OF_BRUTE_FORCE = 20_000;
    private static final Quota SCHEDULES = new Quota(5_000, 10_000, 0x5eed);
    private static final int SCHEDULES_OF_BRUTE_FORCE = 100;

    private SteppedSearch() {}

    static Measurement states() {
        for (int i = 0; i < WARM_UPS; i++) { // For the compiler of this JVM.
            everyState(new Stepped(ensemble()), 1);
        }
        var engine = new Stepped(ensemble());
        var cold = Explored.Timed.of(() -> everyState(engine, 1));
        var again = Explored.Timed.of(() -> everyState(engine, 1));
        LongSupplier plain = () -> new BruteForce(ensemble())
                .search(Integer.MAX_VALUE, STATES_OF_BRUTE_FORCE)
                .worlds()
                .size();
        return Measurement.of("stepped.states-per-second", cold.states() / cold.seconds(), "states/s", perSecond(plain))
                .with("goal", "2,000,000")
                .with("nothing to learn", again.states() / again.seconds())
                .with("rules", engine.ensemble().rules().size())
                .with("searched", cold.words());
    }

    static Measurement twoCores() {
        var engine = new Stepped(ensemble());
        everyState(engine, 1);
        double two = Clock.perSecond(() -> everyState(engine, 2).figures().states());
        double one = Clock.perSecond(() -> everyState(engine, 1).figures().states());
        return Measurement.of("stepped.two-cores", two, "states/s", one)
                .with("goal", "a ratio of 1.8")
                .with("two threads that only compute, against one", Clock.twoThreads());
    }

    static Measurement bytes() {
        var figures = everyState(new Stepped(ensemble()), 1).figures();
        return Measurement.of("stepped.bytes-a-state", (double) figures.bytes() / figures.states(), "bytes", 48);
    }

    /// Searches without leaving a state out.
    static Outcome everyState(Stepped engine, int cores) {
        return new Exhaustive(engine, STATES, new Effort(cores, Spin.EVERY_STATE.reductions())).outcome();
    }

    static Measurement schedules() {
        var ensemble = ensemble();
        LongSupplier fast = () -> new Sampling(new Stepped(ensemble), SCHEDULES, "random", List.of(new RandomWalk()))
                .outcome(STATES)
                .sampled()
                .orElseThrow()
                .schedules();
        var brute = new BruteForce(ensemble);
        var start = brute.afterItems(itemsOfSetUp(ensemble));
        LongSupplier plain = () -> {
            var random = new SplittableRandom(SCHEDULES.seed());
            for (int i = 0; i < SCHEDULES_OF_BRUTE_FORCE; i++) {
                brute.walk(start, random, SCHEDULES.steps());
            }
            return SCHEDULES_OF_BRUTE_FORCE;
        };
        return Measurement.of("stepped.schedules-per-second", perSecond(fast), "schedules/s", perSecond(plain));
    }

    private static int itemsOfSetUp(Ensemble ensemble) {
        return new Exhaustive(new Stepped(ensemble), new Budget(1_000))
                .outcome()
                .setUp()
                .items()
                .size();
    }

    /// Once to warm up, once to measure. The time is that of this thread alone, so that it means the same on a machine
    /// that does other things as well.
    private static double perSecond(LongSupplier work) {
        var _ = work.getAsLong();
        var clock = ManagementFactory.getThreadMXBean();
        long began = clock.getCurrentThreadCpuTime();
        long done = work.getAsLong();
        return done / ((clock.getCurrentThreadCpuTime() - began) / 1e9);
    }

    static Ensemble ensemble() {
        try (var resource = SteppedSearch.class.getResourceAsStream(SCENARIO)) {
            if (resource == null) {
                throw new IllegalStateException(SCENARIO + " is not on the class path");
            }
            var text = new String(resource.readAllBytes(), StandardCharsets.UTF_8);
            return ensemble(text, SCENARIO);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The ensemble of a scenario.
    static Ensemble ensemble(String text, String name) {
        return Staging.stage(ScenarioFile.read(text, name, Staging.vocabulary()), Extensions.onClassPath())
                .ensemble();
    }
}
