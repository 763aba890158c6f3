package dev.rundown.executor.interpreter;

import dev.rundown.executor.memory.ExecutionFault;

/// Leaves the interpreter with a fault.
final class GuestFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient ExecutionFault fault;

    GuestFault(ExecutionFault fault) {
        super(fault.message(), null, false, false);
        this.fault = fault;
    }

    ExecutionFault fault() {
        return fault;
    }
}
