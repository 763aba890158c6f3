package dev.rundown.executor.rundown;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/// What does it cost a worker to acquire and release, when all workers do, against one shared count?
/// Run with `-t 1` and `-t 2`.
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class RundownBenchmark {
    /// What the workers share.
    @State(Scope.Benchmark)
    public static class Shared {
        final RundownProtection rundown = new RundownProtection(64);
        final AtomicLong count = new AtomicLong();
        final AtomicInteger workers = new AtomicInteger();
    }

    /// One worker.
    @State(Scope.Thread)
    public static class Worker {
        int number = -1;

        int number(Shared shared) {
            if (number < 0) {
                number = shared.workers.getAndIncrement() % 64;
            }
            return number;
        }
    }

    /// A line for each worker.
    @Benchmark
    public boolean striped(Shared shared, Worker worker) {
        int number = worker.number(shared);
        return shared.rundown.tryAcquire(number) && shared.rundown.release(number);
    }

    /// One count: twice the users, plus 1 when closed.
    @Benchmark
    public boolean oneCount(Shared shared) {
        if ((shared.count.getAndAdd(2) & 1) != 0) {
            return false;
        }
        return shared.count.addAndGet(-2) == 1;
    }
}
