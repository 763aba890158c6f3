package dev.rundown.executor.memory;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Numbers in private memory: little endian, at any offset, bounds checked by the Java machine itself
/// ([IndexOutOfBoundsException]).
public final class LittleEndian {
    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private LittleEndian() {}

    /// The unsigned number of `size` bytes (1, 2, 4 or 8) at `offset`.
    public static long load(byte[] bytes, int offset, int size) {
        return switch (size) {
            case 1 -> bytes[offset] & 0xff;
            case 2 -> (short) SHORT.get(bytes, offset) & 0xffff;
            case 4 -> (int) INT.get(bytes, offset) & 0xffff_ffffL;
            default -> (long) LONG.get(bytes, offset);
        };
    }

    /// Stores the lowest `size` bytes (1, 2, 4 or 8) of `value`.
    public static void store(byte[] bytes, int offset, int size, long value) {
        switch (size) {
            case 1 -> bytes[offset] = (byte) value;
            case 2 -> SHORT.set(bytes, offset, (short) value);
            case 4 -> INT.set(bytes, offset, (int) value);
            default -> LONG.set(bytes, offset, value);
        }
    }
}
