package dev.rundown.simulation.live;

import dev.rundown.actor.Address;
import dev.rundown.actor.Envelope;
import dev.rundown.executor.pool.Pinning;
import dev.rundown.simulation.driver.Ending;
import dev.rundown.simulation.driver.Follower;
import dev.rundown.simulation.driver.Item;
import dev.rundown.simulation.driver.Occurrence;
import dev.rundown.simulation.driver.Stepped;
import dev.rundown.simulation.live.LiveSystem.Contents;
import dev.rundown.simulation.search.SingleRun;
import dev.rundown.simulation.stage.Staged;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/// A play carried out once by live actors, item by item: one begins when nothing is under way. What happened is judged
/// by the rules that a search applies, each time when nothing is under way any more.
public final class LiveRun {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);
    private static final Duration FOR_ANSWERS = Duration.ofSeconds(2);

    private final List<Item> play;
    private final LiveSystem system;
    private final Recording recording;
    private final Duration patience;
    private final Follower follower;
    private final List<Occurrence> occurrences = new ArrayList<>();
    private int followed;
    private int begun;

    LiveRun(List<Item> play, LiveSystem system, Recording recording, Duration patience, Follower follower) {
        this.play = List.copyOf(play);
        this.system = system;
        this.recording = recording;
        this.patience = patience;
        this.follower = follower;
    }

    /// What came of it.
    ///
    /// @param run      judged; when it hangs without being stuck its ending is [Ending.NotYet]
    /// @param hanging  what was under way when patience was over, or when nothing could happen any more
    /// @param pinnings what became of the wish to keep each virtual CPU on one CPU
    /// @param leaked   what is left at the end that should not be, in words
    public record Result(
            SingleRun run, List<Envelope> hanging, SortedMap<Address, Pinning> pinnings, List<String> leaked) {
        public Result {
            hanging = List.copyOf(hanging);
            leaked = List.copyOf(leaked);
        }
    }

    /// What was played and how it ended.
    ///
    /// @param occurrences in their order, judged
    /// @param hanging     as in [Result]
    /// @param contents    what everybody holds at the end; empty when the play did not come to its end
    record Played(List<Occurrence> occurrences, Ending ending, List<Envelope> hanging, Optional<Contents> contents) {
        Played {
            occurrences = List.copyOf(occurrences);
            hanging = List.copyOf(hanging);
        }
    }

    /// Plays.
    ///
    /// @param patience for how long an item may make no progress although somebody is at work
    public static Result play(Staged staged, Duration patience) throws InterruptedException {
        var ensemble = staged.ensemble();
        var recording = new Recording(Jitter.NONE);
        try (var system = LiveCast.start(staged, recording)) {
            var follower = new Stepped(ensemble).follower();
            var played = new LiveRun(ensemble.play(), system, recording, patience, follower).play();
            return new Result(
                    SingleRun.of(ensemble, played.occurrences(), played.ending()),
                    played.hanging(),
                    system.pinnings(),
                    played.contents().map(Leaks::words).orElse(List.of()));
        }
    }

    Played play() throws InterruptedException {
        for (var item : play) {
            var hangs = carryOut(item);
            if (hangs.isPresent()) {
                return new Played(occurrences, hangs.get(), system.underWay(), Optional.empty());
            }
            if (follower.isOver()) {
                return new Played(occurrences, new Ending.Over(), List.of(), Optional.empty());
            }
        }
        var contents = system.contents(patience)
                .orElseThrow(() -> new IllegalStateException("nothing is under way and yet somebody is busy"));
        return new Played(occurrences, world(contents), List.of(), Optional.of(contents));
    }

    /// Answers how the run stands if this item does not come to its end.
    private Optional<Ending> carryOut(Item item) throws InterruptedException {
        begun++;
        occurrences.add(Occurrence.begins(item));
        system.begin(item.first());
        int before = recording.count();
        var waited = Duration.ZERO;
        while (!system.awaitQuiescence(BETWEEN_LOOKS)) {
            if (system.standsStill()) {
                return Optional.of(look());
            }
            int now = recording.count();
            waited = now == before ? waited.plus(BETWEEN_LOOKS) : Duration.ZERO;
            if (waited.compareTo(patience) >= 0) { // Somebody is at work and comes to no end.
                follow();
                return Optional.of(new Ending.NotYet());
            }
            before = now;
        }
        follow();
        return Optional.empty();
    }

    /// How it stands when nobody is at work although something is under way: exact, because nothing can move.
    private Ending look() throws InterruptedException {
        follow();
        var contents = system.contents(FOR_ANSWERS)
                .orElseThrow(() -> new IllegalStateException("everything stands still and yet somebody is busy"));
        return world(contents);
    }

    private Ending world(Contents contents) {
        return follower.world(begun, contents.actors(), contents.cells(), contents.underWay())
                .ending();
    }

    private void follow() {
        for (var carried : recording.since(followed)) {
            followed++;
            if (!follower.isOver()) {
                occurrences.add(follower.follow(carried.envelope(), carried.step(), carried.sent()));
            }
        }
    }
}
