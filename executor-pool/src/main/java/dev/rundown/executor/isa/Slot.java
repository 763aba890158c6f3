package dev.rundown.executor.isa;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// The fields of one slot as they stand in memory (RFC 9669, section 3.1), and what may be said against them.
///
/// @param number      of the slot in its program
/// @param opcode      0 to 255
/// @param destination register field
/// @param source      register field
/// @param offset      signed
/// @param immediate   signed
record Slot(int number, int opcode, int destination, int source, int offset, int immediate) {
    static final int BYTES = 8;

    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    static Slot at(byte[] bytes, int number) {
        int start = number * BYTES;
        int registers = bytes[start + 1];
        return new Slot(
                number,
                bytes[start] & 0xff,
                registers & 0xf,
                registers >> 4 & 0xf,
                (short) SHORT.get(bytes, start + 2),
                (int) INT.get(bytes, start + 4));
    }

    int instructionClass() {
        return opcode & 7;
    }

    /// Whether the second input is a register (`X`) and not the immediate (`K`).
    boolean usesRegister() {
        return (opcode & 8) != 0;
    }

    void requireZero(int field, String name) {
        if (field != 0) {
            throw malformed("the %s of this instruction is reserved and must be 0".formatted(name));
        }
    }

    void requireWritable() {
        if (destination == 10) {
            throw malformed("r10 is read-only");
        }
    }

    int inside(long target, int count) {
        if (target < 0 || target >= count) {
            throw malformed("leads to slot %d of %d".formatted(target, count));
        }
        return (int) target;
    }

    MalformedProgram unknownOpcode() {
        return malformed("unknown opcode 0x%02x".formatted(opcode));
    }

    MalformedProgram malformed(String rule) {
        return new MalformedProgram(number, bytes(), rule);
    }

    private byte[] bytes() {
        var bytes = new byte[BYTES];
        bytes[0] = (byte) opcode;
        bytes[1] = (byte) (source << 4 | destination);
        SHORT.set(bytes, 2, (short) offset);
        INT.set(bytes, 4, immediate);
        return bytes;
    }
}
