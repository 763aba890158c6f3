package dev.rundown.executor.program;

import dev.rundown.actor.ContentValue;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;

/// Bytes as a value: never changed, equal when their contents are, ordered byte by byte as unsigned numbers.
public final class Bytes implements ContentValue, Comparable<Bytes> {
    /// No bytes.
    public static final Bytes EMPTY = new Bytes(new byte[0]);

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final byte[] contents;

    private Bytes(byte[] contents) {
        this.contents = contents;
    }

    /// A copy of `contents`.
    public static Bytes of(byte... contents) {
        return contents.length == 0 ? EMPTY : new Bytes(contents.clone());
    }

    /// `size` zeros.
    public static Bytes zeros(int size) {
        return size == 0 ? EMPTY : new Bytes(new byte[size]);
    }

    /// The bytes of `hex`, two digits each.
    public static Bytes ofHex(String hex) {
        return new Bytes(HexFormat.of().parseHex(hex));
    }

    /// The 8 bytes of `value`, little endian.
    public static Bytes ofLong(long value) {
        var contents = new byte[Long.BYTES];
        LONG.set(contents, 0, value);
        return new Bytes(contents);
    }

    /// The 4 bytes of `value`, little endian.
    public static Bytes ofInt(int value) {
        return ofLong(value).slice(0, Integer.BYTES);
    }

    public int size() {
        return contents.length;
    }

    /// A copy that the caller owns.
    public byte[] toArray() {
        return contents.clone();
    }

    /// Copies all bytes into `target`, from `start` on.
    public void copyTo(byte[] target, int start) {
        System.arraycopy(contents, 0, target, start, contents.length);
    }

    /// The `size` bytes from `start` on.
    public Bytes slice(int start, int size) {
        return new Bytes(Arrays.copyOfRange(contents, start, checked(start, size)));
    }

    /// A copy in which `size` bytes (1 to 8) from `start` on are the lowest ones of `value`, little endian.
    public Bytes with(int start, int size, long value) {
        int end = checked(start, size);
        var copy = contents.clone();
        for (int at = start; at < end; at++) {
            copy[at] = (byte) (value >>> ((at - start) * 8));
        }
        return new Bytes(copy);
    }

    /// `size` bytes (1 to 8) from `start` on as an unsigned little-endian number.
    public long number(int start, int size) {
        long value = 0;
        for (int at = checked(start, size) - 1; at >= start; at--) {
            value = (value << 8) | (contents[at] & 0xff);
        }
        return value;
    }

    private int checked(int start, int size) {
        if (start < 0 || size < 0 || start > contents.length - size) {
            throw new IndexOutOfBoundsException("%d bytes at %d of %d".formatted(size, start, contents.length));
        }
        return start + size;
    }

    @Override
    public int compareTo(Bytes other) {
        return Arrays.compareUnsigned(contents, other.contents);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes that && Arrays.equals(contents, that.contents);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(contents);
    }

    /// Hexadecimal, two digits a byte.
    @Override
    public String toString() {
        return HexFormat.of().formatHex(contents);
    }

    @Override
    public String content() {
        return toString();
    }
}
