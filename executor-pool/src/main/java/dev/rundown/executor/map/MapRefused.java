package dev.rundown.executor.map;

import dev.rundown.executor.program.EbpfResult;
import dev.rundown.executor.program.MapDefinition;

/// A map that cannot be made as its definition says: the mistake of whoever declared it.
public final class MapRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final EbpfResult result;

    MapRefused(EbpfResult result, MapDefinition definition, String sentence) {
        super("map %s (%s): %s".formatted(definition.name(), definition.type().cName(), sentence));
        this.result = result;
    }

    /// What eBPF for Windows answers.
    public EbpfResult result() {
        return result;
    }
}
