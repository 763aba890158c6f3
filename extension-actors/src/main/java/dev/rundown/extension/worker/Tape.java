package dev.rundown.extension.worker;

import dev.rundown.actor.Cell;
import dev.rundown.actor.CellOperation;
import dev.rundown.executor.memory.ExecutionFault;
import java.util.Optional;

/// Told of each operation of an [HookLoop] and of what it answered.
interface Tape {
    /// Keeps nothing.
    Tape NONE = new Tape() {
        @Override
        public long moment() {
            return 0;
        }

        @Override
        public void performed(Cell<?> cell, CellOperation<?, ?> operation, long before, Object answer) {}

        @Override
        public void ran(int value, Optional<ExecutionFault> fault) {}
    };

    /// Asked before each operation.
    long moment();

    /// An operation on a shared cell.
    ///
    /// @param before the moment asked for before it
    void performed(Cell<?> cell, CellOperation<?, ?> operation, long before, Object answer);

    /// A program has ended.
    ///
    /// @param value what it returned
    /// @param fault why it returned nothing
    void ran(int value, Optional<ExecutionFault> fault);
}
