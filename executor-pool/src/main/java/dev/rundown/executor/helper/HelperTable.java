package dev.rundown.executor.helper;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// The helpers that a program may call, by number.
///
/// @param byId each under the id of its prototype
public record HelperTable(SortedMap<Integer, HelperFunction> byId) {
    /// No helpers.
    public static final HelperTable EMPTY = new HelperTable(new TreeMap<>());

    public HelperTable {
        byId = Collections.unmodifiableSortedMap(new TreeMap<>(byId));
    }

    /// A table of `functions`, none of which has the number of another.
    public static HelperTable of(List<? extends HelperFunction> functions) {
        return EMPTY.with(functions);
    }

    /// This table with more `functions`; one of a number that is taken replaces the other, as a program type's own
    /// helper replaces a general one.
    public HelperTable with(List<? extends HelperFunction> functions) {
        var all = new TreeMap<>(byId);
        functions.forEach(it -> all.put(it.prototype().id(), it));
        return new HelperTable(all);
    }

    /// The helper with this number; empty when there is none.
    public Optional<HelperFunction> find(int id) {
        return Optional.ofNullable(byId.get(id));
    }

    /// What is known of all of them, by number.
    public List<HelperPrototype> prototypes() {
        return byId.values().stream().map(HelperFunction::prototype).toList();
    }
}
