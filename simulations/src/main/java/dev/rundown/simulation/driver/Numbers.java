package dev.rundown.simulation.driver;

import java.util.Arrays;

/// Small numbers in a row: a byte each as long as they fit into one: that is what a search moves again and
/// again.
final class Numbers {
    private static final int LARGEST_OF_A_BYTE = 0xff;

    // One of them is empty.
    private final byte[] bytes;
    private final int[] ints;

    private Numbers(byte[] bytes, int[] ints) {
        this.bytes = bytes;
        this.ints = ints;
    }

    /// So many zeros, which may become numbers up to `largest`.
    static Numbers zeros(int count, int largest) {
        return largest <= LARGEST_OF_A_BYTE
                ? new Numbers(new byte[count], new int[0])
                : new Numbers(new byte[0], new int[count]);
    }

    /// Those of `ints`, which is not copied.
    static Numbers of(int[] ints) {
        return new Numbers(new byte[0], ints);
    }

    /// Whether a number up to `largest` can be among them.
    boolean fits(int largest) {
        return bytes.length == 0 || largest <= LARGEST_OF_A_BYTE;
    }

    int at(int index) {
        return bytes.length > 0 ? bytes[index] & LARGEST_OF_A_BYTE : ints[index];
    }

    /// @param number that fits
    void set(int index, int number) {
        if (bytes.length > 0) {
            bytes[index] = (byte) number;
        } else {
            ints[index] = number;
        }
    }

    /// Takes over some numbers of `from`, which fit.
    void copy(Numbers from, int offset, int to, int length) {
        if (bytes.length > 0 && from.bytes.length > 0) {
            System.arraycopy(from.bytes, offset, bytes, to, length);
        } else if (ints.length > 0 && from.ints.length > 0) {
            System.arraycopy(from.ints, offset, ints, to, length);
        } else {
            for (int i = 0; i < length; i++) {
                set(to + i, from.at(offset + i));
            }
        }
    }

    /// From now on those from `from` on are zeros, up to `end`.
    void clear(int from, int end) {
        if (bytes.length > 0) {
            Arrays.fill(bytes, from, end, (byte) 0);
        } else {
            Arrays.fill(ints, from, end, 0);
        }
    }

    /// Some of them, by themselves.
    int[] toArray(int offset, int length) {
        var array = new int[length];
        Numbers.of(array).copy(this, offset, 0, length);
        return array;
    }

    /// How much memory they take.
    long size() {
        return bytes.length + 4L * ints.length;
    }
}
