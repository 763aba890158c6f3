package dev.rundown.simulation.command;

import dev.rundown.simulation.search.Cutoff;
import java.time.Duration;
import java.util.Timer;
import java.util.TimerTask;

/// The clock on the wall, which no search may look at.
final class Alarm implements AutoCloseable {
    private final Timer timer = new Timer("alarm", true);

    private Alarm(Duration duration, Cutoff cutoff) {
        timer.schedule(
                new TimerTask() {
                    @Override
                    public void run() {
                        cutoff.reach();
                    }
                },
                duration.toMillis());
    }

    /// Reaches `cutoff` when `duration` is over, unless the JVM has ended or this was closed.
    static Alarm set(Duration duration, Cutoff cutoff) {
        return new Alarm(duration, cutoff);
    }

    @Override
    public void close() {
        timer.cancel();
    }
}
