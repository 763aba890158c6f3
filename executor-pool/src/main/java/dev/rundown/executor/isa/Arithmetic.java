package dev.rundown.executor.isa;

/// The meaning of every arithmetic operation and every comparison (RFC 9669, sections 4.1 to 4.3), as functions of
/// two 64-bit values, in one place for every engine.
///
/// The second input of a 32-bit operation may be a whole register: only its lower half counts. A 32-bit result always
/// has an upper half of zeros. Additions, subtractions, multiplications, bit operations and comparisons that Java has
/// as operators are written as operators where they are used; those where eBPF and its neighbours differ have a name.
public final class Arithmetic {
    private Arithmetic() {}

    /// The 64-bit operation.
    public static long apply64(AluOperation operation, long left, long right) {
        return switch (operation) {
            case ADD -> left + right;
            case SUB -> left - right;
            case MUL -> left * right;
            case DIV -> divide64(left, right);
            case SDIV -> divideSigned64(left, right);
            case OR -> left | right;
            case AND -> left & right;
            case LSH -> left << right; // Java, like eBPF, takes only the low six bits of the count.
            case RSH -> left >>> right;
            case NEG -> -left;
            case MOD -> remainder64(left, right);
            case SMOD -> remainderSigned64(left, right);
            case XOR -> left ^ right;
            case MOV -> right;
            case MOVSX8 -> (byte) right;
            case MOVSX16 -> (short) right;
            case MOVSX32 -> (int) right;
            case ARSH -> left >> right;
        };
    }

    /// The 32-bit operation on the lower halves, with zeros above.
    public static long apply32(AluOperation operation, long left, long right) {
        int a = (int) left;
        int b = (int) right;
        return switch (operation) {
            case ADD -> lower32(a + b);
            case SUB -> lower32(a - b);
            case MUL -> lower32(a * b);
            case DIV -> divide32(left, right);
            case SDIV -> divideSigned32(left, right);
            case OR -> lower32(a | b);
            case AND -> lower32(a & b);
            case LSH -> lower32(a << b); // Java, like eBPF, takes only the low five bits of the count.
            case RSH -> lower32(a >>> b);
            case NEG -> lower32(-a);
            case MOD -> remainder32(left, right);
            case SMOD -> remainderSigned32(left, right);
            case XOR -> lower32(a ^ b);
            case MOV, MOVSX32 -> lower32(b);
            case MOVSX8 -> lower32((byte) b);
            case MOVSX16 -> lower32((short) b);
            case ARSH -> lower32(a >> b);
        };
    }

    /// Whether the comparison of all 64 bits holds.
    public static boolean holds64(Condition condition, long left, long right) {
        return switch (condition) {
            case EQ -> left == right;
            case NE -> left != right;
            case SET -> (left & right) != 0;
            case GT -> above64(left, right);
            case GE -> !above64(right, left);
            case LT -> above64(right, left);
            case LE -> !above64(left, right);
            case SGT -> left > right;
            case SGE -> left >= right;
            case SLT -> left < right;
            case SLE -> left <= right;
        };
    }

    /// Whether the comparison of the lower halves holds.
    public static boolean holds32(Condition condition, long left, long right) {
        // Both signed and unsigned order survive an extension of the sign: it maps 32-bit order onto 64-bit order.
        return holds64(condition, signExtend32(left), signExtend32(right));
    }

    /// The byte swap of RFC 9669, section 4.2, on a little-endian machine.
    public static long swap(SwapKind kind, int bits, long value) {
        return kind == SwapKind.TO_LE ? truncate(bits, value) : reverse(bits, value);
    }

    /// The lower `bits` bits.
    public static long truncate(int bits, long value) {
        return bits == 64 ? value : value & ((1L << bits) - 1);
    }

    /// The lower `bits` bits with their bytes in reverse order.
    public static long reverse(int bits, long value) {
        return Long.reverseBytes(value) >>> (64 - bits);
    }

    /// What an atomic operation leaves in memory (RFC 9669, section 5.3); size 4 or 8.
    ///
    /// @param expected what `CMPXCHG` compares with: `r0`
    public static long apply(AtomicOperation operation, int size, long old, long source, long expected) {
        long result = switch (operation) {
            case ADD -> old + source;
            case OR -> old | source;
            case AND -> old & source;
            case XOR -> old ^ source;
            case XCHG -> source;
            case CMPXCHG -> truncate(size * 8, old ^ expected) == 0 ? source : old;
        };
        return truncate(size * 8, result);
    }

    /// Zeros above the 32 bits of `value`.
    public static long lower32(int value) {
        return value & 0xffff_ffffL;
    }

    /// The lower half of `value` with its sign above.
    public static long signExtend32(long value) {
        return (int) value;
    }

    /// Unsigned `left > right`.
    public static boolean above64(long left, long right) {
        return left + Long.MIN_VALUE > right + Long.MIN_VALUE;
    }

    /// Unsigned `left > right` of the lower halves.
    public static boolean above32(long left, long right) {
        return (int) left + Integer.MIN_VALUE > (int) right + Integer.MIN_VALUE;
    }

    /// Unsigned. Dividing by zero gives 0: eBPF has no trap.
    public static long divide64(long left, long right) {
        return right == 0 ? 0 : Long.divideUnsigned(left, right);
    }

    /// Unsigned. The remainder by zero is `left`.
    public static long remainder64(long left, long right) {
        return right == 0 ? left : Long.remainderUnsigned(left, right);
    }

    /// Signed. Dividing by zero gives 0; the smallest number by -1 gives itself, as in Java.
    public static long divideSigned64(long left, long right) {
        return right == 0 ? 0 : left / right;
    }

    /// Signed, with the sign of `left`. The remainder by zero is `left`; by -1 it is always 0, as in Java.
    public static long remainderSigned64(long left, long right) {
        return right == 0 ? left : left % right;
    }

    /// As [#divide64], on the lower halves.
    public static long divide32(long left, long right) {
        return (int) right == 0 ? 0 : lower32(Integer.divideUnsigned((int) left, (int) right));
    }

    /// As [#remainder64], on the lower halves: the remainder by zero is the lower half of `left`.
    public static long remainder32(long left, long right) {
        return (int) right == 0 ? lower32((int) left) : lower32(Integer.remainderUnsigned((int) left, (int) right));
    }

    /// As [#divideSigned64], on the lower halves.
    public static long divideSigned32(long left, long right) {
        return (int) right == 0 ? 0 : lower32((int) left / (int) right);
    }

    /// As [#remainderSigned64], on the lower halves.
    public static long remainderSigned32(long left, long right) {
        return (int) right == 0 ? lower32((int) left) : lower32((int) left % (int) right);
    }
}
