package dev.rundown.executor.isa;

/// Byte swaps of RFC 9669, section 4.2.
public enum SwapKind {
    /// To little endian: on a little-endian machine, as ours is, only the upper bits are cleared.
    TO_LE("le"),
    /// To big endian: here always a swap.
    TO_BE("be"),
    /// A swap without condition.
    BSWAP("bswap");

    private final String mnemonic;

    SwapKind(String mnemonic) {
        this.mnemonic = mnemonic;
    }

    String mnemonic() {
        return mnemonic;
    }
}
