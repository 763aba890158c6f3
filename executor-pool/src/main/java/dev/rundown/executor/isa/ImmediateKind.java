package dev.rundown.executor.isa;

import java.util.List;
import java.util.Optional;

/// What the 64 bits of an `LDDW` stand for: the seven meanings of its source field (RFC 9669, section 5.1), in the
/// order of their numbers.
public enum ImmediateKind {
    /// A number.
    NUMBER,
    /// A map. An object loader made its file descriptor the index of the map in the image.
    MAP,
    /// An address inside the first value of a map.
    MAP_VALUE,
    /// A variable of the platform.
    VARIABLE,
    /// The address of a function.
    FUNCTION,
    /// A map by its index in a list that the loader of the object supplies.
    MAP_BY_INDEX,
    /// An address inside the first value of a map given by such an index.
    MAP_VALUE_BY_INDEX;

    private static final List<ImmediateKind> IN_ORDER = List.of(values());

    /// The kind with this number in the source field; empty when there is none.
    static Optional<ImmediateKind> numbered(int number) {
        return number < IN_ORDER.size() ? Optional.of(IN_ORDER.get(number)) : Optional.empty();
    }
}
