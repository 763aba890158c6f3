package dev.rundown.simulation.live;

import dev.rundown.actor.Carried;
import dev.rundown.actor.Carried.Touch;
import dev.rundown.executor.rundown.RundownState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;

/// Keeps every step, and gives the steps an order in which the operations on the real cells could have taken place.
///
/// A step is dated by its operation on a cell, which took place between two moments. Users of a rundown are dated by
/// the earlier one, everybody else by the later one, so the order never shows
/// - an acquire after the close that came too late to refuse it, nor a close before it: whoever acquired did so before
///   the close had ended;
/// - a release after the step that found the rundown empty because of it.
///
/// Everything else that has an order has it by messages, and moments only grow along these.
final class Recording implements Recorder {
    private record Dated(long moment, Carried carried) {}

    private final AtomicLong clock = new AtomicLong();
    private final ReentrantLock lock = new ReentrantLock();
    private final List<Dated> steps = new ArrayList<>();

    @Override
    public long moment() {
        return clock.incrementAndGet();
    }

    @Override
    public void stepped(Carried carried) {
        var dated = new Dated(carried.touch().map(Recording::date).orElse(carried.moment()), carried);
        lock.lock();
        try {
            steps.add(dated);
        } finally {
            lock.unlock();
        }
    }

    private static long date(Touch touch) {
        boolean isUse = touch.operation() instanceof RundownState.TryAcquire
                || touch.operation() instanceof RundownState.Release;
        return isUse ? touch.before() : touch.after();
    }

    /// How many steps there are.
    int count() {
        lock.lock();
        try {
            return steps.size();
        } finally {
            lock.unlock();
        }
    }

    /// The steps that were recorded after the first `from` ones, in their order. To be asked when nothing is under
    /// way, or when nothing can go on.
    List<Carried> since(int from) {
        lock.lock();
        try {
            return steps.subList(from, steps.size()).stream()
                    .sorted(Comparator.comparingLong(Dated::moment))
                    .map(Dated::carried)
                    .toList();
        } finally {
            lock.unlock();
        }
    }
}
