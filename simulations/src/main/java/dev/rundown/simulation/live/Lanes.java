package dev.rundown.simulation.live;

import dev.rundown.actor.Envelope;
import dev.rundown.actor.Lane;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/// Which lanes have a message under way. When none has, the system is quiescent and the next item of a play may
/// begin.
final class Lanes {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<Lane, Envelope> underWay = new TreeMap<>();
    private final Map<Lane, List<Runnable>> waiting = new TreeMap<>();
    private boolean broken;
    private boolean still;

    /// Gives each of `started` its lane, or none if one of these lanes is busy: then `retry` is run when that is idle.
    boolean reserve(List<Envelope> started, Runnable retry) {
        lock.lock();
        try {
            for (var envelope : started) {
                if (underWay.containsKey(envelope.lane())) {
                    waiting.computeIfAbsent(envelope.lane(), _ -> new ArrayList<>())
                            .add(retry);
                    return false;
                }
            }
            started.forEach(it -> underWay.put(it.lane(), it));
            still = false;
            return true;
        } finally {
            lock.unlock();
        }
    }

    /// The lane goes on with `next`.
    void goesOn(Envelope next) {
        lock.lock();
        try {
            underWay.put(next.lane(), next);
        } finally {
            lock.unlock();
        }
    }

    /// The lane is idle: those who wait for it may try again.
    void idle(Lane lane) {
        List<Runnable> retries;
        lock.lock();
        try {
            underWay.remove(lane);
            retries = waiting.containsKey(lane) ? List.copyOf(waiting.remove(lane)) : List.of();
            if (underWay.isEmpty()) {
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
        retries.forEach(Runnable::run);
    }

    /// Whatever is under way stands still, if `sure` says so still: nobody need wait any longer.
    void standStill(BooleanSupplier sure) {
        lock.lock();
        try {
            if (!underWay.isEmpty() && sure.getAsBoolean()) {
                still = true;
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /// Nobody need wait any longer: an actor has failed.
    void breakOff() {
        lock.lock();
        try {
            broken = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Waits until no lane has a message under way, what is under way stands still, an actor has failed, or `patience`
    /// is over. Answers whether no lane has.
    boolean awaitQuiescence(Duration patience) throws InterruptedException {
        lock.lock();
        try {
            long nanos = patience.toNanos();
            while (!underWay.isEmpty() && !still && !broken && nanos > 0) {
                nanos = changed.awaitNanos(nanos);
            }
            return underWay.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /// What is under way, in the order of the lanes.
    List<Envelope> underWay() {
        lock.lock();
        try {
            return List.copyOf(underWay.values());
        } finally {
            lock.unlock();
        }
    }
}
