package dev.rundown.simulation.bench;

import dev.rundown.executor.helper.VirtualSources;

/// Time, chance and CPU that never change.
record FixedSources() implements VirtualSources {
    @Override
    public long nanos() {
        return 0;
    }

    @Override
    public int random() {
        return 0;
    }

    @Override
    public int cpu() {
        return 0;
    }
}
