package dev.rundown.executor.interpreter;

import dev.rundown.executor.memory.ExecutionFault;

/// How a slice ended.
public sealed interface SliceResult {
    /// More is to come.
    ///
    /// @param state to go on with
    record Running(MachineState state) implements SliceResult {}

    /// The program has exited.
    ///
    /// @param r0    its result
    /// @param state at the exit: context and packet as the program left them
    record Exited(long r0, MachineState state) implements SliceResult {}

    /// The program cannot go on.
    ///
    /// @param fault why, and where
    record Faulted(ExecutionFault fault) implements SliceResult {}
}
