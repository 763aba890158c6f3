package org.example.fileopen;

import dev.rundown.executor.map.MapProvider;
import dev.rundown.executor.program.Bytes;
import dev.rundown.executor.program.EbpfResult;
import dev.rundown.executor.program.MapDefinition;

/// A map type: a hash table of 4-byte numbers, none of which may be set to more than [#MOST].
public record Quota() implements MapProvider {
    /// The highest number.
    public static final int MOST = 3;

    private static final int VALUE_BYTES = 4;

    @Override
    public EbpfResult create(MapDefinition definition) {
        return definition.valueSize() == VALUE_BYTES ? EbpfResult.EBPF_SUCCESS : EbpfResult.EBPF_INVALID_ARGUMENT;
    }

    @Override
    public EbpfResult update(Bytes key, Bytes value) {
        return value.number(0, VALUE_BYTES) <= MOST ? EbpfResult.EBPF_SUCCESS : EbpfResult.EBPF_INVALID_ARGUMENT;
    }
}
