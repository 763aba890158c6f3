package dev.rundown.executor.isa;

import java.util.HexFormat;

/// Bytes that are no program: the mistake of whoever made them.
public final class MalformedProgram extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int slot;
    private final String bytes;
    private final String rule;

    MalformedProgram(int slot, byte[] bytes, String rule) {
        super("instruction %d (%s): %s"
                .formatted(slot, HexFormat.ofDelimiter(" ").formatHex(bytes), rule));
        this.slot = slot;
        this.bytes = HexFormat.ofDelimiter(" ").formatHex(bytes);
        this.rule = rule;
    }

    /// The slot that is wrong.
    public int slot() {
        return slot;
    }

    /// Its bytes in hexadecimal.
    public String bytes() {
        return bytes;
    }

    /// Which rule it breaks, as a sentence.
    public String rule() {
        return rule;
    }
}
