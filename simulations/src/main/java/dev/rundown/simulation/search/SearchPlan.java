package dev.rundown.simulation.search;

import dev.rundown.simulation.driver.Ensemble;
import dev.rundown.simulation.driver.Stepped;
import dev.rundown.simulation.scenario.InputException;
import dev.rundown.simulation.scenario.Place;
import dev.rundown.simulation.scenario.Placed;
import dev.rundown.simulation.scenario.SearchSettings;
import dev.rundown.simulation.strategy.Strategies;
import dev.rundown.simulation.strategy.Strategy;
import java.util.List;
import java.util.Optional;

/// Which search is run, and how far it goes: what the command line says wins over what the scenario says.
public final class SearchPlan {
    /// More schedules or steps than this are a typing mistake; the same limits hold in a file.
    private static final long MOST_SCHEDULES = 1_000_000_000_000L;

    private static final long MOST_STEPS = 1_000_000;

    private static final long MOST_STATES_UNASKED = 20_000_000;

    private static final long COUNTED_UNASKED = 50_000;

    /// Traces that are visited, and steps of one, where nobody says how many.
    private static final long TRACES = 200_000;

    private static final long STEPS_OF_A_TRACE = 1_000;

    /// What was typed.
    ///
    /// @param strategy       a name as [Strategies] knows it
    /// @param schedules      how many are sampled
    /// @param seed           of all that is drawn, decimal or hexadecimal with `0x`
    /// @param maxSteps       of one schedule
    /// @param limits         how far it may go
    /// @param countSchedules whether they are counted however many states there are
    public record Flags(
            Optional<String> strategy,
            Optional<Long> schedules,
            Optional<String> seed,
            Optional<Long> maxSteps,
            Limits limits,
            boolean countSchedules) {
        /// Nothing was typed.
        public static final Flags NONE =
                new Flags(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Limits.none(), false);
    }

    private final String name;
    private final boolean isDefault;
    private final List<Strategy> members;
    private final Quota quota;
    private final Budget budget;
    private final Effort effort;
    private final boolean countSchedules;

    private SearchPlan(Flags flags, Place place, SearchSettings settings) {
        var chosen = flags.strategy().or(() -> settings.strategy().map(Placed::value));
        isDefault = chosen.isEmpty();
        name = chosen.orElse(Strategies.PORTFOLIO);
        members = isExhaustive() || isReduced() ? List.of() : Strategies.named(name, place);
        quota = new Quota(
                flags.schedules()
                        .or(() -> settings.schedules().map(Placed::value))
                        .orElse(isReduced() ? TRACES : Quota.DEFAULT.schedules()),
                Math.toIntExact(flags.maxSteps()
                        .or(() -> settings.maxSteps().map(Placed::value))
                        .orElse(isReduced() ? STEPS_OF_A_TRACE : (long) Quota.DEFAULT.steps())),
                flags.seed()
                        .map(it -> seed(it, place))
                        .or(() -> settings.seed().map(Placed::value))
                        .orElse(Quota.DEFAULT.seed()));
        effort = flags.limits().effort();
        budget = flags.limits().budget(MOST_STATES_UNASKED);
        countSchedules = flags.countSchedules();
    }

    private boolean isExhaustive() {
        return name.equals(Strategies.EXHAUSTIVE);
    }

    private boolean isReduced() {
        return name.equals(Strategies.DPOR);
    }

    /// The plan for a scenario.
    ///
    /// @param place    what mistakes are said of
    /// @param settings of the file
    /// @throws InputException for flags that are out of range or contradict each other
    public static SearchPlan of(Place place, SearchSettings settings, Flags flags) {
        range("--schedules", flags.schedules(), MOST_SCHEDULES, place);
        range("--max-steps", flags.maxSteps(), MOST_STEPS, place);
        range("--states", flags.limits().states(), Budget.LARGEST, place);
        var chosen = flags.strategy().or(() -> settings.strategy().map(Placed::value));
        if (chosen.isPresent()) {
            refuseContradictions(chosen.get(), flags, place);
        }
        return new SearchPlan(flags, place, settings);
    }

    private static void range(String option, Optional<Long> value, long most, Place place) {
        value.filter(it -> it < 1 || it > most).ifPresent(it -> {
            throw new InputException(
                    place,
                    "%s %d: it is from 1 to %,d; did you mean \"%s %d\"?"
                            .formatted(option, it, most, option, Math.clamp(it, 1, most)));
        });
    }

    private static void refuseContradictions(String strategy, Flags flags, Place place) {
        if (strategy.equals(Strategies.EXHAUSTIVE)) {
            refuse("--schedules", flags.schedules().isPresent(), strategy, "--states", place);
            refuse("--seed", flags.seed().isPresent(), strategy, "--states", place);
            refuse("--max-steps", flags.maxSteps().isPresent(), strategy, "--states", place);
        } else {
            if (strategy.equals(Strategies.DPOR)) {
                refuse("--seed", flags.seed().isPresent(), strategy, "--schedules", place);
            } else {
                Strategies.named(strategy, place);
            }
            refuse("--states", flags.limits().states().isPresent(), strategy, "--schedules", place);
            refuse("--count-schedules", flags.countSchedules(), strategy, "--schedules", place);
        }
    }

    private static void refuse(String option, boolean isThere, String strategy, String near, Place place) {
        if (isThere) {
            var other = strategy.equals(Strategies.EXHAUSTIVE) ? Strategies.PORTFOLIO : Strategies.EXHAUSTIVE;
            throw new InputException(
                    place,
                    "%s does not go with strategy \"%s\": use %s, or \"--strategy %s\""
                            .formatted(option, strategy, near, other));
        }
    }

    private static long seed(String typed, Place place) {
        boolean isHexadecimal = typed.matches("0x[0-9a-fA-F]{1,16}");
        if (!isHexadecimal && !typed.matches("[0-9]{1,18}")) {
            throw new InputException(
                    place,
                    "--seed %s: a seed is a number such as 24301, or hexadecimal such as 0x5eed".formatted(typed));
        }
        return isHexadecimal ? Long.parseUnsignedLong(typed.substring(2), 16) : Long.parseLong(typed);
    }

    /// Searches `ensemble`.
    public Outcome run(Ensemble ensemble) {
        var engine = new Stepped(ensemble);
        if (isReduced()) {
            return new Reduction(engine, quota, budget).outcome();
        }
        if (isDefault || isExhaustive()) {
            var exhaustive = new Exhaustive(engine, budget, effort);
            var outcome = isExhaustive()
                    ? exhaustive.outcome()
                    : new Sampling(engine, quota, name, members).afterExhaustive(budget, effort);
            boolean isSmall = outcome.figures().complete()
                    && outcome.figures().states() <= COUNTED_UNASKED
                    && !outcome.figures().merged();
            return (countSchedules || isSmall) && outcome.sampled().isEmpty()
                    ? exhaustive.outcomeWithSchedules()
                    : outcome;
        }
        return new Sampling(engine, quota, name, members).outcome(budget);
    }
}
