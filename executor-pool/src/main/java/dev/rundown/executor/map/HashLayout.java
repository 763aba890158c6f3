package dev.rundown.executor.map;

import static dev.rundown.executor.program.EbpfResult.EBPF_INVALID_ARGUMENT;
import static dev.rundown.executor.program.EbpfResult.EBPF_KEY_ALREADY_EXISTS;
import static dev.rundown.executor.program.EbpfResult.EBPF_KEY_NOT_FOUND;
import static dev.rundown.executor.program.EbpfResult.EBPF_OUT_OF_SPACE;
import static dev.rundown.executor.program.EbpfResult.EBPF_SUCCESS;

import dev.rundown.executor.program.EbpfResult;
import dev.rundown.executor.program.MapDefinition;

/// Which definitions make a hash table, and when it takes a value. Shared by its two forms.
final class HashLayout {
    private HashLayout() {}

    /// Checks what upstream checks when a map is created.
    static void check(MapDefinition definition) {
        if (definition.keySize() <= 0 || definition.valueSize() <= 0 || definition.maxEntries() <= 0) {
            throw refused(
                    definition,
                    "key_size %d, value_size %d and max_entries %d must be more than 0"
                            .formatted(definition.keySize(), definition.valueSize(), definition.maxEntries()));
        }
        if (definition.valueSize() > ArrayLayout.MAX_VALUE_BYTES
                || definition.valueBytes() > ArrayLayout.MAX_VALUE_BYTES) {
            throw refused(
                    definition,
                    "%d values of %d bytes are more than %d bytes"
                            .formatted(definition.maxEntries(), definition.valueSize(), ArrayLayout.MAX_VALUE_BYTES));
        }
        if (definition.initial().size() > 0 || definition.readOnly()) {
            throw refused(definition, "a hash table begins empty and may be written");
        }
    }

    /// What an update answers. Flags are looked at before the key, the key before the room.
    static EbpfResult judge(long flags, boolean exists, boolean isFull) {
        if (flags != MapUpdate.ANY && flags != MapUpdate.NO_EXIST && flags != MapUpdate.EXIST) {
            return EBPF_INVALID_ARGUMENT;
        }
        if (exists) {
            return flags == MapUpdate.NO_EXIST ? EBPF_KEY_ALREADY_EXISTS : EBPF_SUCCESS;
        }
        if (flags == MapUpdate.EXIST) {
            return EBPF_KEY_NOT_FOUND;
        }
        return isFull ? EBPF_OUT_OF_SPACE : EBPF_SUCCESS;
    }

    private static MapRefused refused(MapDefinition definition, String sentence) {
        return new MapRefused(EBPF_INVALID_ARGUMENT, definition, sentence);
    }
}
