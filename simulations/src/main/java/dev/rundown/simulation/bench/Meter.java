package dev.rundown.simulation.bench;

import dev.rundown.simulation.controlled.Body;
import dev.rundown.simulation.controlled.Limits;
import dev.rundown.simulation.controlled.RaceSearch;
import dev.rundown.simulation.controlled.RaceSettings;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Optional;

/// Counts what random schedules of controlled actors do, on the thread that runs them, and the CPU time they take. A
/// third as many schedules come before those that count, for the compiler of this JVM.
final class Meter {
    private static final int SHARE_OF_WARM_UP = 3;

    private final ThreadMXBean clock = ManagementFactory.getThreadMXBean();
    private final int warmUp;
    private final int schedules;
    private int begun;
    private long done;
    private long doneBefore;
    private long from;
    private long to;

    /// @param schedules that count
    Meter(int schedules) {
        this.schedules = schedules;
        warmUp = Math.max(1, schedules / SHARE_OF_WARM_UP);
    }

    /// A schedule begins.
    void tick() {
        begun++;
        if (begun == warmUp) {
            from = clock.getCurrentThreadCpuTime();
            doneBefore = done;
        } else if (begun == warmUp + schedules) {
            to = clock.getCurrentThreadCpuTime();
        }
    }

    /// So much of what is counted has been done. What the last schedule does is not counted: it ends later than the
    /// time.
    void done(long more) {
        if (begun < warmUp + schedules) {
            done += more;
        }
    }

    /// Runs `body`, which begins with [#tick], in every schedule.
    void run(Body body) {
        var settings = new RaceSettings(warmUp + schedules, Optional.of("random"), 0x5eed, Limits.DEFAULT);
        try {
            var outcome = new RaceSearch(settings).of(body);
            if (outcome.finding().isPresent()) {
                throw new IllegalStateException("what is measured fails: " + outcome.finding());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while it was measured", e);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("what is measured cannot be controlled", e);
        }
    }

    /// @param least what each schedule does at least; with less, some did not come to their end
    double perSecond(long least) {
        long counted = done - doneBefore;
        if (counted < least * schedules) {
            throw new IllegalStateException(
                    "%,d schedules did %,d in all; each should do %,d".formatted(schedules, counted, least));
        }
        return counted / ((to - from) / 1e9);
    }
}
