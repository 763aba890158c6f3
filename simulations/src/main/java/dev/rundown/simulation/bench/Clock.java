package dev.rundown.simulation.bench;

import java.util.concurrent.CountDownLatch;
import java.util.function.LongSupplier;

/// The time on the wall, which is what several threads are for.
final class Clock {
    private static final int TRIES = 3;

    private Clock() {}

    /// How much is done in a second at best: on a machine that does other things as well, the best try is the one that
    /// was disturbed least.
    static double perSecond(LongSupplier work) {
        double best = 0;
        for (int i = 0; i < TRIES; i++) {
            long began = System.nanoTime();
            long done = work.getAsLong();
            best = Math.max(best, done / ((System.nanoTime() - began) / 1e9));
        }
        return best;
    }

    /// How much more two threads compute than one where they share nothing: no search can gain more here.
    ///
    /// @param turns of each
    static double twoThreads(long turns) {
        return perSecond(() -> turn(2, turns)) / perSecond(() -> turn(1, turns));
    }

    private static long turn(int threads, long turns) {
        var done = new CountDownLatch(threads);
        var sums = new long[threads];
        for (int i = 0; i < threads; i++) {
            int thread = i;
            Thread.ofPlatform().daemon().start(() -> {
                long sum = thread;
                for (long j = 0; j < turns; j++) {
                    sum = sum * 31 + j;
                }
                sums[thread] = sum;
                done.countDown();
            });
        }
        try {
            done.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return sums[0] == Long.MIN_VALUE ? 0 : threads * turns; // Looked at, or nothing would be computed.
    }
}
