package dev.rundown.extension.invocation;

import dev.rundown.actor.Address;
import dev.rundown.actor.Cells;
import dev.rundown.executor.interpreter.MachineState;
import dev.rundown.executor.interpreter.SliceResult;
import java.util.Optional;

/// What stands behind the names of the programs of a run. It never changes during a run.
public interface ProgramCatalog {
    /// A machine about to run `program` for what occurred.
    MachineState start(Address program, CpuMessage.Occurrence occurrence);

    /// Whether `program` calls functions by module and name: then it runs only while all of them have an address.
    boolean callsFunctions(Address program);

    /// Whether the code of `program` stands in a driver.
    boolean isNative(Address program);

    /// Of which of the hook's objects the event is; empty if the hook tells none apart.
    Optional<Long> parameter(CpuMessage.Occurrence occurrence);

    /// Whether `verdict` keeps the event from the clients behind.
    boolean endsChain(CpuMessage.Occurrence occurrence, int verdict);

    /// Runs one slice of what `run` says, on CPU number `cpu`: at most one operation on one map, through `cells`.
    SliceResult slice(CpuMessage.Run run, int cpu, Cells cells);
}
