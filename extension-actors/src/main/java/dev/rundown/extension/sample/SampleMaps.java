package dev.rundown.extension.sample;

import dev.rundown.executor.map.MapProvider;
import dev.rundown.executor.program.Bytes;
import dev.rundown.executor.program.EbpfResult;
import dev.rundown.executor.program.MapDefinition;
import java.util.UUID;

/// The sample extension's map type: hash tables of 4-byte values, for programs of its own type only (`sample_ext.c`). A
/// value with the highest bit set is refused, so that there is something to see.
///
/// @param programType whose programs may use it
record SampleMaps(UUID programType) implements MapProvider {
    private static final int VALUE_BYTES = 4;

    @Override
    public EbpfResult create(MapDefinition definition) {
        return definition.valueSize() == VALUE_BYTES ? EbpfResult.EBPF_SUCCESS : EbpfResult.EBPF_INVALID_ARGUMENT;
    }

    @Override
    public EbpfResult associate(UUID type) {
        return type.equals(programType) ? EbpfResult.EBPF_SUCCESS : EbpfResult.EBPF_OPERATION_NOT_SUPPORTED;
    }

    @Override
    public EbpfResult update(Bytes key, Bytes value) {
        return (int) value.number(0, VALUE_BYTES) >= 0 ? EbpfResult.EBPF_SUCCESS : EbpfResult.EBPF_INVALID_ARGUMENT;
    }
}
