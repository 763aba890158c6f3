package dev.rundown.executor.pool;

import java.util.List;
import java.util.Locale;

/// Which CPUs the calling thread may run on. Platform threads only: a virtual thread has no CPUs of its own.
public sealed interface CpuAffinity permits LinuxAffinity, CpuAffinity.None {
    /// The CPUs that the calling thread may run on, in ascending order. In a container their numbers have gaps. Empty
    /// when the system does not say.
    List<Integer> allowed();

    /// Keeps the calling thread on `cpu`, one of [#allowed].
    Pinning pin(int cpu);

    /// The affinity service of this machine.
    static CpuAffinity ofThisMachine() {
        var system = System.getProperty("os.name", "an unknown system");
        return system.toLowerCase(Locale.ROOT).startsWith("linux")
                ? LinuxAffinity.orElseNone()
                : new None("threads are not pinned on %s".formatted(system));
    }

    /// No service: threads run wherever the system likes.
    ///
    /// @param reason as a sentence
    record None(String reason) implements CpuAffinity {
        @Override
        public List<Integer> allowed() {
            return List.of();
        }

        @Override
        public Pinning pin(int cpu) {
            return new Pinning.Unpinned(reason);
        }
    }
}
