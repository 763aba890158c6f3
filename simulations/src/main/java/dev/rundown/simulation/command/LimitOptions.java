package dev.rundown.simulation.command;

import dev.rundown.simulation.driver.Reduction;
import dev.rundown.simulation.scenario.InputException;
import dev.rundown.simulation.scenario.Place;
import dev.rundown.simulation.search.Budget;
import dev.rundown.simulation.search.Cutoff;
import dev.rundown.simulation.search.Effort;
import dev.rundown.simulation.search.Limits;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/// How far a search may go, as users type it. What a search has found when something is spent is printed all the same.
final class LimitOptions {
    private static final Pattern AMOUNT = Pattern.compile("([0-9]{1,9})(ms|[a-zA-Z])");
    private static final Pattern SIZE_IN_OTHER_WORDS = Pattern.compile("(?i)([1-9][0-9]{0,8}) ?([kmg])i?b(?:ytes)?");

    @Option(
            names = "--states",
            paramLabel = "N",
            description = "Stop after this many distinct states (default: 20000000).")
    private Optional<Long> states = Optional.empty();

    @Option(
            names = "--memory",
            paramLabel = "SIZE",
            description =
                    "Stop when the states take this much memory, such as 500m or 2g (default: 70 %% of the heap).")
    private Optional<String> memory = Optional.empty();

    @Option(
            names = "--time",
            paramLabel = "DURATION",
            description = "Stop after this time by the clock, all scenarios together, such as 30s or 5m.")
    private Optional<String> time = Optional.empty();

    @Option(
            names = "--cores",
            paramLabel = "N",
            description =
                    "Share the exhaustive search among this many threads (default: all cores). What is found does not"
                            + " depend on it.")
    private Optional<Integer> cores = Optional.empty();

    @Option(names = "--no-symmetry", description = "Do not take worlds for one that differ only in names.")
    private boolean noSymmetry;

    @Option(names = "--no-sleep-sets", description = "Look up every step, also those that lead where one has been.")
    private boolean noSleepSets;

    @Option(
            names = "--no-merge",
            description =
                    "Take every step in every order, also those that nothing else can touch. Merging sets in after 50000"
                            + " states.")
    private boolean noMerge;

    private Effort effort() {
        int threads = cores.orElseGet(
                () -> Math.min(Effort.MOST_CORES, Runtime.getRuntime().availableProcessors()));
        if (threads < 1 || threads > Effort.MOST_CORES) {
            throw new InputException(
                    Place.of("--cores " + threads),
                    "it is from 1 to %d; did you mean \"--cores %d\"?"
                            .formatted(Effort.MOST_CORES, Math.clamp(threads, 1, Effort.MOST_CORES)));
        }
        var effort = new Effort(threads, EnumSet.allOf(Reduction.class));
        effort = noSymmetry ? effort.without(Reduction.SYMMETRY) : effort;
        effort = noMerge ? effort.without(Reduction.MERGING) : effort;
        return noSleepSets ? effort.without(Reduction.SLEEP_SETS) : effort;
    }

    /// The limits. From now on the time runs.
    ///
    /// @throws InputException for an amount that is none
    Limits limits() {
        var limits = new Limits(states, memory.map(LimitOptions::bytes), new Cutoff(), effort());
        if (time.isPresent()) {
            var _ = Alarm.set(duration(time.get()), limits.cutoff()); // Rings, or the JVM ends first.
        }
        return limits;
    }

    private static long bytes(String typed) {
        var amount = AMOUNT.matcher(typed);
        long unit = !amount.matches()
                ? 0
                : switch (amount.group(2).toLowerCase(Locale.ROOT)) {
                    case "k" -> 1L << 10;
                    case "m" -> 1L << 20;
                    case "g" -> 1L << 30;
                    default -> 0;
                };
        long bytes = unit == 0 ? 0 : unit * Long.parseLong(amount.group(1));
        if (bytes == 0) {
            var meant = SIZE_IN_OTHER_WORDS.matcher(typed);
            throw new InputException(
                    Place.of("--memory " + typed),
                    "a size is a number with k, m or g; did you mean \"--memory %s\"?"
                            .formatted(
                                    meant.matches()
                                            ? meant.group(1) + meant.group(2).toLowerCase(Locale.ROOT)
                                            : "2g"));
        }
        if (bytes > Runtime.getRuntime().maxMemory()) {
            throw new InputException(
                    Place.of("--memory " + typed),
                    "the heap has %,d m; did you mean \"--memory %dm\"? More heap: JAVA_TOOL_OPTIONS=-Xmx%s"
                            .formatted(Runtime.getRuntime().maxMemory() >> 20, Budget.heap() >> 20, typed));
        }
        return bytes;
    }

    /// A time as users type it.
    ///
    /// @throws InputException for what is none
    static Duration duration(String typed) {
        var amount = AMOUNT.matcher(typed);
        long unit = !amount.matches()
                ? 0
                : switch (amount.group(2)) {
                    case "ms" -> 1;
                    case "s" -> 1_000;
                    case "m" -> 60_000;
                    case "h" -> 3_600_000;
                    default -> 0;
                };
        long millis = unit == 0 ? 0 : unit * Long.parseLong(amount.group(1));
        if (millis == 0) {
            throw new InputException(
                    Place.of("--time " + typed), "a time is a number with ms, s, m or h; did you mean \"--time 30s\"?");
        }
        return Duration.ofMillis(millis);
    }
}
