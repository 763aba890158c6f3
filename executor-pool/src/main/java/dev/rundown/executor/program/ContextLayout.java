package dev.rundown.executor.program;

import java.util.List;

/// The program context as the executor sees it: bytes, some of which are pointers that an extension fills in.
///
/// @param size     in bytes
/// @param pointers in order of their offsets
public record ContextLayout(int size, List<PointerField> pointers) {
    public ContextLayout {
        pointers = List.copyOf(pointers);
    }

    /// A field that holds an address of the packet.
    ///
    /// @param role   which address
    /// @param offset in the context, in bytes
    /// @param width  4 or 8 bytes; a 4-byte field loads as the full address
    public record PointerField(PointerRole role, int offset, int width) {}

    /// Which address of the packet a field holds.
    public enum PointerRole {
        /// Its first byte.
        DATA,
        /// The byte after its last one.
        END,
        /// The first byte of the metadata before it.
        META
    }
}
