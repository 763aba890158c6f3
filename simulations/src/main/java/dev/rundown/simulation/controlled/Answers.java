package dev.rundown.simulation.controlled;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.ActorCell;
import org.apache.pekko.dispatch.Envelope;

/// What comes back through the common pool of Java. Pekko's `ask` for Java completes there, and so does a
/// `CompletableFuture` that is given no executor. A step ends when the pool has come to rest, so that all that came of
/// it
/// is known; in which order it came does not matter, because each answer races with all others.
final class Answers {
    private static final ForkJoinPool POOL = ForkJoinPool.commonPool();
    private static final int MOST_SECONDS = 5;

    private final Queue<Answer> arrived = new ConcurrentLinkedQueue<>();

    /// A message that was sent by the pool.
    record Answer(ActorCell receiver, Envelope envelope) {
        private String words() {
            return receiver.self().path().name() + " " + Words.of(envelope.message());
        }
    }

    /// Whether this thread is one of the pool.
    static boolean isHere() {
        return Thread.currentThread() instanceof ForkJoinWorkerThread it && POOL.equals(it.getPool());
    }

    void add(ActorCell receiver, Envelope envelope) {
        arrived.add(new Answer(receiver, envelope));
    }

    /// What came although the pool was at rest when the last step ended: something else has set it to work.
    List<Answer> late() {
        if (arrived.isEmpty()) {
            return List.of();
        }
        var late = new ArrayList<>(arrived);
        arrived.clear();
        return late;
    }

    /// Waits until the pool rests. Answers what came, in an order that does not depend on its threads.
    ///
    /// @throws Escape when the pool does not come to rest
    List<Answer> await() {
        if (isAtRest()) {
            return List.of();
        }
        if (!POOL.awaitQuiescence(MOST_SECONDS, TimeUnit.SECONDS)) {
            throw new Escape(
                    ("the common pool of Java was busy for %d s after a step. Change that: what an actor hands to"
                                    + " CompletableFuture.supplyAsync should not take long in a test; replace it by a stub that"
                                    + " answers at once.")
                            .formatted(MOST_SECONDS));
        }
        if (arrived.isEmpty()) {
            return List.of();
        }
        var all = new ArrayList<>(arrived);
        arrived.clear();
        if (all.size() > 1) {
            all.sort(Comparator.comparing(Answer::words));
        }
        return all;
    }

    private boolean isAtRest() {
        return arrived.isEmpty() && POOL.isQuiescent();
    }
}
