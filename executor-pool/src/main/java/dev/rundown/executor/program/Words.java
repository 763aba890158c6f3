package dev.rundown.executor.program;

import dev.rundown.actor.ContentValue;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Collectors;

/// 64-bit numbers as a value: never changed, equal when their contents are.
public final class Words implements ContentValue {
    /// No numbers.
    public static final Words EMPTY = new Words(new long[0]);

    private final long[] contents;

    private Words(long[] contents) {
        this.contents = contents;
    }

    /// A copy of `contents`.
    public static Words of(long... contents) {
        return contents.length == 0 ? EMPTY : new Words(contents.clone());
    }

    /// The `count` numbers of `contents` from `start` on.
    public static Words of(long[] contents, int start, int count) {
        return new Words(Arrays.copyOfRange(contents, start, start + count));
    }

    public int count() {
        return contents.length;
    }

    public long at(int index) {
        return contents[index];
    }

    /// Copies all numbers into `target`, from `start` on.
    public void copyTo(long[] target, int start) {
        System.arraycopy(contents, 0, target, start, contents.length);
    }

    /// A copy with one more number at the end.
    public Words plus(long number) {
        var longer = Arrays.copyOf(contents, contents.length + 1);
        longer[contents.length] = number;
        return new Words(longer);
    }

    /// A copy with another number at `index`.
    public Words with(int index, long number) {
        var copy = contents.clone();
        copy[index] = number;
        return new Words(copy);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Words that && Arrays.equals(contents, that.contents);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(contents);
    }

    /// Hexadecimal, one number after the other.
    @Override
    public String toString() {
        return Arrays.stream(contents)
                .mapToObj(it -> HexFormat.of().withUpperCase().toHexDigits(it))
                .collect(Collectors.joining(" ", "[", "]"));
    }

    @Override
    public String content() {
        return toString();
    }
}
