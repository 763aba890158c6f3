package dev.rundown.simulation.controlled;

import com.typesafe.config.Config;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import org.apache.pekko.actor.AbstractScheduler;
import org.apache.pekko.actor.Cancellable;
import org.apache.pekko.event.LoggingAdapter;
import org.jspecify.annotations.Nullable;
import scala.concurrent.ExecutionContext;
import scala.concurrent.duration.FiniteDuration;

/// Pekko's scheduler over virtual time: nothing rings until it is chosen. Every timer, time-out of an `ask` and receive
/// time-out of Pekko comes through here.
final class VirtualScheduler extends AbstractScheduler {
    private final List<Ringing> started = new ArrayList<>();
    private volatile @Nullable Control control;
    private long now;
    private int numbers;

    /// Called by Pekko, by reflection.
    VirtualScheduler(Config config, LoggingAdapter log, ThreadFactory threads) {}

    void handOver(Control taking) {
        control = taking;
    }

    /// Back to time zero, without timers.
    void reset() {
        started.clear();
        now = 0;
        numbers = 0;
    }

    /// In nanoseconds since the schedule began.
    long now() {
        return now;
    }

    /// Moves the clock without a timer.
    void advanceTo(long nanos) {
        now = Math.max(now, nanos);
    }

    /// Adds the timers that ring next, in the order in which they were started. More than one when they are due at the
    /// same time.
    void addNext(List<Pending> choices) {
        if (started.isEmpty()) {
            return;
        }
        long first = nextDue();
        for (var timer : started) {
            if (timer.due() == first) {
                choices.add(timer);
            }
        }
    }

    /// When the next timer rings; the end of time when there is none.
    long nextDue() {
        long first = Long.MAX_VALUE;
        for (var timer : started) {
            first = Math.min(first, timer.due());
        }
        return first;
    }

    /// Lets time pass until `timer` rings.
    void ring(Ringing timer) {
        advanceTo(timer.due());
        if (!timer.ring()) {
            started.remove(timer);
        }
        timer.work().run();
    }

    List<Ringing> started() {
        return List.copyOf(started);
    }

    void cancelled(Ringing timer) {
        started.remove(timer);
        var taking = control;
        if (taking != null) {
            taking.touchedClock();
        }
    }

    @Override
    @Deprecated // Pekko's word for "not for users"; its other methods end here.
    public Cancellable schedule(
            FiniteDuration initialDelay, FiniteDuration interval, Runnable runnable, ExecutionContext executor) {
        return start(runnable, initialDelay, Math.max(1, interval.toNanos()));
    }

    /// Pekko would start a new timer each time; this is one that repeats.
    @Override
    public Cancellable scheduleWithFixedDelay(
            FiniteDuration initialDelay, FiniteDuration delay, Runnable runnable, ExecutionContext executor) {
        return start(runnable, initialDelay, Math.max(1, delay.toNanos()));
    }

    @Override
    public Cancellable scheduleOnce(FiniteDuration delay, Runnable runnable, ExecutionContext executor) {
        return start(runnable, delay, 0);
    }

    private Cancellable start(Runnable work, FiniteDuration delay, long interval) {
        var taking = control;
        if (taking == null || !taking.mayStartTimer()) {
            return Cancellable.alreadyCancelled(); // While the actor system starts or a schedule is cleared away.
        }
        var timer = new Ringing(
                this,
                taking.clock(),
                taking.current(),
                ++numbers,
                work,
                now + Math.max(0, delay.toNanos()),
                interval,
                taking.event());
        started.add(timer);
        taking.touchedClock();
        return timer;
    }

    @Override
    public double maxFrequency() {
        return 1e9;
    }
}
