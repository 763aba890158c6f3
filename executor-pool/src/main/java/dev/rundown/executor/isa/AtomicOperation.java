package dev.rundown.executor.isa;

/// Atomic read-modify-write operations of RFC 9669, section 5.3.
public enum AtomicOperation {
    ADD(0x00),
    OR(0x40),
    AND(0x50),
    XOR(0xa0),
    /// Exchange; always fetches.
    XCHG(0xe0),
    /// Compare with `r0` and exchange; the old value always goes to `r0`.
    CMPXCHG(0xf0);

    private final int code;

    AtomicOperation(int code) {
        this.code = code;
    }

    /// The immediate field without the `FETCH` bit.
    int code() {
        return code;
    }

    /// Whether the operation has no form without `FETCH`.
    public boolean alwaysFetches() {
        return this == XCHG || this == CMPXCHG;
    }
}
