package dev.rundown.executor.interpreter;

import dev.rundown.executor.helper.VirtualSources;
import dev.rundown.executor.map.LiveMap;
import dev.rundown.executor.map.MapGate;
import dev.rundown.executor.memory.ExecutionFault;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

/// One program on one worker, live: runs it to completion as often as wanted, without allocating. Of one thread only.
public final class Invocation {
    private final Machine machine;
    private final GuestCall call;
    private Optional<ExecutionFault> fault = Optional.empty();

    Invocation(
            Code code,
            List<? extends LiveMap> maps,
            List<? extends MapGate> gates,
            IntPredicate functions,
            VirtualSources sources) {
        machine = new Machine(code, new LiveMemory(maps, gates, functions, sources));
        call = new GuestCall(machine);
    }

    /// Runs the program with [MachineState#DEFAULT_FUEL].
    ///
    /// @param context what it is called with; written in place
    /// @param packet  the caller's data; written in place
    /// @return whether it has exited; if not, there is a [#fault]
    public boolean run(byte[] context, byte[] packet) {
        return run(context, packet, MachineState.DEFAULT_FUEL);
    }

    /// As [#run(byte[], byte[])], with `fuel` backward jumps and calls.
    public boolean run(byte[] context, byte[] packet, long fuel) {
        machine.enter(context, packet, fuel);
        return finish();
    }

    /// As [#run(byte[], byte[])], with `fuel` backward jumps and calls and another number in `r2`.
    public boolean run(byte[] context, byte[] packet, long fuel, long r2) {
        machine.enter(context, packet, fuel);
        machine.registers[2] = r2;
        return finish();
    }

    private boolean finish() {
        fault = Optional.empty();
        try {
            return Interpreter.run(machine, call, Long.MAX_VALUE);
        } catch (GuestFault guest) {
            fault = Optional.of(guest.fault());
            return false;
        }
    }

    /// What the last run left in `r0`.
    public long result() {
        return machine.registers[0];
    }

    /// Why the last run has no result; empty when it has one.
    public Optional<ExecutionFault> fault() {
        return fault;
    }

    /// How much fuel the last run left.
    public long fuelLeft() {
        return machine.fuel;
    }
}
