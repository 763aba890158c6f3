package dev.rundown.simulation.live;

import dev.rundown.actor.Envelope;
import dev.rundown.actor.Lane;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Which lanes have a message under way. When none has, the system is quiescent and the next item of a play may
/// begin.
final class Lanes {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition quiescent = lock.newCondition();
    private final Map<Lane, Envelope> underWay = new TreeMap<>();
    private final Map<Lane, Queue<Envelope>> waiting = new HashMap<>();

    /// Whether `envelope` may go at once; otherwise it waits its turn on its lane.
    boolean begin(Envelope envelope) {
        lock.lock();
        try {
            if (underWay.putIfAbsent(envelope.lane(), envelope) == null) {
                return true;
            }
            waiting.computeIfAbsent(envelope.lane(), _ -> new ArrayDeque<>()).add(envelope);
            return false;
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

    /// The lane is idle. Answers what waited its turn there and may go now.
    Optional<Envelope> idle(Lane lane) {
        lock.lock();
        try {
            var following = Optional.ofNullable(waiting.get(lane)).map(Queue::poll);
            following.ifPresentOrElse(it -> underWay.put(lane, it), () -> underWay.remove(lane));
            if (underWay.isEmpty()) {
                quiescent.signalAll();
            }
            return following;
        } finally {
            lock.unlock();
        }
    }

    /// Waits until no lane has a message under way. Answers whether that came to be within `patience`.
    boolean awaitQuiescence(Duration patience) throws InterruptedException {
        lock.lock();
        try {
            long nanos = patience.toNanos();
            while (!underWay.isEmpty() && nanos > 0) {
                nanos = quiescent.awaitNanos(nanos);
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
