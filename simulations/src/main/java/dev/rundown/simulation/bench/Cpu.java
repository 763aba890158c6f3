package dev.rundown.simulation.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/// The time that threads compute, which means the same on a machine that does other things as well.
final class Cpu {
    private Cpu() {}

    /// Of the calling thread.
    static double seconds(Runnable work) {
        var clock = ManagementFactory.getThreadMXBean();
        long began = clock.getCurrentThreadCpuTime();
        work.run();
        return (clock.getCurrentThreadCpuTime() - began) / 1e9;
    }

    /// Of all threads of this JVM.
    static double secondsOfAll(Runnable work) {
        var machine = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long began = machine.getProcessCpuTime();
        work.run();
        return (machine.getProcessCpuTime() - began) / 1e9;
    }
}
