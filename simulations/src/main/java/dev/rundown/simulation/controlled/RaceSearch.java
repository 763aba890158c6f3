package dev.rundown.simulation.controlled;

import dev.rundown.simulation.scenario.Place;
import dev.rundown.simulation.strategy.Extent;
import dev.rundown.simulation.strategy.Strategies;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/// Runs a test in many orders, until one breaks something.
///
/// First one schedule of every trace, as long as there are not too many; then as many more are sampled.
public final class RaceSearch {
    /// So many schedules are begun for each that is not found to be in vain.
    private static final long MOST_IN_VAIN = 4;

    /// So many schedules that do not come to their end are enough.
    private static final int MOST_CUT = 20;

    private static final String REPLAY = "replay";

    private final RaceSettings settings;

    /// A search with these settings.
    public RaceSearch(RaceSettings settings) {
        this.settings = settings;
    }

    /// Searches: unless a strategy is given, one schedule of every trace, and when there are too many, samples.
    ///
    /// @throws Escape           when something gets past the control of the schedule
    /// @throws NotDeterministic when the same schedule is not the same twice
    /// @throws Exception        what the body throws, unless it is an [AssertionError]
    public RaceOutcome of(Body body) throws Exception {
        return ControlledSystem.shared().run(inside -> {
            var runs = new Runs(inside, body, settings.limits());
            try {
                return new Running(runs).search();
            } finally {
                runs.end();
            }
        });
    }

    /// Runs one recorded schedule again.
    ///
    /// @param picks of its finding
    public RaceOutcome replay(Body body, List<Integer> picks) throws Exception {
        return ControlledSystem.shared().run(inside -> {
            var runs = new Runs(inside, body, settings.limits());
            var result = runs.verified(picks);
            if (result.breach().isEmpty()) {
                return new RaceOutcome(
                        RaceOutcome.Word.NOT_FOUND, REPLAY, settings.seed(), 1, Optional.empty(), Optional.empty());
            }
            int length = result.taken().size();
            return violated(REPLAY, runs.finding(result, result.breach().get(), 1, length), 1);
        });
    }

    private RaceOutcome violated(String strategy, RaceOutcome.Finding finding, int schedules) {
        return new RaceOutcome(
                RaceOutcome.Word.VIOLATED,
                strategy,
                settings.seed(),
                schedules,
                Optional.of(finding),
                Optional.empty());
    }

    /// A search under way.
    private final class Running {
        private final Runs runs;
        private int schedules;
        private boolean isBounded;
        private int cuts;

        Running(Runs runs) {
            this.runs = runs;
        }

        RaceOutcome search() throws Exception {
            var strategy = settings.strategy();
            var first = runs.verified(List.of());
            runs.awaitStrangers();
            if (strategy.isEmpty() || strategy.get().equals(Strategies.DPOR)) {
                var outcome = everyTrace();
                if (outcome.word() != RaceOutcome.Word.NOT_FOUND || strategy.isPresent() || isWhole(outcome)) {
                    return outcome;
                }
            } else if (strategy.get().equals(Strategies.EXHAUSTIVE)) {
                return exhaustive();
            }
            return sampled(strategy.orElse(Strategies.PORTFOLIO), first);
        }

        /// Whether sampling would add nothing.
        private boolean isWhole(RaceOutcome outcome) {
            return outcome.schedules() < settings.schedules() && outcome.cut().isEmpty();
        }

