package dev.rundown.executor.interpreter;

import dev.rundown.executor.helper.VirtualSources;
import dev.rundown.executor.map.MapAccess;
import dev.rundown.executor.memory.Address;
import dev.rundown.executor.program.Bytes;
import dev.rundown.executor.program.Words;
import java.util.ArrayList;
import java.util.List;

/// One slice of a run: makes a machine of a state, runs it, and makes a state of it again.
final class Slice {
    private static final int REGISTERS = 11;
    private static final int SAVED = 4;

    private final MachineState before;
    private final SlicedMemory memory;
    private final Machine machine;

    Slice(Code code, MachineState before, MapAccess access, VirtualSources sources) {
        this.before = before;
        this.memory = new SlicedMemory(access, sources, before.answers());
        this.machine = new Machine(code, memory);
        load();
    }

    /// The first instruction may touch what is shared, so it is run alone; the others end the slice instead.
    SliceResult run(int maxInstructions) {
        var call = new GuestCall(machine);
        boolean isFirstDone = false;
        try {
            if (Interpreter.run(machine, call, 1)) {
                return exited();
            }
            isFirstDone = true;
            memory.close();
            return Interpreter.run(machine, call, maxInstructions - 1L) ? exited() : running();
        } catch (SliceEnd end) {
            // A first instruction that asked a second time has done nothing yet: all but its answers is forgotten.
            return isFirstDone ? running() : new SliceResult.Running(before.withAnswers(memory.answers()));
        } catch (GuestFault fault) {
            return new SliceResult.Faulted(fault.fault());
        }
    }

    private SliceResult running() {
        return new SliceResult.Running(state());
    }

    private SliceResult exited() {
        return new SliceResult.Exited(machine.registers[0], state());
    }

    private void load() {
        before.registers().copyTo(machine.registers, 0);
        machine.regions[Address.CONTEXT] = before.context().toArray();
        machine.regions[Address.PACKET] = before.packet().toArray();
        machine.depth = before.frames().size() - 1;
        for (int depth = 0; depth <= machine.depth; depth++) {
            var frame = before.frames().get(depth);
            machine.stacks[depth] = frame.stack().toArray();
            machine.regions[Address.stackRegion(depth)] = machine.stacks[depth];
            machine.returns[depth] = frame.returnSlot();
            frame.saved().copyTo(machine.saved, depth * SAVED);
        }
        machine.slot = before.slot();
        machine.fuel = before.fuel();
    }

    private MachineState state() {
        return new MachineState(
                Words.of(machine.registers, 0, REGISTERS),
                frames(),
                Bytes.of(machine.regions[Address.CONTEXT]),
                Bytes.of(machine.regions[Address.PACKET]),
                machine.slot,
                machine.fuel,
                Words.EMPTY);
    }

    private List<CallFrame> frames() {
        var frames = new ArrayList<CallFrame>();
        frames.add(new CallFrame(-1, Words.EMPTY, Bytes.of(machine.stacks[0])));
        for (int depth = 1; depth <= machine.depth; depth++) {
            frames.add(new CallFrame(
                    machine.returns[depth],
                    Words.of(machine.saved, depth * SAVED, SAVED),
                    Bytes.of(machine.stacks[depth])));
        }
        return frames;
    }
}
