package dev.rundown.simulation.rule;

import dev.rundown.extension.npi.AttachPolicy;
import dev.rundown.registrar.BindingHandle;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// The clients that have a place at a hook.
///
/// @param parameters what each of them is attached to
record Places(SortedMap<BindingHandle, Optional<Long>> parameters) {
    static final Places NONE = new Places(new TreeMap<>());

    Places {
        parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
    }

    Places with(BindingHandle binding, Optional<Long> parameter) {
        var more = new TreeMap<>(parameters);
        more.put(binding, parameter);
        return new Places(more);
    }

    Places without(BindingHandle binding) {
        var fewer = new TreeMap<>(parameters);
        fewer.remove(binding);
        return new Places(fewer);
    }

    /// Whether `policy` has a place for one more.
    boolean allow(AttachPolicy policy, Optional<Long> parameter) {
        return policy.allows(List.copyOf(parameters.values()), parameter);
    }
}
