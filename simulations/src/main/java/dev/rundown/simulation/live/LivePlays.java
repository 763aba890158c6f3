package dev.rundown.simulation.live;

import dev.rundown.actor.Carried;
import dev.rundown.simulation.stage.Staged;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;

/// A play carried out again and again by live actors, each time by actors of their own, as fast as they can: nobody
/// pauses and nothing is judged.
public final class LivePlays implements AutoCloseable {
    private final LiveHost host = new LiveHost();
    private final Staged staged;
    private final Duration patience;
    private final Counting counting = new Counting();

    /// @param patience for how long an item may take
    public LivePlays(Staged staged, Duration patience) {
        this.staged = staged;
        this.patience = patience;
    }

    private static final class Counting implements Recorder {
        private final LongAdder steps = new LongAdder();

        @Override
        public long moment() {
            return 0; // Nobody asks in which order the steps were.
        }

        @Override
        public void stepped(Carried carried) {
            steps.increment();
        }
    }

    /// Plays.
    ///
    /// @return how many steps there were
    /// @throws IllegalStateException when an item comes to no end
    public long play(int times) throws InterruptedException {
        long before = counting.steps.sum();
        for (int i = 0; i < times; i++) {
            try (var system = LiveCast.start(host, staged, counting, Jitter.NONE)) {
                for (var item : staged.ensemble().play()) {
                    system.begin(item.first());
                    if (!system.awaitQuiescence(patience)) {
                        throw new IllegalStateException(
                                "after %s there is still under way: %s".formatted(patience, system.underWay()));
                    }
                }
            }
        }
        return counting.steps.sum() - before;
    }

    @Override
    public void close() {
        host.close();
    }
}
