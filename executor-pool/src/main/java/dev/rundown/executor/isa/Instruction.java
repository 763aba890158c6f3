package dev.rundown.executor.isa;

/// One instruction slot of 8 bytes, decoded (RFC 9669). All targets are absolute slot numbers of the image.
///
/// These records are for the loader, the verifier, the disassembler and error texts. Nothing that runs looks at them.
public sealed interface Instruction {
    /// `destination = destination operation operand`. The 32-bit form clears the upper half.
    ///
    /// @param is64        whether all 64 bits take part
    /// @param operation   what is computed
    /// @param destination register that is read and written
    /// @param operand     the second input; [Operand.Immediate] 0 for `NEG`
    record Alu(boolean is64, AluOperation operation, int destination, Operand operand) implements Instruction {}

    /// A byte swap (RFC 9669, section 4.2).
    ///
    /// @param kind        which one
    /// @param bits        16, 32 or 64: what is kept of the register
    /// @param destination register that is read and written
    record Swap(SwapKind kind, int bits, int destination) implements Instruction {}

    /// The first slot of the wide instruction (`LDDW`); the next slot is a [SecondHalf].
    ///
    /// @param destination register that is written
    /// @param kind        what `value` means
    /// @param value       a number, or the index of a map in the image, or the slot of a function
    /// @param offset      into the value of the map; 0 for other kinds
    record LoadImmediate64(int destination, ImmediateKind kind, long value, int offset) implements Instruction {}

    /// `destination = *(size *)(base + offset)`.
    ///
    /// @param size        1, 2, 4 or 8 bytes
    /// @param signExtend  whether the sign fills the register; else zeros do
    /// @param destination register that is written
    /// @param base        register with the address
    /// @param offset      added to the address
    record Load(int size, boolean signExtend, int destination, int base, int offset) implements Instruction {}

    /// `*(size *)(base + offset) = value`.
    ///
    /// @param size   1, 2, 4 or 8 bytes
    /// @param base   register with the address
    /// @param offset added to the address
    /// @param value  what is stored
    record Store(int size, int base, int offset, Operand value) implements Instruction {}

    /// A read-modify-write operation (RFC 9669, section 5.3).
    ///
    /// @param size      4 or 8 bytes
    /// @param operation what is done
    /// @param fetch     whether the old value goes to `source` (`r0` for `CMPXCHG`)
    /// @param base      register with the address
    /// @param offset    added to the address
    /// @param source    register with the other input
    record Atomic(int size, AtomicOperation operation, boolean fetch, int base, int offset, int source)
            implements Instruction {}

    /// An unconditional jump, in either width of its offset.
    ///
    /// @param target slot
    record Goto(int target) implements Instruction {}

    /// A conditional jump.
    ///
    /// @param is64      whether all 64 bits are compared, or the lower 32
    /// @param condition when it is taken
    /// @param left      register
    /// @param right     register or constant
    /// @param target    slot
    record Jump(boolean is64, Condition condition, int left, Operand right, int target) implements Instruction {}

    /// A call of a helper function by its number.
    ///
    /// @param id number of the helper
    record CallHelper(int id) implements Instruction {}

    /// A call of a function of the same image.
    ///
    /// @param target slot of its first instruction
    record CallLocal(int target) implements Instruction {}

    /// A call of a function of another module, which is found by its BTF id. In a linked image the id is an index into
    /// what the image imports.
    ///
    /// @param id BTF id
    record CallByBtf(int id) implements Instruction {}

    /// A call of a helper function whose number is in a register (`callx`, not in RFC 9669).
    ///
    /// @param register with the number
    record CallRegister(int register) implements Instruction {}

    /// Legacy access to packet data (RFC 9669, section 5.4): decoded, never run.
    ///
    /// @param indirect whether `source` is added to `offset`
    /// @param size     1, 2 or 4 bytes
    /// @param source   register; 0 if not indirect
    /// @param offset   in the packet
    record LegacyPacket(boolean indirect, int size, int source, int offset) implements Instruction {}

    /// The end of a function; of the program in its outermost frame.
    record Exit() implements Instruction {}

    /// The second slot of a [LoadImmediate64]. No jump leads here.
    record SecondHalf() implements Instruction {}
}