        private RaceOutcome everyTrace() throws Exception {
            var plan = runs.tracePlan();
            boolean isWhole = true;
            boolean goesOn = true;
            while (goesOn) {
                var result = runs.run(plan);
                if (!plan.isBlocked()) {
                    schedules++;
                    isBounded |= result.isBounded();
                }
                if (result.breach().isPresent()) {
                    return found(Strategies.DPOR, runs.run(Choosers.guided(plan.steps())));
                }
                if (result.isCut()) {
                    return cut(Strategies.DPOR, result);
                }
                if (runs.seesMore()) {
                    plan = runs.tracePlan();
                } else {
                    isWhole &= !plan.isBlocked();
                    goesOn = plan.next(result.losses().dropped());
                }
                if (goesOn && schedules == settings.schedules()) {
                    return nothing(Strategies.DPOR, RaceOutcome.Word.NOT_FOUND);
                }
            }
            if (!isBounded && (!isWhole || plan.missed() > 0)) {
                schedules = 0;
                return exhaustive(); // It knows no plans that could come to nothing.
            }
            return nothing(Strategies.DPOR, isBounded ? RaceOutcome.Word.NOT_FOUND : RaceOutcome.Word.HOLDS);
        }

        private RaceOutcome exhaustive() throws Exception {
            var plan = new DepthFirst();
            long most = MOST_IN_VAIN * settings.schedules();
            do {
                if (most-- == 0) {
                    return nothing(Strategies.EXHAUSTIVE, RaceOutcome.Word.NOT_FOUND);
                }
                var result = runs.run(plan);
                if (plan.isBlocked()) {
                    continue;
                }
                schedules++;
                isBounded |= result.isBounded();
                if (result.breach().isPresent()) {
                    return found(Strategies.EXHAUSTIVE, result);
                }
                if (result.isCut()) {
                    return cut(Strategies.EXHAUSTIVE, result);
                }
                if (schedules == settings.schedules() && plan.next()) {
                    return nothing(Strategies.EXHAUSTIVE, RaceOutcome.Word.NOT_FOUND);
                }
            } while (schedules < settings.schedules() && plan.next());
            return nothing(Strategies.EXHAUSTIVE, isBounded ? RaceOutcome.Word.NOT_FOUND : RaceOutcome.Word.HOLDS);
        }

        private RaceOutcome sampled(String name, Trial.Result first) throws Exception {
            var members = Strategies.named(name, Place.of("@RaceTest"));
            var random = new SplittableRandom(settings.seed());
            var lanes = first.taken().stream()
                    .map(it -> it.step().lane())
                    .distinct()
                    .count();
            var extent = new Extent(
                    Math.max(1, (int) lanes), Math.max(1, first.taken().size()));
            int last = schedules + settings.schedules();
            while (schedules < last) {
                var member = members.get(schedules % members.size());
                schedules++;
                var result = runs.run(Choosers.of(member.begin(random.split(), extent)));
                if (result.breach().isPresent()) {
                    return found(member.name(), result);
                }
                if (result.isCut() && ++cuts == MOST_CUT) {
                    return cut(name, result);
                }
            }
            return nothing(name, RaceOutcome.Word.NOT_FOUND);
        }

        /// Every schedule would be as long.
        private RaceOutcome cut(String strategy, Trial.Result result) {
            return nothing(strategy, RaceOutcome.Word.NOT_FOUND)
                    .withCut("cut after %,d steps, the last one \"%s\": somebody never stops sending"
                            .formatted(
                                    result.taken().size(),
                                    result.taken().getLast().words()));
        }

        private RaceOutcome nothing(String strategy, RaceOutcome.Word word) {
            return new RaceOutcome(word, strategy, settings.seed(), schedules, Optional.empty(), Optional.empty());
        }

        private RaceOutcome found(String strategy, Trial.Result result) throws Exception {
            var breach = result.breach().orElseThrow();
            var shortest = new RaceShrinking(runs).shrink(result, breach);
            var verified = runs.verified(Runs.picks(shortest.taken()));
            var again = verified.breach()
                    .filter(it -> it.what().equals(breach.what()))
                    .orElseThrow(() ->
                            new NotDeterministic("%s, and with the same steps it is not so".formatted(breach.what())));
            return violated(
                    strategy,
                    runs.finding(verified, again, schedules, result.taken().size()),
                    schedules);
        }
    }
}
