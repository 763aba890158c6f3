package dev.rundown.simulation.report;

import dev.rundown.registrar.BindingHandle;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/// Short names of bindings, `B1` and so on, given in the order in which they are first printed.
final class ShortNames {
    private final SequencedMap<BindingHandle, String> names = new LinkedHashMap<>();

    String of(BindingHandle binding) {
        return names.computeIfAbsent(binding, _ -> "B" + (names.size() + 1));
    }

    /// What the short names stand for, in their order.
    Map<BindingHandle, String> given() {
        return new LinkedHashMap<>(names);
    }
}
