package dev.rundown.executor.helper;

/// What differs from run to run and from machine to machine, supplied by whoever runs a program. In controlled runs
/// every answer is chosen.
public interface VirtualSources {
    /// Time since boot, in nanoseconds.
    long nanos();

    /// Any 32 bits.
    int random();

    /// The number of the worker's virtual CPU.
    int cpu();
}
