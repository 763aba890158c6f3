package dev.rundown.executor.helper;

import dev.rundown.executor.program.ImportedFunction;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// The functions that programs can be bound to by module and name.
///
/// @param byName the code of each
public record FunctionTable(SortedMap<ImportedFunction, HelperFunction> byName) {
    /// No functions.
    public static final FunctionTable EMPTY = new FunctionTable(new TreeMap<>());

    public FunctionTable {
        byName = Collections.unmodifiableSortedMap(new TreeMap<>(byName));
    }

    /// The function that `wanted` names; empty when there is none.
    public Optional<HelperFunction> find(ImportedFunction wanted) {
        return Optional.ofNullable(byName.get(wanted));
    }
}
