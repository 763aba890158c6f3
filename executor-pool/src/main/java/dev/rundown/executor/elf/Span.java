package dev.rundown.executor.elf;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A part of an object file, read with every bound checked: little endian, offsets from its own start.
final class Span {
    private final String file;
    private final String name;
    private final byte[] bytes;
    private final int start;
    private final int size;

    private Span(String file, String name, byte[] bytes, int start, int size) {
        this.file = file;
        this.name = name;
        this.bytes = bytes;
        this.start = start;
        this.size = size;
    }

    /// The file as its user named it, for error texts.
    String file() {
        return file;
    }

    int size() {
        return size;
    }

    static Span empty(String file, String name) {
        return new Span(file, name, new byte[0], 0, 0);
    }

    static Span whole(String file, byte[] bytes) {
        return new Span(file, "", bytes, 0, bytes.length);
    }

    /// The part of this one from `offset` on.
    Span part(String partName, long offset, long partSize) {
        return new Span(file, partName, bytes, start + checked(offset, partSize), (int) partSize);
    }

    int u8(long offset) {
        return bytes[start + checked(offset, 1)] & 0xff;
    }

    int u16(long offset) {
        return (int) number(offset, 2);
    }

    /// As a non-negative number.
    long u32(long offset) {
        return number(offset, 4);
    }

    /// The signed number of 4 bytes.
    int s32(long offset) {
        return (int) number(offset, 4);
    }

    /// Refuses numbers above 2^63: no offset or size of a file is that large.
    long u64(long offset) {
        long value = number(offset, 8);
        if (value < 0) {
            throw wrong(offset, "the number 0x%x cannot be an offset or a size".formatted(value), Advice.DAMAGED);
        }
        return value;
    }

    /// The text from `offset` to the next zero byte.
    String text(long offset) {
        int from = start + checked(offset, 1);
        int end = from;
        while (end < start + size && bytes[end] != 0) {
            end++;
        }
        if (end == start + size) {
            throw wrong(offset, "a name has no end", Advice.DAMAGED);
        }
        return new String(bytes, from, end - from, StandardCharsets.UTF_8);
    }

    void copyTo(byte[] target, int at) {
        System.arraycopy(bytes, start, target, at, size);
    }

    byte[] copy() {
        return Arrays.copyOfRange(bytes, start, start + size);
    }

    ElfException wrong(long offset, String problem, String advice) {
        return new ElfException(file, place(offset), problem, advice);
    }

    private String place(long offset) {
        return name.isEmpty() ? "offset %d".formatted(offset) : "section %s, offset %d".formatted(name, offset);
    }

    private long number(long offset, int width) {
        int at = start + checked(offset, width);
        long value = 0;
        for (int i = width - 1; i >= 0; i--) {
            value = (value << 8) | (bytes[at + i] & 0xff);
        }
        return value;
    }

    private int checked(long offset, long wanted) {
        if (offset < 0 || wanted < 0 || offset > size - wanted) {
            var what = name.isEmpty() ? "the file" : "it";
            throw wrong(
                    offset,
                    "%d bytes are expected here, but %s has only %d".formatted(wanted, what, size),
                    Advice.DAMAGED);
        }
        return (int) offset;
    }
}
