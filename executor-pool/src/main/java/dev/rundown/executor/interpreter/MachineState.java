package dev.rundown.executor.interpreter;

import dev.rundown.executor.memory.Address;
import dev.rundown.executor.program.Bytes;
import dev.rundown.executor.program.Words;
import java.util.List;

/// A run that has stopped, as a value: equal exactly when everything that decides how it goes on is. Maps are not part
/// of it; they are cells of their own.
///
/// @param registers `r0` to `r10`
/// @param frames    outermost first, never empty
/// @param context   what the program was called with
/// @param packet    the caller's data
/// @param slot      the next instruction
/// @param fuel      how many backward jumps and calls are left
/// @param answers   what the instruction at `slot` was answered by maps and sources in earlier slices, in order
public record MachineState(
        Words registers, List<CallFrame> frames, Bytes context, Bytes packet, int slot, long fuel, Words answers) {
    /// Backward jumps and calls that a run may take unless told otherwise.
    public static final long DEFAULT_FUEL = 1L << 26;

    public MachineState {
        frames = List.copyOf(frames);
    }

    /// The beginning of a run: `r1` is the context's address, `r10` the end of the stack, all else zero.
    public static MachineState entry(Bytes context, Bytes packet) {
        var registers = new long[11];
        registers[1] = Address.ofContext();
        registers[10] = Address.stackEnd(0);
        var outermost = new CallFrame(-1, Words.EMPTY, Bytes.zeros(Address.FRAME_BYTES));
        return new MachineState(Words.of(registers), List.of(outermost), context, packet, 0, DEFAULT_FUEL, Words.EMPTY);
    }

    /// The same with another number in a register.
    public MachineState withRegister(int number, long value) {
        return new MachineState(registers.with(number, value), frames, context, packet, slot, fuel, answers);
    }

    /// The same with another supply of fuel.
    public MachineState withFuel(long other) {
        return new MachineState(registers, frames, context, packet, slot, other, answers);
    }

    MachineState withAnswers(Words other) {
        return new MachineState(registers, frames, context, packet, slot, fuel, other);
    }
}
