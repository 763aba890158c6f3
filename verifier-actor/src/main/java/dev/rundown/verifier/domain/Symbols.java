package dev.rundown.verifier.domain;

import java.util.Arrays;

/// The unknown numbers of one state: what each may be, and how it was made of others. Flat arrays.
///
/// A definition is `operation(a + shift, b)` or `operation(a + shift, immediate)`. Definitions are
/// value-numbered: the same operation on the same symbols is the same symbol, so what a branch teaches about
/// one result holds for the other one that the compiler computed again.
public final class Symbols {
    /// The number 0, the unknown part of every constant.
    public static final int ZERO = 0;
    /// How many bytes the packet has.
    public static final int SIZE = 1;
    /// How far its metadata lies from the packet's first byte: 0 or negative.
    public static final int META = 2;

    static final int FIRST_FREE = 3;
    private static final int DEFINITION = 3;
    private static final int REMEMBERED = 512;
    private static final int SYMBOL_BITS = 28;
    private static final long SYMBOL_MASK = (1L << SYMBOL_BITS) - 1;

    private long[] words;
    private long[] definitions;
    private int count;

    Symbols(NumberSet size, NumberSet meta) {
        words = new long[NumberSet.WORDS * 16];
        definitions = new long[DEFINITION * 16];
        fresh(NumberSet.constant(64, 0));
        fresh(size);
        fresh(meta);
    }

    private Symbols(Symbols other) {
        words = Arrays.copyOf(other.words, other.count * NumberSet.WORDS);
        definitions = Arrays.copyOf(other.definitions, other.count * DEFINITION);
        count = other.count;
    }

    Symbols copy() {
        return new Symbols(this);
    }

    int count() {
        return count;
    }

    int fresh(NumberSet set) {
        if ((count + 1) * NumberSet.WORDS > words.length) {
            words = Arrays.copyOf(words, Math.max(words.length * 2, NumberSet.WORDS * 16));
            definitions = Arrays.copyOf(definitions, Math.max(definitions.length * 2, DEFINITION * 16));
        }
        set.store(words, count * NumberSet.WORDS);
        Arrays.fill(definitions, count * DEFINITION, (count + 1) * DEFINITION, 0);
        return count++;
    }

    NumberSet get(int symbol) {
        return NumberSet.load(words, symbol * NumberSet.WORDS);
    }

    /// Replaces what is known. Says whether anything changed.
    boolean put(int symbol, NumberSet set) {
        int at = symbol * NumberSet.WORDS;
        var before = Arrays.copyOfRange(words, at, at + NumberSet.WORDS);
        set.store(words, at);
        return !Arrays.equals(before, 0, NumberSet.WORDS, words, at, at + NumberSet.WORDS);
    }

    boolean isSingle(int symbol) {
        return words[symbol * NumberSet.WORDS] == words[symbol * NumberSet.WORDS + 1];
    }

    long smin(int symbol) {
        return words[symbol * NumberSet.WORDS + 2];
    }

    long smax(int symbol) {
        return words[symbol * NumberSet.WORDS + 3];
    }

    void define(int symbol, Operation operation, int a, int b, long shift, long immediate) {
        int at = symbol * DEFINITION;
        definitions[at] = head(operation, a, b);
        definitions[at + 1] = shift;
        definitions[at + 2] = immediate;
    }

    /// The symbol with exactly this definition among the newest ones, or -1.
    int find(Operation operation, int a, int b, long shift, long immediate) {
        long head = head(operation, a, b);
        for (int symbol = count - 1; symbol >= Math.max(FIRST_FREE, count - REMEMBERED); symbol--) {
            int at = symbol * DEFINITION;
            if (definitions[at] == head && definitions[at + 1] == shift && definitions[at + 2] == immediate) {
                return symbol;
            }
        }
        return -1;
    }

    /// Gives `symbol` the definition that `original` has in `others`, made of the symbols that stand for its
    /// operands.
    void defineLike(int symbol, Symbols others, int original, int a, int b) {
        define(symbol, others.operation(original), a, b, others.shift(original), others.immediate(original));
    }

    /// `symbol` is about to mean something else: what was made of it was made of the old one.
    void forgetDefinitionsWith(int symbol) {
        for (int made = FIRST_FREE; made < count; made++) {
            if (operation(made) != Operation.NONE && (left(made) == symbol || right(made) == symbol)) {
                Arrays.fill(definitions, made * DEFINITION, (made + 1) * DEFINITION, 0);
            }
        }
    }

    private static long head(Operation operation, int a, int b) {
        return operation.code | (long) a << 8 | (long) b << (8 + SYMBOL_BITS);
    }

    Operation operation(int symbol) {
        return Operation.IN_ORDER.get((int) definitions[symbol * DEFINITION] & 0xff);
    }

    int left(int symbol) {
        return (int) (definitions[symbol * DEFINITION] >>> 8 & SYMBOL_MASK);
    }

    int right(int symbol) {
        return (int) (definitions[symbol * DEFINITION] >>> (8 + SYMBOL_BITS) & SYMBOL_MASK);
    }

    long shift(int symbol) {
        return definitions[symbol * DEFINITION + 1];
    }

    long immediate(int symbol) {
        return definitions[symbol * DEFINITION + 2];
    }
}
