package dev.rundown.executor.map;

import dev.rundown.executor.program.MapDefinition;

/// What an array holds.
///
/// @param definition what the map is
/// @param values     all of them, one after the other, each at a multiple of [MapDefinition#stride]
record ArrayContents(MapDefinition definition, SparseBytes values) implements MapContents {
    static ArrayContents initial(MapDefinition definition) {
        ArrayLayout.check(definition);
        var values = SparseBytes.zeros((int) definition.valueBytes());
        var first = definition.initial();
        for (int at = 0; at < first.size(); at += Long.BYTES) {
            int size = Math.min(Long.BYTES, first.size() - at);
            values = values.with(at, size, first.number(at, size));
        }
        return new ArrayContents(definition, values);
    }

    @Override
    public ArrayContents withValues(SparseBytes other) {
        return new ArrayContents(definition, other);
    }
}
