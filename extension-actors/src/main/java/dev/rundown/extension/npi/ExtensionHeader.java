package dev.rundown.extension.npi;

import java.util.Optional;

/// `ebpf_extension_header_t`: which generation of a structure its writer knew. The reader copies the smaller of that
/// size and its own, and takes the rest as zero; so new fields go to the end, and an incompatible change takes a new
/// version.
///
/// @param version must be the one there is
/// @param size of the structure without padding, in bytes: one of those that the reader knows
public record ExtensionHeader(int version, int size) {
    private static final int NEXT_FIELD_BYTES = 8;

    /// How a writer filled its headers in.
    public enum Generation {
        /// The oldest size that is still known.
        OLDER,
        /// As the present declarations say.
        CURRENT,
        /// With a field that the reader has never heard of.
        NEWER,
        /// With the operator `sizeof`, which counts the padding: the usual mistake.
        SIZEOF,
        /// By declarations of the next version, which nobody can read yet.
        NEXT_VERSION;

        /// The header of `structure` so filled in.
        public ExtensionHeader of(ExtensionStructure structure) {
            int size = switch (this) {
                case OLDER -> structure.known().getFirst();
                case CURRENT, NEXT_VERSION -> structure.current();
                case NEWER -> structure.current() + NEXT_FIELD_BYTES;
                case SIZEOF -> structure.sizeOf();
            };
            int version = this == NEXT_VERSION ? ExtensionStructure.VERSION + 1 : ExtensionStructure.VERSION;
            return new ExtensionHeader(version, size);
        }
    }

    /// The header of `structure` as it is now.
    public static ExtensionHeader current(ExtensionStructure structure) {
        return Generation.CURRENT.of(structure);
    }

    /// What is wrong with it and what to write instead; empty if a reader takes it.
    public Optional<String> problem(ExtensionStructure structure) {
        if (version != ExtensionStructure.VERSION) {
            return Optional.of("the header of %s has version %d; write %d"
                    .formatted(structure.declaration(), version, ExtensionStructure.VERSION));
        }
        if (structure.known().contains(size)) {
            return Optional.empty();
        }
        var why = size == structure.sizeOf() ? ", which is sizeof and counts padding" : "";
        return Optional.of("the header of %s says %d bytes%s; write the end of its last field, one of %s"
                .formatted(structure.declaration(), size, why, structure.known()));
    }

    /// Whether a field that ends at `end` bytes was written: a field beyond the size is zero.
    public boolean covers(int end) {
        return end <= size;
    }
}
