package dev.rundown.executor.map;

import static dev.rundown.executor.program.EbpfResult.EBPF_INVALID_ARGUMENT;
import static dev.rundown.executor.program.EbpfResult.EBPF_OPERATION_NOT_SUPPORTED;

import dev.rundown.executor.program.Bytes;
import dev.rundown.executor.program.MapDefinition;
import dev.rundown.executor.program.MapType;

/// Where the values of an array are, and which definitions make one. Shared by its two forms.
final class ArrayLayout {
    /// All values of a map together; an offset must stay a positive `int`.
    static final long MAX_VALUE_BYTES = 1L << 30;

    private ArrayLayout() {}

    /// Checks what upstream checks when a map is created.
    static void check(MapDefinition definition) {
        if (definition.type() != MapType.ARRAY) {
            throw new MapRefused(
                    EBPF_OPERATION_NOT_SUPPORTED,
                    definition,
                    "maps of this type are not supported yet, arrays and hash tables are");
        }
        if (definition.keySize() != Integer.BYTES) {
            throw refused(definition, "the key of an array has 4 bytes, not %d".formatted(definition.keySize()));
        }
        if (definition.valueSize() <= 0 || definition.maxEntries() <= 0) {
            throw refused(
                    definition,
                    "value_size %d and max_entries %d must be more than 0"
                            .formatted(definition.valueSize(), definition.maxEntries()));
        }
        if (definition.valueSize() > MAX_VALUE_BYTES || definition.valueBytes() > MAX_VALUE_BYTES) {
            throw refused(
                    definition,
                    "%d values of %d bytes are more than %d bytes"
                            .formatted(definition.maxEntries(), definition.valueSize(), MAX_VALUE_BYTES));
        }
    }

    /// Where the value of `key` begins; -1 when there is none.
    static int offset(MapDefinition definition, Bytes key) {
        return offset(definition, (int) key.number(0, Integer.BYTES));
    }

    /// Where the value number `index` begins; -1 when there is none. Numbers are unsigned.
    static int offset(MapDefinition definition, int index) {
        return index < 0 || index >= definition.maxEntries() ? -1 : index * definition.stride();
    }

    private static MapRefused refused(MapDefinition definition, String sentence) {
        return new MapRefused(EBPF_INVALID_ARGUMENT, definition, sentence);
    }
}
