package dev.rundown.executor.pool;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/// Makes threads that stay on one CPU each: number i on the i-th of the allowed ones, from the first again when there
/// are more threads than CPUs.
public final class PinnedThreadFactory implements ThreadFactory {
    private final String name;
    private final CpuAffinity affinity;
    private final List<Integer> allowed;
    private final AtomicInteger count = new AtomicInteger();
    private final ConcurrentSkipListMap<Integer, Pinning> pinnings = new ConcurrentSkipListMap<>();

    /// A factory of threads `name-0`, `name-1`, ...
    public PinnedThreadFactory(String name, CpuAffinity affinity) {
        this.name = name;
        this.affinity = affinity;
        this.allowed = affinity.allowed();
    }

    @Override
    public Thread newThread(Runnable task) {
        int number = count.getAndIncrement();
        return Thread.ofPlatform().name("%s-%d".formatted(name, number)).unstarted(() -> {
            pinnings.put(number, pin(number));
            task.run();
        });
    }

    private Pinning pin(int number) {
        // Without CPUs to choose from, the affinity knows why.
        return affinity.pin(allowed.isEmpty() ? 0 : allowed.get(number % allowed.size()));
    }

    /// What became of each thread that has started, by its number.
    public SortedMap<Integer, Pinning> pinnings() {
        return new TreeMap<>(pinnings);
    }
}
