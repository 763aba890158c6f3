package dev.rundown.simulation.controlled;

import dev.rundown.actor.Lane;
import java.time.Duration;
import org.apache.pekko.actor.Cancellable;

/// A timer that has been started. When it rings, time has passed; the message that it sends is then under way like any
/// other.
final class Ringing implements Pending, Cancellable {
    private final VirtualScheduler scheduler;
    private final Party clock;
    private final Party owner;
    private final int number;
    private final Runnable work;
    private final long interval;
    private final int origin;
    private long due;
    private int taken;
    private boolean isCancelled;

    /// @param number   among the timers of a schedule
    /// @param due      in nanoseconds of virtual time
    /// @param interval in nanoseconds, 0 for a timer that rings once
    /// @param origin   number of the event in which it was started
    Ringing(
            VirtualScheduler scheduler,
            Party clock,
            Party owner,
            int number,
            Runnable work,
            long due,
            long interval,
            int origin) {
        this.scheduler = scheduler;
        this.clock = clock;
        this.owner = owner;
        this.number = number;
        this.work = work;
        this.due = due;
        this.interval = interval;
        this.origin = origin;
    }

    long due() {
        return due;
    }

    int number() {
        return number;
    }

    Runnable work() {
        return work;
    }

    Party owner() {
        return owner;
    }

    /// Notes that it rings now. Answers whether it will ring again.
    boolean ring() {
        taken++;
        if (interval == 0) {
            isCancelled = true;
            return false;
        }
        due += interval;
        return true;
    }

    @Override
    public boolean cancel() {
        boolean isFirst = !isCancelled;
        isCancelled = true;
        scheduler.cancelled(this); // Even if it has rung already: it matters which of the two came first.
        return isFirst;
    }

    @Override
    public boolean isCancelled() {
        return isCancelled;
    }

    @Override
    public int origin() {
        return origin;
    }

    @Override
    public boolean isRinging() {
        return true;
    }

    @Override
    public Party receiver() {
        return clock;
    }

    @Override
    public Lane lane() {
        return new Lane("timer %d of %s".formatted(number, owner.name()));
    }

    @Override
    public int taken() {
        return taken;
    }

    @Override
    public Object message() {
        return "rings at " + Duration.ofNanos(due).toString().substring(2).toLowerCase(java.util.Locale.ROOT);
    }
}
