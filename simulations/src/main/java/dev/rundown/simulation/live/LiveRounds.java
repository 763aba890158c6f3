package dev.rundown.simulation.live;

import dev.rundown.actor.Address;
import dev.rundown.executor.pool.Pinning;
import dev.rundown.simulation.driver.Ending;
import dev.rundown.simulation.driver.Ensemble;
import dev.rundown.simulation.driver.Stepped;
import dev.rundown.simulation.live.LiveRun.Played;
import dev.rundown.simulation.search.SingleRun;
import dev.rundown.simulation.stage.Staged;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// A play carried out again and again by live actors on one actor system, each time by actors of their own and with
/// another timing. Every round is judged when it is over, and must leave nothing behind.
public final class LiveRounds {
    private final Staged staged;
    private final Ensemble ensemble;
    private final Plan plan;
    private final Stepped engine;
    private final Tally tally = new Tally();
    private final List<String> bindings = new ArrayList<>();
    private final List<String> contexts = new ArrayList<>();
    private final List<String> rundowns = new ArrayList<>();
    private final SortedMap<Address, Pinning> pinnings = new TreeMap<>();

    private LiveRounds(Staged staged, Plan plan) {
        this.staged = staged;
        this.plan = plan;
        this.ensemble = staged.takenDown();
        this.engine = new Stepped(ensemble);
    }

    /// What is asked for.
    ///
    /// @param rounds   at most
    /// @param seed     of the timing
    /// @param patience for how long an item may make no progress although somebody is at work
    public record Plan(int rounds, long seed, Duration patience) {
        public Plan {
            if (rounds < 1) {
                throw new IllegalArgumentException("at least one round, not " + rounds);
            }
        }
    }

    /// What was left behind, in words; the same list has one entry for each piece.
    public record Left(List<String> bindings, List<String> contexts, List<String> rundowns, int actors) {
        public Left {
            bindings = List.copyOf(bindings);
            contexts = List.copyOf(contexts);
            rundowns = List.copyOf(rundowns);
        }

        /// Whether nothing was.
        public boolean isNothing() {
            return bindings.isEmpty() && contexts.isEmpty() && rundowns.isEmpty() && actors == 0;
        }
    }

    /// What came of it.
    ///
    /// @param played   how many rounds, the failed one included
    /// @param failed   the round that broke a rule or came to no end; it is the last
    /// @param pinnings what became of the wish to keep each virtual CPU on one CPU
    public record Result(
            int played,
            Tally.Counts counts,
            Left left,
            Optional<LiveRun.Result> failed,
            SortedMap<Address, Pinning> pinnings) {
        public Result {
            pinnings = Collections.unmodifiableSortedMap(new TreeMap<>(pinnings));
        }
    }

    /// Plays until a round fails or all have been played. What each round leaves is counted; what actors are left is
    /// counted at the end.
    public static Result play(Staged staged, Plan plan) throws InterruptedException {
        return new LiveRounds(staged, plan).play();
    }

    private Result play() throws InterruptedException {
        Optional<LiveRun.Result> failed = Optional.empty();
        int played = 0;
        int actors;
        try (var host = new LiveHost()) {
            while (played < plan.rounds() && failed.isEmpty()) {
                failed = round(host, played);
                played++;
            }
            actors = host.alive();
        }
        return new Result(played, tally.counts(), new Left(bindings, contexts, rundowns, actors), failed, pinnings);
    }

    private Optional<LiveRun.Result> round(LiveHost host, int number) throws InterruptedException {
        var jitter = Jitter.of(plan.seed() + number);
        var recording = new Recording(jitter);
        try (var system = LiveCast.start(host, staged, recording, jitter)) {
            var played = new LiveRun(ensemble.play(), system, recording, plan.patience(), engine.follower()).play();
            pinnings.putAll(system.pinnings());
            var unfreed = tally.add(played.occurrences());
            if (hasFailed(played)) {
                var run = SingleRun.of(ensemble, played.occurrences(), played.ending());
                return Optional.of(new LiveRun.Result(run, played.hanging(), system.pinnings(), List.of()));
            }
            var contents = played.contents().orElseThrow();
            contexts.addAll(unfreed);
            rundowns.addAll(Leaks.rundowns(contents));
            bindings.addAll(Leaks.bindings(contents));
            return Optional.empty();
        }
    }

    private static boolean hasFailed(Played played) {
        boolean isOwing = switch (played.ending()) {
            case Ending.Final(var owed) -> !owed.isEmpty();
            case Ending.Stuck _, Ending.NotYet _, Ending.Over _ -> true;
        };
        return isOwing
                || played.occurrences().stream().anyMatch(it -> !it.breaches().isEmpty());
    }
}
