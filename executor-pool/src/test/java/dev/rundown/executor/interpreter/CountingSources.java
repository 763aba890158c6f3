package dev.rundown.executor.interpreter;

import dev.rundown.executor.helper.VirtualSources;

/// Sources that answer another number each time.
final class CountingSources implements VirtualSources {
    private int count;

    @Override
    public long nanos() {
        return 1_000L * ++count;
    }

    @Override
    public int random() {
        return 0x9e37_79b9 * ++count;
    }

    @Override
    public int cpu() {
        return 3;
    }
}
