package dev.rundown.executor.interpreter;

import dev.rundown.executor.helper.HelperFunction;
import dev.rundown.executor.isa.Arithmetic;
import dev.rundown.executor.isa.AtomicOperation;
import dev.rundown.executor.isa.Instruction.Atomic;
import dev.rundown.executor.memory.Address;
import dev.rundown.executor.memory.ExecutionFault;
import dev.rundown.executor.memory.LittleEndian;
import dev.rundown.executor.program.MapDefinition;
import java.util.Arrays;
import java.util.Optional;

/// The registers, frames and memory of one run under way. Reused from run to run by a worker, made anew for a slice.
///
/// Private regions are arrays of which the JVM checks the bounds ([IndexOutOfBoundsException], made into a fault by
/// [Faults]); a region that does not exist is an array without bytes. All else goes the slower way through maps.
final class Machine {
    private static final byte[] NOTHING = {};
    private static final int SAVED = 4;
    private static final int FIRST_SAVED = 6;

    final Code code;
    final SharedMemory shared;
    final Faults faults;
    /// `r0` to `r10`, and the constants of the program from [Code#FIRST_CONSTANT] on. A power of two long.
    final long[] registers;
    /// Private memory by region number, all below [Address#FIRST_MAP].
    final byte[][] regions = new byte[Address.FIRST_MAP][];
    /// Maps that never change, by index; others have no bytes here.
    final byte[][] frozen;
    final byte[][] stacks = new byte[Address.MAX_FRAMES][];
    final long[] saved = new long[Address.MAX_FRAMES * SAVED];
    final int[] returns = new int[Address.MAX_FRAMES];
    int depth;
    /// The next instruction while the machine has stopped; the call while a helper runs.
    int slot;
    long fuel;

    Machine(Code code, SharedMemory shared) {
        this.code = code;
        this.shared = shared;
        this.faults = new Faults(this);
        registers = new long[Integer.highestOneBit(Code.FIRST_CONSTANT + code.constants.length - 1) * 2];
        System.arraycopy(code.constants, 0, registers, Code.FIRST_CONSTANT, code.constants.length);
        Arrays.fill(regions, NOTHING);
        Arrays.fill(stacks, NOTHING);
        frozen = code.frozen;
    }

    /// Makes the machine ready for the first instruction of a program.
    void enter(byte[] context, byte[] packet, long fuelSupply) {
        Arrays.fill(registers, 0, 11, 0);
        while (depth > 0) {
            regions[Address.stackRegion(depth--)] = NOTHING;
        }
        openStack(0);
        registers[1] = Address.ofContext();
        registers[10] = Address.stackEnd(0);
        regions[Address.CONTEXT] = context;
        regions[Address.PACKET] = packet;
        slot = 0;
        fuel = fuelSupply;
    }

    /// A stack begins with zeros, so that a run depends on its inputs alone.
    private void openStack(int at) {
        if (stacks[at].length == 0) {
            stacks[at] = new byte[Address.FRAME_BYTES];
        } else {
            Arrays.fill(stacks[at], (byte) 0);
        }
        regions[Address.stackRegion(at)] = stacks[at];
    }

    /// Begins a frame for a local call at `caller`; its memory is a region of its own.
    void push(int caller, int returnSlot) {
        if (depth + 1 == Address.MAX_FRAMES) {
            throw faults.ended(
                    caller, ExecutionFault.Kind.CALL_DEPTH, "more than %d frames".formatted(Address.MAX_FRAMES));
        }
        depth++;
        System.arraycopy(registers, FIRST_SAVED, saved, depth * SAVED, SAVED);
        returns[depth] = returnSlot;
        openStack(depth);
        registers[10] = Address.stackEnd(depth);
    }

    /// Ends the frame of a local call and answers where its caller goes on.
    int pop() {
        System.arraycopy(saved, depth * SAVED, registers, FIRST_SAVED, SAVED);
        regions[Address.stackRegion(depth)] = NOTHING;
        depth--;
        registers[10] = Address.stackEnd(depth);
        return returns[depth + 1];
    }

    long load(long address, int size) {
        // Regions below 16 (Address.FIRST_MAP) are the private ones; the mask tells the JVM what the test has told.
        return address >>> 36 == 0
                ? LittleEndian.load(regions[(int) (address >>> 32) & (regions.length - 1)], (int) address, size)
                : loadShared(address, size);
    }

    void store(long address, int size, long value) {
        if (address >>> 36 == 0) {
            LittleEndian.store(regions[(int) (address >>> 32) & (regions.length - 1)], (int) address, size, value);
        } else {
            storeShared(address, size, value);
        }
    }

    /// Whether the address points into the values of a map, which may be accessed so.
    boolean isInMap(long address, int size, boolean isWrite) {
        int map = Address.region(address) - Address.FIRST_MAP;
        if (map < 0 || map >= code.mapBytes.length) {
            return false;
        }
        int offset = Address.offset(address);
        return offset >= 0
                && offset <= code.mapBytes[map] - size
                && !(isWrite && definition(map).readOnly());
    }

    /// The map whose values the address points into. A refusal looks like one of the JVM's, to be explained the same
    /// way.
    private int checkedMap(long address, int size, boolean isWrite) {
        if (!isInMap(address, size, isWrite)) {
            throw new IndexOutOfBoundsException("no such shared memory");
        }
        return Address.region(address) - Address.FIRST_MAP;
    }

    private long loadShared(long address, int size) {
        int map = checkedMap(address, size, false);
        return definition(map).readOnly()
                ? LittleEndian.load(frozen[map], (int) address, size)
                : shared.load(map, (int) address, size);
    }

    private void storeShared(long address, int size, long value) {
        shared.store(checkedMap(address, size, true), (int) address, size, value);
    }

    /// Nobody else sees private memory, so there an atomic operation is an ordinary one and may be unaligned.
    void atomic(Atomic atomic) {
        long address = registers[atomic.base()] + atomic.offset();
        long source = registers[atomic.source()];
        int size = atomic.size();
        long old;
        if (address >>> 36 == 0) {
            old = load(address, size);
            store(address, size, Arithmetic.apply(atomic.operation(), size, old, source, registers[0]));
        } else {
            int map = checkedMap(address, size, true);
            if (address % size != 0) {
                throw new IndexOutOfBoundsException("a misaligned atomic");
            }
            old = shared.atomic(map, (int) address, size, atomic.operation(), source, registers[0]);
        }
        if (atomic.operation() == AtomicOperation.CMPXCHG) {
            registers[0] = old;
        } else if (atomic.fetch()) {
            registers[atomic.source()] = old;
        }
    }

    /// The helper that a call through a register means.
    HelperFunction helper(long number) {
        var found = number == (int) number ? code.table.find((int) number) : Optional.<HelperFunction>empty();
        return found.orElseThrow(() -> faults.ended(
                slot, ExecutionFault.Kind.UNKNOWN_HELPER, "there is no helper with number %d".formatted(number)));
    }

    MapDefinition definition(int map) {
        return code.image.maps().get(map);
    }
}
