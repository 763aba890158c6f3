package dev.rundown.simulation.command;

import dev.rundown.simulation.search.Cutoff;
import java.time.Duration;
import java.util.Timer;
import java.util.TimerTask;

/// The clock on the wall, which no search may look at.
final class Alarm {
    private Alarm() {}

    /// Reaches `cutoff` when `duration` is over, unless the JVM has ended.
    static void set(Duration duration, Cutoff cutoff) {
        new Timer("alarm", true)
                .schedule(
                        new TimerTask() {
                            @Override
                            public void run() {
                                cutoff.reach();
                            }
                        },
                        duration.toMillis());
    }
}
