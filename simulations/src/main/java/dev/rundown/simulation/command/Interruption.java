package dev.rundown.simulation.command;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Control-C: the verb's thread is interrupted and has a moment to print what it has. The JVM then ends with 130.
final class Interruption {
    private static final long MOMENT_SECONDS = 5;

    private final CountDownLatch over = new CountDownLatch(1);

    Interruption() {}

    /// From now on, interrupts `verb` when the JVM is asked to end.
    static Interruption of(Thread verb) {
        var interruption = new Interruption();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> interruption.pass(verb), "interruption"));
        return interruption;
    }

    /// The verb has ended: nothing is interrupted any more.
    void over() {
        over.countDown();
    }

    /// What happens on Control-C.
    void pass(Thread verb) {
        if (over.getCount() > 0) {
            verb.interrupt();
            try {
                var _ = over.await(MOMENT_SECONDS, TimeUnit.SECONDS); // Then the JVM ends in either case.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
