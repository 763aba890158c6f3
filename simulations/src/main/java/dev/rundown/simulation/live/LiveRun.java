package dev.rundown.simulation.live;

import dev.rundown.actor.Address;
import dev.rundown.actor.Envelope;
import dev.rundown.executor.pool.Pinning;
import dev.rundown.simulation.driver.Ending;
import dev.rundown.simulation.driver.Ensemble;
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
/// afterwards by the rules that a search applies.
public final class LiveRun {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);
    private static final Duration FOR_ANSWERS = Duration.ofSeconds(2);

    private final Ensemble ensemble;
    private final LiveSystem system;
    private final Recording recording;
    private final Duration patience;
    private final Follower follower;
    private final List<Occurrence> occurrences = new ArrayList<>();
    private int followed;
    private int begun;

    private LiveRun(Ensemble ensemble, LiveSystem system, Recording recording, Duration patience) {
        this.ensemble = ensemble;
        this.system = system;
        this.recording = recording;
        this.patience = patience;
        this.follower = new Stepped(ensemble).follower();
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

    /// Plays.
    ///
    /// @param patience for how long an item may make no progress
    public static Result play(Staged staged, Duration patience) throws InterruptedException {
        var recording = new Recording();
        try (var system = LiveCast.start(staged, recording)) {
            return new LiveRun(staged.ensemble(), system, recording, patience).play();
        }
    }

    private Result play() throws InterruptedException {
        for (var item : ensemble.play()) {
            var hangs = carryOut(item);
            if (hangs.isPresent()) {
                return result(hangs.get(), system.underWay());
            }
            if (follower.isOver()) {
                return result(new Ending.Over(), List.of());
            }
        }
        var contents = system.contents(patience)
                .orElseThrow(() -> new IllegalStateException("nothing is under way and yet somebody is busy"));
        var ending = world(contents);
        return new Result(
                SingleRun.of(ensemble, occurrences, ending), List.of(), system.pinnings(), Leaks.of(contents));
    }

    private Result result(Ending ending, List<Envelope> hanging) {
        return new Result(SingleRun.of(ensemble, occurrences, ending), hanging, system.pinnings(), List.of());
    }

    /// Answers how the run stands if this item does not come to its end.
    private Optional<Ending> carryOut(Item item) throws InterruptedException {
        begun++;
        occurrences.add(Occurrence.begins(item));
        system.begin(item.first());
        int before = recording.count();
        var waited = Duration.ZERO;
        while (!system.awaitQuiescence(BETWEEN_LOOKS)) {
            int now = recording.count();
            waited = now == before ? waited.plus(BETWEEN_LOOKS) : Duration.ZERO;
            if (now == before) {
                var stuck = look(now);
                if (stuck.isPresent()) {
                    return stuck;
                }
            }
            if (waited.compareTo(patience) >= 0) {
                follow();
                return Optional.of(new Ending.NotYet());
            }
            before = now;
        }
        follow();
        return Optional.empty();
    }

    /// Whether nothing can happen any more: exact, because no step was carried out while everybody was asked.
    private Optional<Ending> look(int count) throws InterruptedException {
        var contents = system.contents(FOR_ANSWERS);
        if (contents.isEmpty() || recording.count() != count) {
            return Optional.empty();
        }
        follow();
        return world(contents.get()) instanceof Ending.Stuck stuck ? Optional.of(stuck) : Optional.empty();
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
