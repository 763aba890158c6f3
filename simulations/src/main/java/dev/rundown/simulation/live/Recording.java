package dev.rundown.simulation.live;

import dev.rundown.actor.Carried;
import dev.rundown.actor.Carried.Touch;
import dev.rundown.executor.rundown.EpochState;
import dev.rundown.executor.rundown.RundownState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;

/// Keeps every step, and gives the steps an order in which the operations on the real cells could have taken place.
///
/// A step is dated by its operation on a cell, which took place between two moments. Those of an ordinary cell do not
/// overlap, so their order is exact. Rundowns are not disturbed by being recorded: their moments may overlap, and are
/// chosen so that the order never shows
/// - an acquire after the close that came too late to refuse it, nor a close before it: whoever acquired did so before
///   the close had ended, and is dated by its earlier moment, a close by its later one;
/// - a release after the step that found the rundown empty because of it: a release is dated by its earlier moment,
///   whoever finds it empty by its later one;
/// - an acquire before the opening that let it in: an opening that begins while somebody is acquiring lets it in, for a
///   rundown is opened only when everybody who was inside has left; so that acquire is dated after the opening;
/// - an exit from an epoch after the look that found it, nor an entry before the look that was too early for it.
///
/// Everything else that has an order has it by messages, and moments only grow along these.
final class Recording implements Recorder {
    private record Dated(long moment, Carried carried) {}

    private final Jitter jitter;
    private final AtomicLong clock = new AtomicLong();
    private final ReentrantLock lock = new ReentrantLock();
    private final List<Dated> steps = new ArrayList<>();

    /// @param jitter a pause before each moment: what takes place between two moments is dated as exactly as before
    Recording(Jitter jitter) {
        this.jitter = jitter;
    }

    @Override
    public long moment() {
        jitter.pause();
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
        boolean isEarly = switch (touch.operation()) {
            case RundownState.TryAcquire _, RundownState.Release _, RundownState.Open _ -> true;
            case EpochState.Exit _, EpochState.Await _ -> true;
            default -> false; // Of closing and looking, of entering an epoch, and of what is exact anyway.
        };
        return isEarly ? touch.before() : touch.after();
    }

    /// The opening of `touch`'s rundown that took place while `touch` tried to acquire it; else when it is dated.
    private static Dated admitted(Dated dated, List<Touch> openings) {
        return dated.carried()
                .touch()
                .filter(it -> it.operation() instanceof RundownState.TryAcquire)
                .flatMap(it -> openings.stream()
                        .filter(open -> open.cell().equals(it.cell())
                                && it.before() < open.before()
                                && open.before() < it.after())
                        .findFirst())
                .map(open -> new Dated(open.before(), dated.carried()))
                .orElse(dated);
    }

    private static List<Touch> openings(List<Dated> steps) {
        return steps.stream()
                .flatMap(it -> it.carried().touch().stream())
                .filter(it -> it.operation() instanceof RundownState.Open)
                .toList();
    }

    private static int admittedLast(Dated dated) {
        return dated.carried()
                        .touch()
                        .filter(it -> it.operation() instanceof RundownState.TryAcquire)
                        .isPresent()
                ? 1
                : 0;
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
            var since = steps.subList(from, steps.size());
            var openings = openings(since);
            return since.stream()
                    .map(it -> admitted(it, openings))
                    .sorted(Comparator.comparingLong(Dated::moment).thenComparingInt(Recording::admittedLast))
                    .map(Dated::carried)
                    .toList();
        } finally {
            lock.unlock();
        }
    }
}
