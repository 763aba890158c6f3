package dev.rundown.simulation.bench;

import java.lang.management.ManagementFactory;

/// The time that the calling thread computes, which means the same on a machine that does other things as well.
final class Cpu {
    private Cpu() {}

    static double seconds(Runnable work) {
        var clock = ManagementFactory.getThreadMXBean();
        long began = clock.getCurrentThreadCpuTime();
        work.run();
        return (clock.getCurrentThreadCpuTime() - began) / 1e9;
    }
}
